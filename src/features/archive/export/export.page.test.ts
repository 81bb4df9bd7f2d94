import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { FakeClock } from '../../../../test/clock.ts';
import { addressOf } from '../../../sample/cast.ts';
import { loadSample } from '../../../sample/load-sample.ts';
import { StoryClock } from '../../../sample/story-clock.ts';
import { archiveUrls } from '../urls.ts';
import type { SessionDocument } from './session-document.ts';
import { EXPORT_TABLES } from './tables.ts';

const testClock = new FakeClock();
const clock = new StoryClock(testClock);
const app = await startTestApp({ jobs: true, clock: testClock, appClock: () => clock });
const db = app.database.kysely;
await loadSample(app, clock, () => undefined);
const { code } = await db
  .selectFrom('session')
  .select('code')
  .where('state', '=', 'closed')
  .executeTakeFirstOrThrow();
const organiser = (await app.signInAs(addressOf('amina'))).agent;

const file = await organiser.get(archiveUrls.json(code));
const document = JSON.parse(file.body) as SessionDocument;

test('LIVE-86: an organiser takes everything as one JSON document with its schema', () => {
  assert.equal(file.status, 200);
  assert.equal(file.headers['content-disposition'], `attachment; filename="${code}.json"`);
  assert.equal(document.schema, 'endeavour.session/1');
  assert.deepEqual(Object.keys(document), [
    'schema',
    'exportedAt',
    'notes',
    'session',
    'endeavours',
    'figures',
    'speakers',
    'heard',
    'questions',
    'votes',
    'polls',
    'comments',
    'moderation',
  ]);
  assert.equal(document.questions.length, 20);
  assert.deepEqual(document.figures.answered, { questions: 14, answered: 7 });
  assert.equal(document.session.parts[1]?.speakers.length, 3);
});

test('LIVE-21: every export says how people joined', async () => {
  assert.equal(document.session.joining, 'open');
  assert.match(document.notes[0] ?? '', /what people said when joining/);
  for (const table of EXPORT_TABLES) {
    const { body } = await organiser.get(archiveUrls.csv(code, `${table}.csv`));
    const [head, ...rows] = body.trimEnd().split('\r\n');
    assert.match(head ?? '', /^session,joining,/);
    for (const row of rows.filter((line) => line.startsWith(code))) assert.match(row, /^\w+,open,/);
  }
});

test('a moment of the sample: a question that was passed on, with its state for each speaker', () => {
  const question = document.questions.find(({ text }) => text?.startsWith('We want to offer jobs'));
  const { id, askedAt, ...rest } = question ?? { id: '', askedAt: '' };
  assert.match(askedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.match(id, /^\w{16}$/);
  assert.deepEqual(rest, {
    state: 'published',
    text: 'We want to offer jobs before people are released. Whom do we ring?',
    original: null,
    proposed: null,
    mergedTexts: [],
    mergedInto: null,
    asker: 'New Start Employers Circle',
    organisation: 'New Start Employers Circle',
    part: 'The first week after release',
    label: 'How things work',
    language: 'en',
    reason: null,
    votes: 8,
    speakers: [
      {
        name: 'Dana Juniper',
        state: 'passed-on',
        passedTo: 'Sofia Laurel',
        reason: 'The prison may not give out names. Probation meets people before release and can ask them.',
      },
      { name: 'Sofia Laurel', state: 'waiting', passedTo: null, reason: null },
    ],
    answers: [],
    answeredAt: null,
    daysLater: null,
    fate: 'open',
  });
});

async function allExports(): Promise<string> {
  const tables = await Promise.all(
    EXPORT_TABLES.map((table) => organiser.get(archiveUrls.csv(code, `${table}.csv`))),
  );
  return [file.body, ...tables.map(({ body }) => body)].join('\n');
}

test('LIVE-T10: no file holds a seat, a person or a device, nor who asked without being shown', async () => {
  const text = await allExports();
  const secrets = [
    ...(await db.selectFrom('seat').select('id').execute()).map(({ id }) => id),
    ...(await db.selectFrom('person').select('id').execute()).map(({ id }) => id),
    ...(await db.selectFrom('person').select('email').execute()).flatMap(({ email }) => email ?? []),
    ...(await db.selectFrom('seatDevice').select('deviceHash').execute()).map((each) => each.deviceHash),
    ...(await db.selectFrom('sessionRole').select('id').execute()).map(({ id }) => id),
  ];
  assert.ok(secrets.length > 100);
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} stands in an export`);
  const ids = await db.selectFrom('question').select('id').where('naming', '=', 'not-shown').execute();
  for (const { id } of ids) {
    const question = document.questions.find((each) => each.id === id);
    if (question === undefined) continue;
    assert.match(question.asker, /^(Name not shown|Asked from the floor|)$/);
    assert.equal(question.organisation, null);
  }
});

test('LIVE-61: no file holds a text that names a private person', async () => {
  assert.doesNotMatch(await allExports(), /Bramble in the Fellside/);
  const hidden = document.questions.find(({ reason }) => reason === 'It names a private person');
  assert.equal(hidden?.text, null);
  assert.equal(hidden?.asker, '');
});

test('OPN-79: votes are told of three people and more, and what is left out follows from no sum', () => {
  for (const { votes } of document.votes) assert.ok(votes === null || votes >= 3);
  for (const [id, rows] of Map.groupBy(document.votes, ({ question }) => question)) {
    const total = document.questions.find((question) => question.id === id)?.votes ?? 0;
    const left = total - rows.reduce((sum, { votes }) => sum + (votes ?? 0), 0);
    const withheld = rows.filter(({ votes }) => votes === null).length;
    assert.ok(withheld === 0 ? left === 0 : withheld > 1 && left > 3, `${id}: ${left} in ${withheld}`);
  }
});

test('the record of moderation names nobody, and says to which question each act belongs', () => {
  const declined = document.moderation.find(({ act }) => act.includes('did not show a question'));
  assert.match(declined?.act ?? '', /^A moderator did not show a question: it is not a question/);
  assert.ok(document.questions.some(({ id }) => id === declined?.question));
  const times = document.moderation.map(({ at }) => at);
  assert.deepEqual(times, times.toSorted());
});

test('CSV comes with a byte order mark where one is asked for', async () => {
  const url = archiveUrls.csv(code, 'answers.csv');
  const plain = await organiser.get(url);
  assert.equal(plain.headers['content-type'], 'text/csv; charset=utf-8; header=present');
  assert.equal(plain.headers['content-disposition'], `attachment; filename="${code}-answers.csv"`);
  assert.ok((await organiser.get(`${url}?bom=1`)).body.startsWith('\ufeffsession,joining,'));
});

test('only organisers take files, and there are no others', async () => {
  assert.equal((await organiser.get(archiveUrls.csv(code, 'seats.csv'))).status, 404);
  assert.equal((await organiser.get(archiveUrls.csv(code, 'votes'))).status, 404);
  const chair = (await app.signInAs(addressOf('joss'))).agent;
  assert.equal((await chair.get(archiveUrls.json(code))).status, 403);
  const stranger = await app.agent().get(archiveUrls.json(code));
  assert.match(stranger.path, /^\/sign-in/);
});
