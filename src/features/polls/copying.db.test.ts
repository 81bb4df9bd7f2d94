import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { pollServices } from '../../../test/polls.ts';
import { draftSession } from '../../../test/sessions.ts';
import { findSessionByCode, type Session } from '../sessions/index.ts';
import { draftOf } from './draft.ts';
import { listPolls } from './repository.ts';

const app = await startTestApp({ jobs: true });
const db = app.database.kysely;
const polls = await pollServices(app);
const { person, agent } = await app.signInAs('asha@justice.example');

/** What a session asks, without its ids. */
async function askedIn(session: Session) {
  return (await listPolls(db, session.id)).map((poll) => ({ state: poll.state, ...draftOf(poll) }));
}

async function copyOf(session: Session, path: string, button: string): Promise<Session> {
  const page = await agent.submit((await agent.get(`/s/${session.code}/organise/${path}`)).form(button));
  const copy = await findSessionByCode(db, /\/s\/(\w+)\//.exec(page.path)?.[1] ?? '');
  assert.ok(copy !== undefined && copy.id !== session.id);
  return copy;
}

const SCALE = { min: 0, max: 10, minLabel: 'Never', maxLabel: 'Always' };

/** One poll that was asked, and one draft of every kind in an order of their own. */
async function sessionWithPolls(): Promise<Session> {
  const session = await draftSession(app, person, { state: 'live' });
  await polls.opened(session, { question: 'Asked already?' });
  await polls.prepared(session, { kind: 'text', question: 'In a word?', options: [], resultsWhen: 'closed' });
  await polls.prepared(session, {
    kind: 'several',
    question: 'Which ones?',
    maxChoices: 2,
    hint: 'At most two.',
  });
  await polls.prepared(session, { kind: 'scale', question: 'How often?', options: [], scale: SCALE });
  await polls.prepared(session, {
    kind: 'ranking',
    question: 'In which order?',
    options: ['A home', 'A job'],
  });
  return session;
}

test('LIVE-18: a rehearsal has the polls that are prepared, and what it does to them stays there', async () => {
  const session = await sessionWithPolls();
  const before = await askedIn(session);
  const rehearsal = await copyOf(session, 'rehearsal', 'Make a rehearsal');
  assert.deepEqual(
    await askedIn(rehearsal),
    before.filter(({ state }) => state === 'draft'),
  );
  const [first] = await listPolls(db, rehearsal.id);
  assert.ok(first);
  const live = await polls.moveSession(rehearsal, 'live');
  assert.equal(await polls.move(live, first, 'open'), '');
  assert.deepEqual(await askedIn(session), before);

  const end = await agent.get(`/s/${rehearsal.code}/organise/rehearsal/end`);
  await agent.submit(end.form('End it and delete everything'));
  assert.deepEqual(await listPolls(db, rehearsal.id), []);
  assert.deepEqual(await askedIn(session), before);
});

test('LIVE-10: a session in which another goes on has its polls that were not opened', async () => {
  const session = await sessionWithPolls();
  const closed = await polls.moveSession(session, 'closed');
  const next = await copyOf(closed, 'continue', 'Make the new session');
  assert.deepEqual(
    (await askedIn(next)).map(({ question, state }) => [question, state]),
    [
      ['In a word?', 'draft'],
      ['Which ones?', 'draft'],
      ['How often?', 'draft'],
      ['In which order?', 'draft'],
    ],
  );
  assert.deepEqual(
    (await askedIn(session)).map(({ state }) => state),
    ['closed', 'draft', 'draft', 'draft', 'draft'],
  );
});
