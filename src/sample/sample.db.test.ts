import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startTestApp } from '../../test/app.ts';
import { FakeClock } from '../../test/clock.ts';
import { waitFor } from '../../test/wait-for.ts';
import { listQuestions, type QuestionDetails } from '../features/questions/index.ts';
import { findSession, type Session, type SessionId } from '../features/sessions/index.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { readRecord } from '../platform/record/record.ts';
import type { StoredResult } from '../features/diagnosis/results/stored-result.ts';
import { loadSample } from './load-sample.ts';
import { SAMPLE_SCOPE } from './repository.ts';
import { sampleLines, sampleLinks, sampleReminder } from './sample-links.ts';
import { StoryClock } from './story-clock.ts';

const testClock = new FakeClock();
const clock = new StoryClock(testClock);
const app = await startTestApp({
  jobs: true,
  clock: testClock,
  appClock: () => clock,
  settings: { SAMPLE: 'on' },
});
const db = app.database.kysely;
const said: string[] = [];
const DUE = ['diagnosis-due', 'endeavours-remind', 'notices-mail'];
// The times that repeating work falls due at come while the story is told.
const falling = setInterval(() => void fallDue(), 100);
const wasLoaded = await loadSample(app, clock, (line) => said.push(line));
clearInterval(falling);

async function isDone(name: string): Promise<boolean> {
  return (await app.services.jobs.waiting(name)).count === 0;
}

async function fallDue(): Promise<void> {
  for (const name of DUE)
    await inTransaction(db, (tx) => app.services.jobs.send(tx, name, {}, { key: name }));
}

async function sampleSession(which: 'closed' | 'live'): Promise<Session> {
  const [loaded] = await readRecord(db, SAMPLE_SCOPE, { limit: 1 });
  const session = await findSession(db, loaded?.data[which] as SessionId);
  assert.ok(session);
  return session;
}

const closed = await sampleSession('closed');
const live = await sampleSession('live');
const questions = await Promise.all(
  [closed, live].map(({ id }) => listQuestions(db, { sessionId: id })),
).then((both) => both.flat());

function some(title: string, is: (question: QuestionDetails) => boolean): void {
  assert.ok(questions.some(is), `the sample has no question that is ${title}`);
}

test('it is loaded into a new installation, which is told', () => {
  assert.equal(wasLoaded, true);
  assert.deepEqual(said, ['Loading the sample …']);
});

test('one session is over and one is live, at times that fit the present', () => {
  assert.equal(closed.state, 'closed');
  assert.equal(live.state, 'live');
  const minutes = (session: Session) => (clock.now().getTime() - session.startsAt.getTime()) / 60_000;
  assert.ok(minutes(live) > 30 && minutes(live) < 60);
  assert.ok(minutes(closed) > 2 * 24 * 60);
  assert.ok(questions.every(({ askedAt, stateAt }) => askedAt <= stateAt && stateAt <= clock.now()));
});

test('about forty questions from nine organisations stand in every state there is before the forum', () => {
  assert.ok(questions.length >= 40 && questions.length <= 60);
  assert.deepEqual([...new Set(questions.map(({ state }) => state))].toSorted(), [
    'answered',
    'answering',
    'declined',
    'merged',
    'next',
    'published',
    'received',
    'removed',
    'withdrawn',
  ]);
  const organisations = new Set(questions.flatMap(({ tally }) => [...tally.keys()]));
  assert.equal(organisations.size, 9);
});

test('everything that can become of a question is there to be seen', () => {
  some('pinned', ({ pinnedAt }) => pinnedAt !== null);
  some('parked', ({ parkedAt }) => parkedAt !== null);
  some('from the floor', ({ fromFloor }) => fromFloor);
  some('marked for a look', ({ marked }) => marked !== null);
  some('waiting for a second look', (each) => each.secondLookAt !== null && !each.secondLookDone);
  some('shown after a second look', (each) => each.secondLookDone && each.state === 'answered');
  some('not shown after a second look', (each) => each.secondLookDone && each.state === 'declined');
  some('reopened by its asker', ({ reopened }) => reopened);
  some('answered live', ({ answeredLive, state }) => answeredLive && state === 'answered');
  some('answered later', ({ answeredLive, state }) => !answeredLive && state === 'answered');
  for (const naming of ['named', 'organisation', 'not-shown']) some(naming, (each) => each.naming === naming);
  for (const state of ['answered-aloud', 'answered-in-writing', 'passed-on', 'declined', 'waiting']) {
    some(`${state} by a speaker`, ({ speakers }) => speakers.some((speaker) => speaker.state === state));
  }
  for (const state of ['original', 'proposed']) {
    some(`worded: ${state}`, ({ wordings }) => wordings.some((wording) => wording.state === state));
  }
  for (const isConfirmed of [true, false]) {
    some(`noted, confirmed ${isConfirmed}`, ({ answers }) =>
      answers.some(({ kind, confirmed }) => kind === 'summary' && confirmed === isConfirmed),
    );
  }
});

test('LIVE-63: people reply to a question of the live session', async () => {
  await waitFor('the number of replies', async () =>
    (await listQuestions(db, { sessionId: live.id })).some(({ replies }) => replies === 2),
  );
});

test('LIVE-50: a wording that its asker never answered comes to stand beside the first one', async () => {
  const isBeside = async () =>
    (await db.selectFrom('questionWording').select('state').execute()).some(
      ({ state }) => state === 'shown-beside',
    );
  for (let tries = 0; tries < 100 && !(await isBeside()); tries++) await setTimeout(100);
  assert.ok(await isBeside());
});

test('RANK-2: what is wanted across organisations is not what the largest one wants most', async () => {
  const board = await app.features.questions.boards.get(live);
  const open = board.questions().filter(({ state }) => ['published', 'next', 'answering'].includes(state));
  const first = (by: 'votes' | 'score') =>
    open.toSorted((a, b) => (b[by] ?? 0) - (a[by] ?? 0)).map(({ text }) => text);
  assert.match(first('votes')[0] ?? '', /pay in probation/);
  assert.match(first('score')[0] ?? '', /what we try next|on Monday|at the gate/);
  const place = first('score').findIndex((text) => text.includes('pay in probation'));
  assert.ok(place > open.length / 2, `it stands ${place + 1}th of ${open.length} by score`);
});

test('polls of every kind have answers; one is open, and one is a draft', async () => {
  const polls = await app.features.polls.exportPolls(closed);
  assert.deepEqual(
    polls.map(({ kind, state }) => [kind, state]),
    [
      ['one', 'closed'],
      ['scale', 'closed'],
      ['several', 'closed'],
      ['ranking', 'closed'],
      ['text', 'closed'],
    ],
  );
  for (const { results, question } of polls) assert.ok(results !== null && results.people > 10, question);
  const states = (await app.features.polls.listAll(live)).map(({ state }) => state);
  assert.deepEqual(states.toSorted(), ['closed', 'draft', 'open']);
});

test('comments are shown, waiting, and taken down, with reactions', async () => {
  const comments = await app.features.comments.listPublic(live);
  assert.deepEqual([...new Set(comments.map(({ state }) => state))].toSorted(), ['published', 'removed']);
  assert.ok(comments.some(({ counts }) => counts.agree > 5));
  assert.equal(await app.features.comments.countWaiting(live), 1);
  assert.equal((await app.features.comments.staffMessages.list(live)).length, 2);
});

test('whoever joins the live session asks and is read at once', () => {
  assert.equal(live.moderation, 'after');
  some('still waiting from before', ({ state }) => state === 'received');
});

test('a second load changes nothing', async () => {
  const before = await db
    .selectFrom('record')
    .select((eb) => eb.fn.countAll().as('rows'))
    .execute();
  assert.equal(await loadSample(app, clock, (line) => said.push(line)), false);
  assert.equal(said.length, 1);
  assert.deepEqual(
    await db
      .selectFrom('record')
      .select((eb) => eb.fn.countAll().as('rows'))
      .execute(),
    before,
  );
});

test('its links sign in once as the organiser, the chair, a moderator, a speaker and the administrator', async () => {
  const links = await sampleLinks(app);
  assert.ok(links);
  assert.deepEqual(
    links.links.map(({ role }) => role),
    ['organiser', 'chair', 'moderator', 'speaker', 'administrator'],
  );
  for (const { url, name } of links.links) {
    const agent = app.agent();
    const signedIn = await agent.submit((await agent.get(new URL(url).pathname)).form());
    assert.match(signedIn.body, new RegExp(name), `${signedIn.status} ${signedIn.path}`);
  }
  assert.match((await app.agent().get(new URL(links.join).pathname)).body, /the first 72 hours/);
  assert.match(sampleLines(links).at(-1) ?? '', /messages stay at .*\/mailbox$/);
});

test('a later start says where the sample is, and how to get new links, and makes none', async () => {
  const countLinks = async () => (await db.selectFrom('signInLink').select('email').execute()).length;
  const before = await countLinks();
  const [join, how] = await sampleReminder(app);
  assert.match(join ?? '', /\/j\/\w{6} \(code/);
  assert.match(how ?? '', /stop the service and run: npx endeavour sample --links$/);
  assert.equal(await countLinks(), before);
});

test('ROUND-9: most of the disagreement of the last round lies between organisations, and rounds differ', async () => {
  const rounds = await db
    .selectFrom('diagnosisRound')
    .innerJoin('endeavour', 'endeavour.id', 'diagnosisRound.endeavourId')
    .select(['endeavour.title', 'diagnosisRound.result'])
    .orderBy('number')
    .execute();
  assert.deepEqual(
    rounds.map(({ title }) => title),
    ['Leaving prison', 'Leaving prison'],
  );
  const [before, after] = rounds.map(({ result }) => result as unknown as StoredResult);
  assert.deepEqual(
    [before, after].map((result) => result?.questions.do.disagreement?.label),
    ['clearly split', 'clearly agreed'],
  );
  const wrong = after?.sentences.find(({ id }) => id === 'SAY-2')?.text ?? '';
  assert.match(
    wrong,
    /^On what is wrong, most of the disagreement \(76%, 26% expected by chance\) is between/,
  );
  assert.equal(after?.groups?.length, 3);
});

test('FOR-48, FOR-49: the forum and the endeavour’s space have a sense check that is over and a poll that is open, with enough answers', async () => {
  const polls = await db
    .selectFrom('postPoll')
    .innerJoin('postPollAnswer', 'postPollAnswer.postId', 'postPoll.postId')
    .innerJoin('post', 'post.id', 'postPoll.postId')
    .innerJoin('thread', 'thread.id', 'post.threadId')
    .innerJoin('space', 'space.id', 'thread.spaceId')
    .select((eb) => [
      'space.kind as where',
      'postPoll.kind',
      eb('closedAt', 'is not', null).as('isClosed'),
      eb.fn.countAll<number>().as('people'),
    ])
    .groupBy(['space.kind', 'postPoll.postId', 'postPoll.kind', 'closedAt'])
    .orderBy('space.kind')
    .orderBy('postPoll.kind')
    .execute();
  assert.deepEqual(polls, [
    { where: 'public', kind: 'one', isClosed: false, people: 5 },
    { where: 'public', kind: 'sense', isClosed: true, people: 7 },
    { where: 'context', kind: 'one', isClosed: false, people: 5 },
    { where: 'context', kind: 'sense', isClosed: true, people: 5 },
  ]);
  const reviewed = await db
    .selectFrom('thread')
    .innerJoin('space', 'space.id', 'thread.spaceId')
    .select('thread.title')
    .where('space.kind', '=', 'context')
    .where('thread.kind', '=', 'decision')
    .where('reviewOn', 'is not', null)
    .execute();
  assert.equal(reviewed.length, 1);
});

test('180 people have answered statements, one answer after the other, and none after now', async () => {
  const people = await db
    .selectFrom('perspectivesVote')
    .select((eb) => [eb.fn.min('at').as('first'), eb.fn.max('at').as('last'), eb.fn.countAll().as('answers')])
    .groupBy('participantId')
    .execute();
  assert.equal(people.length, 180);
  assert.ok(people.every(({ first, last, answers }) => Number(answers) > 1 && first < last));
  assert.ok(people.every(({ last }) => last < testClock.now()));
});

test('LRN-25: people of the closed session are put together once, two have swapped, and the organiser is asked to', async () => {
  const { agent } = await app.signInAs('amina.rowan@sample.example', {
    name: 'Amina Rowan',
    organisation: 'Eastmoor Council',
  });
  const page = await agent.get(`/s/${closed.code}/meet`);
  assert.match(page.text, /Whom you meet.*asks to swap groups with you/);
  assert.match(page.text, /13 people wanted to meet.*No two people are together who had been put together/);
  assert.match(page.text, /Two people have swapped groups once/);
});

test('nobody in it can receive mail', async () => {
  testClock.advance({ days: 1 });
  await fallDue();
  await waitFor('the work that is due', async () => (await Promise.all(DUE.map(isDone))).every(Boolean));
  const people = await db.selectFrom('person').select('email').execute();
  assert.ok(people.every(({ email }) => email?.endsWith('@sample.example')));
  assert.deepEqual(await db.selectFrom('mailboxMessage').selectAll().execute(), []);
});
