import { useEffect, useRef, useState } from 'preact/hooks';
import { formatCount } from '../design-system/format.ts';
import { ConnectionNotice } from '../design-system/patterns/connection-notice.tsx';
import {
  afterAnswer,
  afterAside,
  afterRefusal,
  backToLast,
  type MoreStatements,
  type TakePartModel,
  withMore,
} from '../features/perspectives/pages/take-part/model.ts';
import { TakePartView } from '../features/perspectives/pages/take-part/view.tsx';
import { announceNow } from './announce.ts';
import { theOutbox } from './outbox.ts';

type AnswerName = Parameters<typeof afterAnswer>[1];

/** With fewer statements than this ahead, more are asked for. */
const FEWEST_AHEAD = 4;
/** A second press so soon is a slip of the thumb: the next statement has hardly been seen. */
const SLIP_MS = 350;

/** Later than this an answer that is not acknowledged is said to wait. */
const PATIENCE_MS = 3_000;

const WORDS: Readonly<Record<AnswerName, string>> = {
  agree: 'You agreed.',
  disagree: 'You disagreed.',
  pass: 'You passed.',
};

/** Answering without leaving the page: the next statement is there at once, and answers wait in the outbox if need be. */
export function Perspectives({ model: first }: { model: TakePartModel }) {
  const [model, setModel] = useState(first);
  const [problem, setProblem] = useState('');
  const [isOnline, setOnline] = useState(true);
  /** Answers that wait for a server that is away or takes no more of them for now. */
  const [waiting, setWaiting] = useState(0);
  const now = useRef(model);
  const sent = useRef(new Set<string>());
  /** Answers that the server has not acknowledged, and whether each was the first to its statement. */
  const onTheWay = useRef(new Map<string, boolean>());
  const pressedAt = useRef(-Infinity);
  const isAsking = useRef(false);
  now.current = model;

  /** What comes before the page is drawn again builds on it too. */
  function change(next: TakePartModel): void {
    now.current = next;
    setModel(next);
  }

  async function ask(): Promise<void> {
    if (isAsking.current || now.current.closed !== null) return;
    isAsking.current = true;
    const asked = onTheWay.current.size === 0 ? now.current.answered : null;
    const { id, lens, queue } = now.current;
    const have = [...new Set([...queue.map((each) => each.id), ...sent.current])].slice(-60);
    const query = new URLSearchParams({ have: have.join(','), ...(lens === '' ? {} : { lens }) });
    try {
      const response = await fetch(`/perspectives/${id}/next?${query.toString()}`, {
        headers: { accept: 'application/json' },
      });
      if (response.ok) {
        const more = (await response.json()) as MoreStatements;
        const isSettled = onTheWay.current.size === 0 && now.current.answered === asked;
        change(withMore(now.current, more, sent.current, isSettled));
      }
    } catch {
      // Offline: what is here can be answered, and the next answer asks again.
    } finally {
      isAsking.current = false;
    }
  }

  useEffect(() => {
    const stop = theOutbox().onDelivered((parcel, { status, body }) => {
      if (!parcel.key.startsWith('perspectives-')) return;
      const statement = String(parcel.fields['statement'] ?? '');
      const wasNew = onTheWay.current.get(statement) === true;
      onTheWay.current.delete(statement);
      setWaiting((before) => (before === 0 ? 0 : onTheWay.current.size));
      if (status === 200) {
        void askIfFew();
        return;
      }
      const text =
        (body as { message?: string } | undefined)?.message ??
        'An answer could not be counted. Reload the page and try again.';
      setProblem(text);
      announceNow(text);
      if (parcel.fields['answer'] !== undefined) change(afterRefusal(now.current, statement, wasNew));
      void ask();
    });
    const sayIfWaiting = (statement: string): void => {
      if (!onTheWay.current.has(statement)) return;
      setWaiting((before) => {
        if (before === 0) announceNow(waitingWords(onTheWay.current.size));
        return onTheWay.current.size;
      });
    };
    const submit = (event: SubmitEvent): void => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.id !== 'vote-form') return;
      event.preventDefault();
      const button = event.submitter as HTMLButtonElement | null;
      const answer = button?.value as AnswerName | undefined;
      if (button === null || answer === undefined || performance.now() - pressedAt.current < SLIP_MS) return;
      pressedAt.current = performance.now();
      const matters = new FormData(form).has('matters');
      const [shown] = now.current.queue;
      if (shown === undefined) return;
      sent.current.add(shown.id);
      setProblem('');
      if (button.name === 'aside') {
        putAside(button.formAction, shown.id);
        return;
      }
      onTheWay.current.set(shown.id, shown.answer === null);
      setTimeout(() => sayIfWaiting(shown.id), PATIENCE_MS);
      const next = afterAnswer(now.current, answer, matters);
      const [following] = next.queue;
      theOutbox().add({
        key: `perspectives-vote:${shown.id}`,
        url: form.action,
        fields: {
          _csrf: now.current.csrf,
          statement: shown.id,
          answer,
          ...(matters ? { matters: 'yes' } : {}),
          ...(following === undefined ? {} : { next: following.id }),
        },
      });
      announceNow(`${WORDS[answer]} ${next.queue[0]?.text ?? 'No statement is left.'}`);
      change(next);
      focusWhereNoneIsLeft(next);
    };
    const putAside = (url: string, statement: string): void => {
      onTheWay.current.set(statement, false);
      const next = afterAside(now.current);
      theOutbox().add({
        key: `perspectives-aside:${statement}`,
        url,
        fields: { _csrf: now.current.csrf, statement, aside: 'yes' },
      });
      announceNow(`Put aside until tomorrow. ${next.queue[0]?.text ?? 'No statement is left for today.'}`);
      change(next);
      focusWhereNoneIsLeft(next);
    };
    const connection = (): void => setOnline(navigator.onLine);
    connection();
    addEventListener('online', connection);
    addEventListener('offline', connection);
    document.addEventListener('submit', submit);
    return () => {
      stop();
      removeEventListener('online', connection);
      removeEventListener('offline', connection);
      document.removeEventListener('submit', submit);
    };
  }, []);

  function askIfFew(): Promise<void> {
    const { queue, left } = now.current;
    return queue.length < FEWEST_AHEAD && queue.length < left ? ask() : Promise.resolve();
  }

  return (
    <>
      <ConnectionNotice state={isOnline ? 'live' : 'lost'} />
      {waiting > 0 && <p class="govuk-inset-text">{waitingWords(waiting)}</p>}
      {problem !== '' && <p class="govuk-inset-text">{problem}</p>}
      <TakePartView
        model={model}
        onBack={() => {
          const next = backToLast(now.current);
          announceNow(`Answer again: ${next.queue[0]?.text ?? ''}`);
          change(next);
        }}
      />
    </>
  );
}

function waitingWords(count: number): string {
  return `${formatCount(count, 'answer')} could not be sent yet. Keep this page open: what you answered is kept in this browser and sent again by itself.`;
}

/** The button that had the focus goes with the last statement; whoever works by keyboard goes on from what stands there. */
function focusWhereNoneIsLeft({ queue, left }: TakePartModel): void {
  if (queue.length > 0 || left > 0) return;
  requestAnimationFrame(() => document.getElementById('why')?.focus());
}
