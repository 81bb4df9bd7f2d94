import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { agent: convener } = await app.signInAs('convener@example.org');

async function draft(set: Record<string, string> = {}) {
  const page = await convener.get(perspectivesUrls.start);
  const form = page.form().fill({ question: 'What helps?', 'seeds-do': 'Open the library', ...set });
  return convener.submit(form, 'Save the draft');
}

const day = (field: string, text: string) =>
  Object.fromEntries(text.split(' ').map((part, at) => [`${field}-${['day', 'month', 'year'][at]}`, part]));

test('each act of running a conversation says what was done', async () => {
  const drafted = await draft();
  assert.match(drafted.text, /Success The draft is saved/);
  const open = await convener.submit(drafted.form('Open it'), 'Open it');
  assert.match(open.text, /Success The conversation is open/);
  const paused = await convener.submit(open.form('Pause it'), 'Pause it');
  assert.match(paused.text, /Success The conversation is paused/);
  const gone = await convener.submit(paused.form('Go on'), 'Go on');
  const closed = await convener.submit(gone.form('Close it'), 'Close it');
  assert.match(closed.text, /Success The conversation is closed/);
  const stale = await convener.get(`${perspectivesUrls.run(closed.path.split('/')[2] ?? '')}?done=open`);
  assert.doesNotMatch(stale.text, /Success/, 'nothing is said that is not so any more');
  const saved = await convener.submit(closed.form('Save the settings'), 'Save the settings');
  assert.match(saved.text, /Success The settings are saved/);
});

test('a conversation that its date has closed is opened again, and one that opens later is opened now', async () => {
  const later = await draft(day('opens', '1 9 2028'));
  const waits = await convener.submit(later.form('Open it'), 'Open it');
  assert.match(waits.text, /Not open yet\..*It opens on 1 September 2028/);
  const now = await convener.submit(waits.form('Open it now'), 'Open it now');
  assert.match(now.text, /Success The conversation is open.*Open\. 1 statement/);

  const dated = await draft(day('closes', '1 9 2028'));
  await convener.submit(dated.form('Open it'), 'Open it');
  app.clock.advance({ days: 1000 });
  const { agent } = await app.signInAs('convener@example.org');
  const over = await agent.get(dated.path.split('?')[0] ?? '');
  assert.match(over.text, /Closed\. 1 statement/);
  const again = await agent.submit(over.form('Open it again'), 'Open it again');
  assert.match(again.text, /Success The conversation is open.*Open\. 1 statement/);
});

test('mistakes in a new conversation come in the order of the page, and say which statement is meant', async () => {
  const { agent } = await app.signInAs('convener@example.org');
  const page = await agent.get(perspectivesUrls.start);
  const wrong = page.form().fill({
    'seeds-do': `Short\n${'Long '.repeat(60)}`,
    'seeds-works': Array.from({ length: 101 }, (_each, at) => `Number ${at}`).join('\n'),
    ...day('opens', '31 2 2027'),
  });
  const back = await agent.submit(wrong, 'Save the draft');
  assert.equal(back.status, 422);
  assert.match(
    back.text,
    /Enter the question that this conversation is about Opening date must be a real date What should be done: each statement must be 280 characters or less\. Shorten “Long Long Long Long Long Long Long Long…” How things work: enter 100 statements or fewer; there are 101/,
  );
});

test('conveners add statements before and after opening, where others may not, and each is there once', async () => {
  const { agent } = await app.signInAs('convener@example.org');
  const page = await agent.get(perspectivesUrls.start);
  const empty = page.form().fill({ question: 'What helps at night?', adding: false });
  const run = await agent.submit(empty, 'Save the draft');
  assert.match(run.text, /0 statements.*There is nothing to answer yet\./);
  const id = run.path.split('/')[2] ?? '';

  const add = await agent.get(perspectivesUrls.seeds(id));
  const none = await agent.submit(add.form('Add them'), 'Add them');
  assert.equal(none.status, 422);
  assert.match(none.text, /Enter at least one statement/);
  const long = await agent.submit(none.form('Add them').fill({ 'seeds-works': 'x'.repeat(281) }), 'Add them');
  assert.equal(long.status, 422);
  assert.equal(long.form('Add them').values('seeds-works')[0], 'x'.repeat(281), 'what was typed stays');

  const seeds = { 'seeds-works': '', 'seeds-do': 'Leave the light on\nOpen the library' };
  const added = await agent.submit(long.form('Add them').fill(seeds), 'Add them');
  assert.match(added.text, /Success The statements are added.*2 statements/);
  await agent.submit(added.form('Open it'), 'Open it');
  const more = { 'seeds-do': 'Open the library\nKeep a bus running' };
  const again = await agent.submit(
    (await agent.get(perspectivesUrls.seeds(id))).form('Add them').fill(more),
    'Add them',
  );
  assert.match(again.text, /3 statements/);
  const same = await agent.submit(
    (await agent.get(perspectivesUrls.seeds(id))).form('Add them').fill(more),
    'Add them',
  );
  assert.equal(same.status, 409);
  assert.match(same.text, /All of these are there already, word for word/);
  const there = await agent.submit(
    same.form('Add them').fill({ 'seeds-do': 'open  the library!' }),
    'Add them',
  );
  assert.equal(there.status, 409);
  assert.match(there.text, /“open the library!” says the same as “Open the library”, which is there already/);
  const twice = { 'seeds-wrong': 'One', 'seeds-do': 'Two?\ntwo', 'seeds-works': 'one.' };
  const alike = await agent.submit(there.form('Add them').fill(twice), 'Add them');
  assert.deepEqual(alike.texts('.govuk-error-summary li'), [
    '“two” says the same as “Two?”. Keep one, or say what is different',
    '“one.” says the same as “One”. Keep one, or say what is different',
  ]);
  assert.deepEqual(alike.form('Add them').values('seeds-works'), ['one.'], 'what was typed stays');

  const visitor = app.agent();
  assert.match((await visitor.get(perspectivesUrls.home(id))).text, /3 are left/);
  assert.equal((await visitor.get(perspectivesUrls.seeds(id))).path.startsWith('/sign-in'), true);
  const record = await agent.get(perspectivesUrls.record(id));
  assert.match(record.text, /added 1 statement of the conveners.*added 2 statements of the conveners/);

  const close = await agent.get(perspectivesUrls.run(id));
  await agent.submit(close.form('Close it'), 'Close it');
  const closed = await agent.submit(add.form('Add them').fill(more), 'Add them');
  assert.equal(closed.status, 409);
  assert.match(closed.text, /This conversation has closed\. Open it again, then add statements/);
});

test('who sets somebody aside on the second page of participants stays there', async () => {
  const { agent, person } = await app.signInAs('convener@example.org');
  const id = await openConversation(app, person, [{ text: 'Parks need water', lens: 'do' }]);
  const people = Array.from({ length: 55 }, () => ({ seatKind: null, answers: [1 as const] }));
  await app.features.perspectives.addAnswers(id, people, app.clock.now());
  const list = await agent.get(`${perspectivesUrls.participants(id)}?page=2`);
  const buttons = list.forms.flatMap((form) => form.buttons);
  const third = buttons.find((each) => each.includes('number 53')) ?? assert.fail(buttons.join());
  const after = await agent.submit(list.form(third), third);
  assert.equal(after.path, list.path);
  assert.equal(after.$('#place-3 form input[name=place]').val(), '3');
  assert.match(after.text, /Let their answers back in/);
});
