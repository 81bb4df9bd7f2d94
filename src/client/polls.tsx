import { useEffect, useRef, useState } from 'preact/hooks';
import { ConnectionNotice, type ConnectionState } from '../design-system/patterns/connection-notice.tsx';
import {
  applyMessage,
  asksForResults,
  type Arrived,
  type PollsMessage,
  type PollsModel,
  resultsPaceMs,
  type SentAnswer,
  withAnswer,
  withResults,
} from '../features/polls/pages/poll/model.ts';
import { PollsView } from '../features/polls/pages/poll/view.tsx';
import { announceLater, announceNow } from './announce.ts';
import { connect } from './connection.ts';
import { fieldsOf } from './form-fields.ts';
import { type Delivered, theOutbox } from './outbox.ts';

/** Later than this an answer that is not confirmed is said to wait. */
const PATIENCE_MS = 2_000;

/** Polls, live: results change in place, answers need no new page, and nothing touches what is being chosen. */
export function Polls({ model: first }: { model: PollsModel }) {
  const [arrived, setArrived] = useState<Arrived>({ model: first, fresh: [] });
  const [state, setState] = useState<ConnectionState>('live');
  const [begun, setBegun] = useState<ReadonlySet<string>>(new Set());
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());

  useResults(arrived.model, (asked) =>
    setArrived(({ model, fresh }) => ({ model: withResults(model, asked), fresh })),
  );

  useEffect(() => {
    const connection = connect(first.eventsUrl, first.version, {
      state: setState,
      changes: (message) => setArrived((before) => take(before, message as PollsMessage)),
    });
    const stopListening = theOutbox().onDelivered((parcel, delivered) => {
      const [kind, id] = parcel.key.split(':');
      if (kind !== 'poll' || id === undefined) return;
      const sent = answerOf(delivered);
      setWaiting((before) => without(before, id));
      if (sent.ok) setBegun((before) => without(before, id));
      setArrived(({ model, fresh }) => ({ model: withAnswer(model, id, sent, parcel.fields), fresh }));
      if (!sent.ok) focusFirstMistake(id);
      announceNow(sent.ok ? 'Your answer is in.' : (sent.mistakes[0]?.message ?? sent.message));
    });
    return () => {
      connection.close();
      stopListening();
    };
  }, [first.eventsUrl, first.version]);

  const actionsOf = (id: string) => ({
    begin: () => setBegun((before) => new Set([...before, id])),
    send(form: HTMLFormElement): void {
      const stop = theOutbox().onDelivered((parcel) => {
        if (parcel.key !== `poll:${id}`) return;
        stop();
        clearTimeout(timer);
      });
      const timer = setTimeout(() => setWaiting((before) => new Set([...before, id])), PATIENCE_MS);
      theOutbox().add({ key: `poll:${id}`, url: form.action, fields: fieldsOf(form) });
    },
  });

  return (
    <>
      <ConnectionNotice state={state} />
      <PollsView
        model={arrived.model}
        fresh={arrived.fresh}
        begun={begun}
        waiting={waiting}
        actionsOf={actionsOf}
      />
    </>
  );
}

/** The service is away for a moment: the page asks for results again after this long. */
const RETRY_MS = 5_000;

/** Asks the page's own address for the results that this person may see, when something has changed (LIVE-68). */
function useResults(model: PollsModel, take: (asked: PollsModel) => void): void {
  const latest = useRef({ model, take });
  latest.current = { model, take };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const answered = Object.keys(model.mine).length;
  const first = useRef({ version: model.version, answered });

  useEffect(() => {
    async function ask(): Promise<void> {
      const response = await fetch(location.href, { headers: { accept: 'application/json' } });
      if (response.ok) latest.current.take((await response.json()) as PollsModel);
      else if (response.status >= 500 || response.status === 429) askIn(RETRY_MS);
    }
    function askIn(ms: number): void {
      timer.current ??= setTimeout(
        () => {
          timer.current = undefined;
          ask().catch(() => askIn(RETRY_MS));
        },
        // Spread out: a hall that answered together does not ask together.
        // oxlint-disable-next-line no-restricted-properties -- the browser's own waiting is nobody's result
        ms * (0.5 + Math.random()),
      );
    }
    const isNews = model.version > first.current.version || answered > first.current.answered;
    if (isNews && asksForResults(latest.current.model)) askIn(resultsPaceMs(latest.current.model));
  }, [model.version, answered]);

  useEffect(() => () => clearTimeout(timer.current), []);
}

/** After the mistakes are shown. */
function focusFirstMistake(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`#poll-${id} .govuk-form-group--error :is(input, textarea)`)?.focus();
  });
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((each) => each !== id));
}

function answerOf({ body }: Delivered): SentAnswer {
  if (typeof body === 'object' && body !== null && 'ok' in body) return body as SentAnswer;
  return {
    ok: false,
    message: 'Your answer could not be sent. Reload the page and send it again.',
    mistakes: [],
  };
}

/** Takes a message in, and says what matters of it. */
function take(before: Arrived, message: PollsMessage): Arrived {
  const after = applyMessage(before, message);
  if (after.model.stateWords !== before.model.stateWords) announceNow(`${after.model.stateWords}.`);
  for (const poll of after.fresh.slice(before.fresh.length)) announceLater(`New poll: ${poll.question}`);
  for (const [index, poll] of after.model.polls.entries()) {
    const was = before.model.polls[index]?.state;
    if (was !== poll.state) announceLater(`${CHANGED[poll.state]}: ${poll.question}`);
  }
  return after;
}

const CHANGED = { open: 'Poll open again', stopped: 'Poll stopped for now', closed: 'Poll closed' } as const;
