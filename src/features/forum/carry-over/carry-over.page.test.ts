import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { FakeClock } from '../../../../test/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { loadSample } from '../../../sample/load-sample.ts';
import { StoryClock } from '../../../sample/story-clock.ts';
import { getSession, type SessionId, sessionUrls } from '../../sessions/index.ts';
import { createEvents } from '../events.ts';
import { createSpaces } from '../spaces/spaces.ts';
import { forumUrls } from '../urls.ts';
import { asMarkdown } from './carried-thread.ts';
import { carryOver } from './carry-over.ts';

const testClock = new FakeClock();
const clock = new StoryClock(testClock);
const app = await startTestApp({ jobs: true, clock: testClock, appClock: () => clock });
const db = app.database.kysely;
await loadSample(app, clock, () => undefined);
const { forum } = app.features;
const { id, code } = await db
  .selectFrom('session')
  .select(['id', 'code'])
  .where('state', '=', 'closed')
  .executeTakeFirstOrThrow();
const sessionId = id as SessionId;
const space = await forum.ofSession(db, sessionId);
assert.ok(space !== undefined);
const { agent } = await app.signInAs('member@example.org', {
  name: 'Mo Khan',
  organisation: 'Leeds City Council',
});

const threads = () =>
  db
    .selectFrom('thread')
    .selectAll()
    .where('spaceId', '=', space.spaceId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

test('LIVE-61: every question of a closed session has its thread, with its state, votes and speakers', async () => {
  const questions = await db
    .selectFrom('question')
    .select(['id', 'state'])
    .where('sessionId', '=', sessionId)
    .where('state', 'not in', ['merged', 'withdrawn'])
    .execute();
  const made = await threads();
  assert.deepEqual(
    new Set(made.map(({ questionId }) => questionId)),
    new Set(questions.map((each) => each.id)),
  );
  const page = await agent.get(forumUrls.space(space.spaceId));
  assert.match(page.text, /Began in a session/);
  const open = made.find(({ state }) => state === 'open');
  assert.ok(open !== undefined);
  const thread = await agent.get(forumUrls.thread(open.id));
  assert.match(thread.text, /In the session Not answered/);
  assert.match(thread.text, /wanted this answered/);
  assert.match(thread.text, /has not answered yet/);
});

test('LIVE-61: who did not want to be named is named nowhere', async () => {
  const hidden = await db
    .selectFrom('question')
    .innerJoin('thread', 'thread.questionId', 'question.id')
    .innerJoin('post', 'post.threadId', 'thread.id')
    .select([
      'thread.authorId',
      'thread.shownAuthor',
      'post.authorId as postAuthor',
      'post.shownAuthor as postShown',
    ])
    .where('question.naming', '<>', 'named')
    .where('post.number', '=', 1)
    .execute();
  assert.ok(hidden.length > 0);
  for (const row of hidden) {
    assert.equal(row.authorId, null);
    assert.equal(row.postAuthor, null);
    assert.equal(row.shownAuthor, row.postShown);
  }
});

test('LIVE-64, FOR-T8: handing over again adds nothing; a failure in the middle leaves nothing half done', async () => {
  const before = await threads();
  const session = await getSession(db, sessionId);
  const events = createEvents();
  let told = 0;
  events.onCarriedOver(async () => void (told += 1));
  const spaces = createSpaces({ db, clock, topics: app.services.topics, events });
  const deps = { spaces, events, release: forum.writing.release };
  await inTransaction(db, (tx) => carryOver(tx, session, deps, clock.now()));
  assert.deepEqual(await threads(), before);
  assert.equal(told, 0);
  const [some] = before;
  assert.ok(some !== undefined);
  await db.deleteFrom('thread').where('id', '=', some.id).execute();
  const fail = createEvents();
  fail.onCarriedOver(async () => {
    throw new Error('cut off');
  });
  await assert.rejects(
    inTransaction(db, (tx) => carryOver(tx, session, { ...deps, events: fail }, clock.now())),
    /cut off/,
  );
  assert.equal((await threads()).length, before.length - 1);
  await inTransaction(db, (tx) => carryOver(tx, session, deps, clock.now()));
  assert.deepEqual(
    (await threads()).map(({ questionId }) => questionId),
    before.map(({ questionId }) => questionId),
  );
  assert.equal(told, 1);
});

test('FOR-45, LIVE-65: an accepted answer is one of the archive, told once to those who voted', async () => {
  const open = await db
    .selectFrom('thread')
    .innerJoin('question', 'question.id', 'thread.questionId')
    .innerJoin('seat', 'seat.id', 'question.seatId')
    .select(['thread.id', 'thread.questionId', 'seat.id as seatId'])
    .where('thread.state', '=', 'open')
    .where('thread.heldAt', 'is', null)
    .where('question.state', '=', 'published')
    .executeTakeFirstOrThrow();
  const asker = await app.signInAs('asker@example.org', { name: 'Asha Asker' });
  await db.updateTable('seat').set({ personId: asker.person.id }).where('id', '=', open.seatId).execute();
  const voters: number[] = [];
  forum.onAnswered(async (_tx, event) => void voters.push(event.voters.length));
  const form = (await agent.get(forumUrls.thread(open.id))).form('Post reply');
  const replied = await agent.submit(form.fill({ text: 'We do it on Fridays.' }), 'Post reply');
  assert.doesNotMatch(replied.text, /This answers it/);
  const archive = `${sessionUrls.home(code)}/archive`;
  const before = (await agent.get(archive)).texts('main h2');
  const accept = async (act: string) => {
    const page = await asker.agent.get(forumUrls.thread(open.id));
    const [only] = page.forms.filter((each) => each.buttons.some((words) => words.startsWith(act)));
    assert.ok(only !== undefined, page.text);
    return asker.agent.submit(
      only,
      only.buttons.find((words) => words.startsWith(act)),
    );
  };
  testClock.advance({ seconds: 3 * 24 * 3600 });
  const accepted = await accept('This answers it');
  assert.match(accepted.text, /Accepted answer/);
  const after = await agent.get(archive);
  assert.notDeepEqual(after.texts('main h2'), before);
  assert.match(after.text, /accepted answer/);
  await accept('Not an answer after all');
  assert.deepEqual((await agent.get(archive)).texts('main h2'), before);
  await accept('This answers it');
  assert.equal(voters.length, 2);
  assert.equal(voters[1], 0);
  const reopen = await asker.agent.get(forumUrls.thread(open.id));
  const again = await asker.agent.submit(
    reopen.form('Open it again').fill({ reason: 'Fridays are too late' }),
    'Open it again',
  );
  assert.doesNotMatch(again.text, /Accepted answer/);
});

test('plain text stays as it was typed', () => {
  assert.equal(asMarkdown('# a *b* [c](d) 1. e\n- f\n2) g'), '\\# a \\*b\\* \\[c\\](d) 1. e\n\\- f\n2\\) g');
});
