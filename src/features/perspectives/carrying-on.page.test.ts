import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { ofEndeavour, openConversation } from '../../../test/perspectives/conversations.ts';
import { peopledEndeavour } from '../../../test/rounds.ts';
import { endeavourUrls } from '../endeavours/index.ts';
import { forumUrls } from '../forum/index.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;

async function conversation() {
  const { id: endeavour, convener, members } = await peopledEndeavour(app, ['Council', 'Lantern', 'Prison']);
  const id = await openConversation(app, convener.person, ['A named person at the gate'], {
    ...ofEndeavour(endeavour),
    audience: 'link',
    moderation: 'before',
  });
  const [author, other] = members;
  assert.ok(author !== undefined && other !== undefined);
  const page = await author.agent.get(perspectivesUrls.add(id));
  const sent = await author.agent.submit(
    page.form('Add it').fill({ text: 'A bed for the first night', lens: 'do' }),
    'Add it',
  );
  assert.match(sent.text, /A convener looks at it before others see it/);
  const queue = await convener.agent.get(perspectivesUrls.moderate(id));
  await convener.agent.submit(
    queue.form('Accept: A bed for the first night'),
    'Accept: A bed for the first night',
  );
  return { id, endeavour, convener, author: author.agent, other: other.agent };
}

async function carryPage({ id, other }: Awaited<ReturnType<typeof conversation>>) {
  await perspectives.calculation.calculate(id);
  const statements = await other.get(perspectivesUrls.statements(id));
  return other.get(statements.link('Carry it on: A bed for the first night'));
}

test('a statement becomes a thread, with links on both sides, and its author is told', async () => {
  const made = await conversation();
  const { id, author, other } = made;
  const accepted = await author.get('/notices');
  assert.match(accepted.text, /What would help\? 1 decision/);
  const page = await carryPage(made);
  const thread = await other.submit(page.form('Begin a thread'), 'Begin a thread');
  assert.match(thread.path, /^\/forum\/threads\//);
  assert.match(thread.text, /A bed for the first night/);
  assert.match(thread.text, /This thread came from a statement in perspectives/);
  const again = await other.send(page.form('Begin a thread').submission('Begin a thread'));
  assert.equal(again.path, thread.path);
  const report = await author.get(perspectivesUrls.report(id));
  assert.equal(report.link('Talk about it: A bed for the first night'), thread.path);
  const told = await author.get('/notices');
  assert.match(told.text, /1 quote of you/);
  const own = await author.get(perspectivesUrls.add(id));
  assert.equal(own.link('It is talked about in a thread'), thread.path);
  assert.equal((await app.agent().get(forumUrls.thread('0000000000000000'))).heading, 'Sign in');
});

test('WCAG 3.1.2: a thread that begins with a statement is in its language', async () => {
  const made = await conversation();
  await app.database.kysely
    .updateTable('perspectivesStatement')
    .set({ language: 'cy' })
    .where('perspectivesId', '=', made.id)
    .where('text', '=', 'A bed for the first night')
    .execute();
  const page = await carryPage(made);
  const thread = await made.other.submit(page.form('Begin a thread'), 'Begin a thread');
  assert.match(thread.body, /<span lang="cy">A bed for the first night/);
});

test('a statement is put forward for the common purpose, and that is taken back', async () => {
  const made = await conversation();
  const { id, author, other } = made;
  const put = await other.submit((await carryPage(made)).form('Put it forward'), 'Put it forward');
  assert.match((await author.get(perspectivesUrls.report(id))).text, /put forward for the common purpose/);
  assert.match(
    (await author.get(perspectivesUrls.add(id))).text,
    /What became of it: put forward for the common purpose/,
  );
  assert.match(put.text, /Success It is put forward for the common purpose/);
  const back = await other.submit(put.form('Take that back'), 'Take that back');
  assert.match(back.text, /Success It is not put forward any more/);
  assert.doesNotMatch((await author.get(perspectivesUrls.report(id))).text, /Put forward/);
  const record = await author.get(perspectivesUrls.record(id));
  assert.match(record.text, /put statement 2 forward for the common purpose/);
});

test('seats want a candidate in words of their own; a steward takes them into the purpose, and its author hears', async () => {
  const made = await conversation();
  const { endeavour, author, other, convener } = made;
  const url = perspectivesUrls.purpose(endeavour);
  assert.match((await other.get(url)).text, /No statement is put forward now/);
  await other.submit((await carryPage(made)).form('Put it forward'), 'Put it forward');
  const home = await author.get(endeavourUrls.home(endeavour));
  const seen = await author.get(home.link('What we could want together: 1 statement is put forward'));
  assert.match(
    seen.text,
    /A bed for the first night Statement 2 of “What would help\?”.*No seat has said yet/,
  );
  assert.doesNotMatch(seen.text, /As a steward/);
  const button = 'Say that we want this: A bed for the first night';
  const tooLong = await author.submit(seen.form(button).fill({ wording: 'x'.repeat(301) }), button);
  assert.equal(tooLong.status, 422);
  assert.deepEqual(tooLong.form(button).values('wording'), ['x'.repeat(301)]);
  const words = 'Nobody sleeps outside on the first night';
  const wanted = await author.submit(tooLong.form(button).fill({ wording: words }), button);
  assert.match(wanted.text, /Success Your seat wants this: “A bed for the first night”/);
  assert.match(wanted.text, /Wanted by one seat: .*Lantern, in these words: “Nobody sleeps outside/);
  const file = async (): Promise<string | undefined> => {
    const files = await app.features.endeavours.exports.filesOf(endeavour);
    return files.find(({ name }) => name === 'perspectives/common-purpose.csv')?.content.toString();
  };
  const wantedRow =
    /^A bed for the first night,put forward,,What would help\?,2,,http.*\/report,".*Lantern",Nobody sleeps outside/m;
  assert.match((await file()) ?? '', wantedRow);
  const steward = await convener.agent.get(url);
  const change = 'Change the words: A bed for the first night';
  assert.deepEqual(steward.form(change).values('aim'), [words]);
  const taken = await convener.agent.submit(steward.form(change), change);
  assert.match(taken.text, /Success Taken into the purpose: “A bed for the first night”/);
  assert.match(taken.text, /Taken into the purpose A bed for the first night/);
  assert.match((await file()) ?? '', /^A bed for the first night,taken into the purpose on /m);
  assert.match(
    (await other.get(endeavourUrls.home(endeavour))).text,
    /Nobody sleeps outside on the first night/,
  );
  const record = await other.get(endeavourUrls.record(endeavour));
  assert.match(record.text, /From statement 2 of “What would help\?”: “A bed for the first night”/);
  assert.match(record.text, /took words from “A bed for the first night” into the purpose/);
  assert.match(
    (await author.get(perspectivesUrls.add(made.id))).text,
    /What became of it: words from it are in the purpose/,
  );
  assert.match((await author.get('/notices')).text, /2 quotes of you/);
});

test('a steward sets a candidate aside with a reason that its author reads, and brings it back', async () => {
  const made = await conversation();
  const { endeavour, author, other, convener } = made;
  await other.submit((await carryPage(made)).form('Put it forward'), 'Put it forward');
  const url = perspectivesUrls.purpose(endeavour);
  const button = 'Set it aside: A bed for the first night';
  const page = await convener.agent.get(url);
  const empty = await convener.agent.submit(page.form(button), button);
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Say why it is set aside/);
  const aside = await convener.agent.submit(
    empty.form(button).fill({ reason: 'Housing has its own endeavour' }),
    button,
  );
  assert.match(aside.text, /Success Set aside: “A bed for the first night”/);
  assert.match(aside.text, /Set aside A bed for the first night Housing has its own endeavour/);
  assert.match(
    (await author.get(perspectivesUrls.add(made.id))).text,
    /set aside: Housing has its own endeavour/,
  );
  assert.doesNotMatch((await app.agent().get(perspectivesUrls.report(made.id))).text, /Housing has its own/);
  assert.doesNotMatch((await other.get(url)).text, /Bring it back|As a steward/);
  const back = 'Bring it back: A bed for the first night';
  assert.match(
    (await convener.agent.submit(aside.form(back), back)).text,
    /Success Brought back: “A bed for the first night”.*No seat has said yet/,
  );
  assert.equal((await app.agent().get(url)).heading, 'Sign in');
});

test('a candidate that is corrected, then merged, keeps its place and the seats that want it, with the wording of now', async () => {
  const made = await conversation();
  const { id, endeavour, author, other, convener } = made;
  await other.submit((await carryPage(made)).form('Put it forward'), 'Put it forward');
  const url = perspectivesUrls.purpose(endeavour);
  const want = (text: string) => `Say that we want this: ${text}`;
  const first = want('A bed for the first night');
  await author.submit((await author.get(url)).form(first).fill({ wording: 'Nobody sleeps outside' }), first);
  const guest = app.agent();
  for (let left = 2; left > 0; left -= 1) {
    await guest.submit((await guest.get(perspectivesUrls.home(id))).form('Agree'), 'Agree');
  }
  const decide = async (text: string, button: string, typed: Record<string, string>) => {
    const page = await convener.agent.get(`${perspectivesUrls.moderate(id)}?state=accepted`);
    const done = await convener.agent.submit(
      page.form(`${button}: ${text}`).fill(typed),
      `${button}: ${text}`,
    );
    assert.equal(done.status, 200);
  };
  await decide('A bed for the first night', 'Save the wording', {
    text: 'A bed for everybody’s first night',
  });
  const corrected = await other.get(url);
  assert.match(
    corrected.text,
    /A bed for everybody’s first night It stands in place of “A bed for the first night”, corrected or merged since\. Statement 3 of/,
  );
  assert.match(corrected.text, /Wanted by one seat: .*Lantern, in these words: “Nobody sleeps outside”/);
  assert.equal(corrected.texts('.se-cards > li').length, 1);
  const [gate] = await app.database.kysely
    .selectFrom('perspectivesStatement')
    .select('id')
    .where('perspectivesId', '=', id)
    .where('number', '=', 1)
    .execute();
  await decide('A bed for everybody’s first night', 'Merge', { into: gate?.id ?? '' });
  const merged = await other.get(url);
  assert.match(
    merged.text,
    /A named person at the gate It stands in place of “A bed for everybody’s first night”/,
  );
  assert.match(merged.text, /Wanted by one seat: .*Lantern/);
  assert.match((await author.get(perspectivesUrls.report(id))).text, /put forward for the common purpose/);
});

test('whoever holds no seat carries nothing on', async () => {
  const { id } = await conversation();
  const [row] = await app.database.kysely
    .selectFrom('perspectivesStatement')
    .select('id')
    .where('perspectivesId', '=', id)
    .execute();
  const url = perspectivesUrls.onward(id, row?.id ?? '');
  const stranger = await app.signInAs('stranger@example.org');
  assert.equal((await stranger.agent.get(url)).status, 404);
  assert.equal((await app.agent().get(url)).heading, 'Sign in');
});
