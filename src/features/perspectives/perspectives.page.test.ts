import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();

const ANSWERS = {
  question: 'What would help people leave prison for good?',
  background: 'Seven organisations meet one person.',
  audience: 'link',
  moderation: 'before',
  'seeds-wrong': 'Nobody knows who meets a person at the gate\nMany leave on a Friday with nowhere to sleep',
  'seeds-do': 'Every prison should have a housing officer',
  'seeds-works': 'A job follows from a home',
};

let made = 0;

async function conversation(
  set: Record<string, string> = {},
  options: { open?: boolean } = {},
): Promise<{ convener: Agent; id: string }> {
  made += 1;
  const { agent: convener } = await app.signInAs(`convener-${made}@example.org`);
  const page = await convener.get(perspectivesUrls.start);
  const run = await convener.submit(page.form().fill({ ...ANSWERS, ...set }), 'Save the draft');
  assert.equal(run.status, 200);
  const id = run.path.split('/')[2] ?? '';
  if (options.open !== false) await convener.submit(run.form('Open it'), 'Open it');
  return { convener, id };
}

async function answer(agent: Agent, id: string, button: string): Promise<string> {
  const page = await agent.get(perspectivesUrls.home(id));
  const [text = ''] = page.texts('#statement');
  await agent.submit(page.form(button), button);
  return text;
}

test('a conversation is a draft until it is opened, and then anybody with the link answers without an account', async () => {
  const { convener, id } = await conversation({}, { open: false });
  const visitor = app.agent();
  assert.match((await visitor.get(perspectivesUrls.home(id))).path, /^\/sign-in/);
  await convener.submit((await convener.get(perspectivesUrls.run(id))).form('Open it'), 'Open it');
  const seen = new Set<string>();
  for (let left = 4; left > 0; left -= 1) {
    const text = await answer(visitor, id, 'Agree');
    assert.ok(!seen.has(text), 'OPN-64: nobody is shown the same twice');
    seen.add(text);
  }
  const end = await visitor.get(perspectivesUrls.home(id));
  assert.match(end.text, /You have answered every statement there is/);
  const rows = await app.database.kysely
    .selectFrom('perspectivesVote')
    .select('value')
    .where('perspectivesId', '=', id)
    .execute();
  assert.deepEqual(
    rows.map(({ value }) => value),
    [1, 1, 1, 1],
  );
  assert.match((await convener.get(perspectivesUrls.record(id))).text, /started this conversation/);
  assert.match((await convener.get(perspectivesUrls.list)).text, /What would help people leave prison/);
});

test('OPN-2: an answer is changed, and its earlier value is kept as history alone', async () => {
  const { id } = await conversation();
  const visitor = app.agent();
  const text = await answer(visitor, id, 'Disagree');
  const answers = await visitor.get(perspectivesUrls.answers(id));
  assert.match(answers.text, /You disagreed/);
  const again = await visitor.get(answers.link(`Change: ${text}`));
  assert.deepEqual(again.texts('#statement'), [text]);
  await visitor.submit(again.form('Pass'), 'Pass');
  const rows = await app.database.kysely
    .selectFrom('perspectivesVote')
    .select('value')
    .where('perspectivesId', '=', id)
    .execute();
  assert.deepEqual(rows, [{ value: 0 }]);
});

test('an added statement waits for a convener; its author is told what became of it', async () => {
  const { convener, id } = await conversation();
  const visitor = app.agent();
  const page = await visitor.get(perspectivesUrls.add(id));
  const alike = await visitor.submit(
    page.form('Add it').fill({ text: 'Nobody knows who meets people at the gate', lens: 'wrong' }),
    'Add it',
  );
  assert.match(alike.text, /Does one of these say it already\?/);
  const sent = await visitor.submit(alike.form('Add it all the same'), 'Add it all the same');
  assert.match(sent.text, /A convener looks at it before others see it/);
  const queue = await convener.get(perspectivesUrls.moderate(id));
  assert.match(queue.text, /1 statement waits/);
  const form = queue.form('Do not show: Nobody knows who meets people at the gate');
  const wrong = await convener.submit(form);
  assert.equal(wrong.status, 422);
  const decided = await convener.submit(form.fill({ reason: 'duplicate', note: 'See the first one.' }));
  assert.match(
    decided.text,
    /Success Not shown to others any more: “Nobody knows who meets people at the gate”/,
  );
  const told = await visitor.get(perspectivesUrls.add(id));
  assert.match(told.text, /Not shown Another statement says the same\. See the first one\./);
});

test('OPN-13: a wording that others have answered stays with their answers; the corrected one starts afresh', async () => {
  const { convener, id } = await conversation({
    'seeds-wrong': '',
    'seeds-works': '',
    'seeds-do': 'Ever prison needs housing',
  });
  await answer(app.agent(), id, 'Agree');
  const page = await convener.get(`${perspectivesUrls.moderate(id)}?state=accepted`);
  await convener.submit(
    page.form('Save the wording: Ever prison needs housing').fill({ text: 'Every prison needs housing' }),
  );
  const states = await app.database.kysely
    .selectFrom('perspectivesStatement')
    .select(['text', 'state'])
    .where('perspectivesId', '=', id)
    .orderBy('number')
    .execute();
  assert.deepEqual(states, [
    { text: 'Ever prison needs housing', state: 'replaced' },
    { text: 'Every prison needs housing', state: 'accepted' },
  ]);
});

test('a conversation that closes in mid-vote refuses the answer with a clear sentence', async () => {
  const { convener, id } = await conversation();
  const visitor = app.agent();
  const page = await visitor.get(perspectivesUrls.home(id));
  await convener.submit((await convener.get(perspectivesUrls.run(id))).form('Close it'), 'Close it');
  const late = await visitor.submit(page.form('Agree'), 'Agree');
  assert.equal(late.status, 409);
  assert.match(late.text, /This conversation has closed/);
});

test('scripted answers are slowed down, seen by conveners, set aside and let back in', async () => {
  const { convener, id } = await conversation();
  const script = app.agent();
  const page = await script.get(perspectivesUrls.home(id));
  const form = page.form('Agree');
  const statuses = new Set<number>();
  for (let count = 0; count < 95; count += 1) statuses.add((await script.submit(form, 'Agree')).status);
  assert.deepEqual(
    [...statuses].toSorted((a, b) => a - b),
    [200, 429],
  );
  const list = await convener.get(perspectivesUrls.participants(id));
  assert.match(list.text, /1 answer in/);
  const aside = await convener.submit(
    list.form('Set their answers aside (number 1, who began on 2 March 2026 at 9am)'),
  );
  assert.match(aside.text, /Set aside/);
  assert.match((await convener.get(perspectivesUrls.record(id))).text, /left one participant’s answers out/);
  assert.match(
    (
      await convener.submit(
        aside.form('Let their answers back in (number 1, who began on 2 March 2026 at 9am)'),
      )
    ).text,
    /Set their answers aside/,
  );
});

test('a script of many participants is set aside by its network, and let back in, each on the record', async () => {
  const { convener, id } = await conversation();
  for (let count = 0; count < 3; count += 1) await answer(app.agent(), id, 'Agree');
  const counted = async () =>
    app.database.kysely
      .selectFrom('perspectivesParticipant')
      .select('id')
      .where('perspectivesId', '=', id)
      .where('bannedAt', 'is', null)
      .execute();
  assert.equal((await counted()).length, 3);
  const list = await convener.get(perspectivesUrls.participants(id));
  const all = 'Set aside all 3 from this network (number 1, who began on 2 March 2026 at 9am)';
  const aside = await convener.submit(list.form(all).fill({ reason: 'A script' }), all);
  assert.equal((await counted()).length, 0);
  const record = await convener.get(perspectivesUrls.record(id));
  assert.match(
    record.text,
    /left the answers of 3 participants from one network out of the calculation: A script/,
  );
  const back = 'Let all 3 from this network back in (number 1, who began on 2 March 2026 at 9am)';
  await convener.submit(aside.form(back), back);
  assert.equal((await counted()).length, 3);
});

test('somebody takes everything back: their answers leave, and the conversation says that somebody left', async () => {
  const { id } = await conversation();
  const visitor = app.agent();
  await answer(visitor, id, 'Agree');
  const page = await visitor.get(perspectivesUrls.answers(id));
  const unsure = await visitor.submit(page.form('Erase my answers'));
  assert.equal(unsure.status, 422);
  assert.deepEqual(
    unsure.errors.map(({ field }) => field),
    ['sure'],
  );
  const erased = await visitor.submit(unsure.form('Erase my answers').fill({ sure: 'yes' }));
  assert.match(erased.text, /Your answers here are erased/);
  const votes = await app.database.kysely
    .selectFrom('perspectivesVote')
    .select('value')
    .where('perspectivesId', '=', id)
    .execute();
  assert.deepEqual(votes, []);
  const row = await app.database.kysely
    .selectFrom('perspectives')
    .select('erasedParticipants')
    .where('id', '=', id)
    .executeTakeFirst();
  assert.equal(row?.erasedParticipants, 1);
});

test('who runs it is on the record and never alone by mistake; nobody else may run it', async () => {
  const { convener, id } = await conversation();
  const { agent: stranger } = await app.signInAs('stranger@example.org');
  for (const url of [
    perspectivesUrls.run(id),
    perspectivesUrls.moderate(id),
    perspectivesUrls.participants(id),
  ]) {
    assert.equal((await stranger.get(url)).status, 403);
  }
  const run = await convener.get(perspectivesUrls.run(id));
  assert.equal((await convener.submit(run.form(`Stand down: convener-${made}`))).status, 409);
  const more = await convener.submit(run.form('Add as convener').fill({ email: 'stranger@example.org' }));
  assert.equal(more.status, 200);
  assert.equal((await stranger.get(perspectivesUrls.run(id))).status, 200);
});

test('a frame is allowed on the sites that conveners name, and on no other', async () => {
  const { convener, id } = await conversation();
  const before = await app.app.inject(perspectivesUrls.embed(id));
  assert.match(String(before.headers['content-security-policy']), /frame-ancestors 'none'/);
  const run = await convener.get(perspectivesUrls.run(id));
  const wrong = await convener.submit(run.form('Save the sites').fill({ origins: 'example.org' }));
  assert.equal(wrong.status, 422);
  await convener.submit(run.form('Save the sites').fill({ origins: 'https://www.example.org' }));
  const after = await app.app.inject(perspectivesUrls.embed(id));
  assert.match(
    String(after.headers['content-security-policy']),
    /frame-ancestors https:\/\/www\.example\.org(;|$)/,
  );
  assert.equal(after.headers['x-frame-options'], undefined);
  const elsewhere = await app.app.inject(perspectivesUrls.home(id));
  assert.match(String(elsewhere.headers['content-security-policy']), /frame-ancestors 'none'/);
});

test('mistakes in a new conversation are told at their fields, and what was typed stays', async () => {
  const { agent } = await app.signInAs('mistaken@example.org');
  const page = await agent.get(perspectivesUrls.start);
  const again = await agent.submit(
    page.form().fill({ background: 'Kept', 'closes-day': '40', 'closes-month': '2', 'closes-year': '2030' }),
    'Save the draft',
  );
  assert.equal(again.status, 422);
  assert.deepEqual(
    again.errors.map(({ field }) => field),
    ['question', 'closes-day'],
  );
  assert.deepEqual(again.form().values('background'), ['Kept']);
});
