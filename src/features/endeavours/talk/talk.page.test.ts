import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { newEndeavour, takeSeat } from '../../../../test/endeavours.ts';
import { endeavourUrls } from '../urls.ts';

const app = await startTestApp();

test('FOR-1: the seats of an endeavour talk in a space of their own, which nobody else finds', async () => {
  const { agent: convener, home } = await newEndeavour(app);
  const member = await takeSeat(app, convener, home, 'Housing Trust');
  const other = await app.signInAs('other@example.org');
  const id = home.split('/').at(-1) ?? '';
  const path = endeavourUrls.talk(id);
  assert.equal((await other.agent.get(path)).status, 404);
  const empty = await member.get(path);
  assert.match(empty.text, /Nobody has begun to talk here yet/);
  const space = await member.submit(empty.form('Open the space'), 'Open the space');
  assert.match(space.path, /^\/forum\/spaces\/\w+$/);
  assert.equal((await convener.get(path)).path, space.path);
  assert.equal((await other.agent.get(space.path)).status, 404);
  assert.doesNotMatch((await other.agent.get('/forum')).text, /Leaving prison/);
  // The convener looks after it as stewards do; another seat does not.
  assert.equal((await convener.get(`${space.path}/queue`)).status, 200);
  assert.equal((await member.get(`${space.path}/queue`)).status, 403);
});

test('FOR-71: the threads of an endeavour go with it when it is taken away', async () => {
  const { agent, home } = await newEndeavour(app);
  const id = home.split('/').at(-1) ?? '';
  const empty = await agent.get(endeavourUrls.talk(id));
  const space = await agent.submit(empty.form('Open the space'), 'Open the space');
  const page = await agent.get(`${space.path}/threads/new?kind=question`);
  const form = page.form('Start thread').fill({ title: 'Who meets them?', text: 'On a **Friday**' });
  await agent.submit(form, 'Start thread');
  const files = await app.features.endeavours.exports.filesOf(id as never);
  assert.deepEqual(
    files.map(({ name }) => name),
    ['forum/space.json', 'forum/space.html', 'forum/space.csv'],
  );
  const [json, html, csv] = files.map(({ content }) => content);
  const [thread] = (JSON.parse(json ?? '') as { threads: { title: string; posts: { text: string }[] }[] })
    .threads;
  assert.deepEqual([thread?.title, thread?.posts[0]?.text], ['Who meets them?', 'On a **Friday**']);
  assert.match(html ?? '', /On a <strong>Friday<\/strong>/);
  assert.match(csv ?? '', /Who meets them\?/);
});

test('FOR-43, FOR-46: a question is addressed to a seat or the stewards; what waits stands on the home for all', async () => {
  const { agent: convener, home } = await newEndeavour(app);
  const member = await takeSeat(app, convener, home, 'Housing Trust');
  const empty = await member.get(endeavourUrls.talk(home.split('/').at(-1) ?? ''));
  const space = await member.submit(empty.form('Open the space'), 'Open the space');
  const start = await convener.get(`${space.path}/threads/new?kind=question`);
  const thread = await convener.submit(
    start.form('Start thread').fill({ title: 'Who has a bed?', text: 'For Friday' }),
    'Start thread',
  );
  const path = `${thread.path.split('?')[0]}/addressees`;
  const page = await convener.get(path);
  const roles = page.texts('select[name=role] option');
  for (const role of [
    'The stewards',
    'Everybody with a seat of this kind: Partner',
    'The seat Lead, Housing Trust',
  ])
    assert.ok(roles.includes(role), `${role} in ${roles.join('; ')}`);
  const seat = page
    .$('select[name=role] option')
    .filter((_, each) => page.$(each).text().startsWith('The seat Lead'));
  await convener.submit(page.form('Ask them').fill({ role: seat.attr('value') ?? '' }), 'Ask them');
  assert.match((await member.get('/waiting')).text, /Who has a bed\?/);
  assert.doesNotMatch((await convener.get('/waiting')).text, /Who has a bed\?/);
  assert.doesNotMatch((await member.get(home)).text, /Answer still to come/);
  app.clock.advance({ days: 8 });
  for (const agent of [member, convener]) {
    const { text } = await agent.get(home);
    assert.match(text, /Answer still to come: Who has a bed\?.*The seat Lead, Housing Trust, asked/);
    assert.doesNotMatch(text, /overdue|late answer|failed/i);
  }
  app.clock.advance({ days: 7 });
  const [due] = await app.features.forum.remindersDue(app.database.kysely, app.clock.now());
  assert.deepEqual([due?.isForModerators, due?.people.length], [true, 1]);
});
