import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { openHall } from '../../../../../test/hall.ts';

const app = await startTestApp();

test('LIVE-19: a moderator enters a question for somebody, with their name if they want', async () => {
  const hall = await openHall(app, { moderation: 'before' });
  const { agent } = await hall.staff('Mo', 'moderator');
  const speaker = await hall.staff('Dr Cole', 'speaker');
  await hall.staff('Ana', 'speaker');
  const page = await agent.get(
    (await agent.get(hall.path('/moderate'))).link('Enter a question from the floor'),
  );
  assert.deepEqual(page.form('Enter question').values('to'), ['all']);
  const done = await agent.submit(
    page.form('Enter question').fill({
      text: 'When will it change?',
      name: 'Jo Smith',
      organisation: 'Shelter',
      to: [speaker.roleId],
    }),
  );
  assert.match(done.text, /The question from the floor is shown to everyone/);
  assert.match(done.text, /Asked from the floor: Jo Smith, Shelter.*When will it change\?.*For Dr Cole/);
});

test('what is missing is said, and what was typed stays', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.staff('Ana', 'speaker');
  const page = await agent.get(hall.path('/moderate/floor'));
  const refused = await agent.submit(page.form('Enter question').fill({ name: 'Jo', to: [] }));
  assert.deepEqual(refused.errors, [{ text: 'Enter the question', field: 'text' }]);
  assert.deepEqual(refused.form('Enter question').values('name'), ['Jo']);
  const again = await agent.submit(refused.form('Enter question').fill({ text: 'Why?' }));
  assert.deepEqual(again.errors, [{ text: 'Choose who the question is for', field: 'to' }]);
});

test('sent twice it is one question', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  const form = (await agent.get(hall.path('/moderate/floor'))).form('Enter question').fill({ text: 'Why?' });
  const submission = form.submission();
  await agent.send(submission);
  assert.match((await agent.send(submission)).text, /Shown \(1\)/);
});

test('while the session takes no questions the page says so, and keeps the text', async () => {
  const hall = await openHall(app, { state: 'paused' });
  const { agent } = await hall.staff('Mo', 'moderator');
  const page = await agent.get(hall.path('/moderate/floor'));
  assert.match(page.text, /The chair has paused the session/);
  const refused = await agent.submit(page.form('Enter question').fill({ text: 'Why?' }));
  assert.equal(refused.status, 409);
  assert.deepEqual(refused.form('Enter question').values('text'), ['Why?']);
});

test('names are not asked for where askers are not shown', async () => {
  const hall = await openHall(app, { naming: 'not-shown' });
  const { agent } = await hall.staff('Mo', 'moderator');
  const { fields } = (await agent.get(hall.path('/moderate/floor'))).form('Enter question');
  assert.ok(!fields.includes('name') && !fields.includes('organisation'));
});
