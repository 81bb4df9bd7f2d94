import { useEffect, useRef, useState } from 'preact/hooks';
import { ConnectionNotice, type ConnectionState } from '../design-system/patterns/connection-notice.tsx';
import {
  applyMessage,
  type HomeMessage,
  type HomeModel,
  withVote,
} from '../features/plenary/pages/home/model.ts';
import { HomeView } from '../features/plenary/pages/home/view.tsx';
import { announceLater, announceNow } from './announce.ts';
import { connect } from './connection.ts';
import { theOutbox } from './outbox.ts';
import { reportSightings } from './sightings.ts';

type Signal = NonNullable<HomeModel['pace']>[number];

interface VoteAnswer {
  readonly outcome?: string;
  readonly message?: string;
}

/** The list of questions, live: counts change in place, news waits behind a button, votes need no new page. */
export function Home({ model: first }: { model: HomeModel }) {
  const [model, setModel] = useState(first);
  const [state, setState] = useState<ConnectionState>('live');
  const [problem, setProblem] = useState<string | null>(null);
  const current = useRef(model);
  current.current = model;

  useEffect(() => {
    const connection = connect(first.eventsUrl, first.version, {
      state: setState,
      changes: (message) => setModel((before) => take(before, message as HomeMessage)),
    });
    const stopSightings = first.hasSeat ? reportSightings(first.code, first.csrf) : () => undefined;
    const stopListening = theOutbox().onDelivered((parcel, { status, body }) => {
      const [kind, id] = parcel.key.split(':');
      if (kind !== 'vote' || id === undefined || status === 200) return;
      setModel((before) => withVote(before, id, parcel.fields['wanted'] !== '1'));
      const text =
        (body as VoteAnswer | undefined)?.message ??
        'Your vote could not be counted. Reload the page and try again.';
      setProblem(text);
      announceNow(text);
    });
    return () => {
      connection.close();
      stopSightings();
      stopListening();
    };
  }, []);

  function vote(id: string, wanted: boolean): void {
    setProblem(null);
    setModel((before) => withVote(before, id, wanted));
    theOutbox().add({
      key: `vote:${id}`,
      url: `/s/${first.code}/questions/${id}/vote`,
      fields: { _csrf: first.csrf, wanted: wanted ? '1' : '0' },
    });
    announceNow(wanted ? 'Your vote is in.' : 'Your vote is taken back.');
  }

  function signal(kind: Signal, wanted: boolean): void {
    setModel((before) => {
      const others = (before.pace ?? []).filter((each) => each !== kind);
      return { ...before, pace: wanted ? [...others, kind] : others };
    });
    theOutbox().add({
      key: `pace:${kind}`,
      url: `/s/${first.code}/pace`,
      fields: { _csrf: first.csrf, kind, wanted: wanted ? '1' : '0' },
    });
    announceNow(wanted ? 'The chair and the speakers are told.' : 'Your signal is taken back.');
  }

  async function update(): Promise<void> {
    const response = await fetch(location.href, { headers: { accept: 'application/json' } });
    if (!response.ok) return location.reload();
    setModel((await response.json()) as HomeModel);
    document.querySelector<HTMLElement>('#questions-heading')?.focus();
    announceNow('The list is up to date.');
    return undefined;
  }

  return (
    <>
      <ConnectionNotice state={state} />
      {problem !== null && <p class="govuk-inset-text">{problem}</p>}
      <HomeView model={model} actions={{ vote, signal, update: () => void update() }} />
    </>
  );
}

/** Takes a message in, and says what matters of it. */
function take(before: HomeModel, message: HomeMessage): HomeModel {
  const after = applyMessage(before, message);
  if (after.session.state !== before.session.state) announceNow(`${after.session.stateWords}.`);
  const fresh = after.waiting.fresh.length;
  if (fresh > before.waiting.fresh.length) {
    announceLater(`${fresh} new ${fresh === 1 ? 'question' : 'questions'}.`);
  }
  if (after.openPolls.length > before.openPolls.length) announceLater('A poll is open.');
  const [now] = after.answering;
  if (now !== undefined && now.id !== before.answering[0]?.id)
    announceLater(`Being answered now: ${now.text}`);
  return after;
}
