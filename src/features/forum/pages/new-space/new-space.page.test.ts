import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { forumUrls } from '../../urls.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'ada@example.org' } });
const ada = await app.signInAs('ada@example.org', { name: 'Ada' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben' });
const cai = await app.signInAs('cai@example.org', { name: 'Cai' });

test('FOR-1: everybody makes a space for people they add, and is told who makes one for everybody', async () => {
  const home = await ben.agent.get(forumUrls.home);
  const page = await ben.agent.get(home.link('New space'));
  assert.equal(page.$('input[type=radio]').length, 0, 'there is nothing to choose');
  assert.match(page.text, /A space for everybody who is signed in is made by an administrator/);
  const empty = await ben.agent.submit(page.form('Make space').fill({ purpose: 'Kept' }), 'Make space');
  assert.equal(empty.status, 422);
  assert.deepEqual(empty.form('Make space').values('purpose'), ['Kept']);
  const made = await ben.agent.submit(empty.form('Make space').fill({ name: 'Gate' }), 'Make space');
  assert.match(made.heading, /Gate/);
  assert.equal((await cai.agent.get(made.path)).status, 404);
});

test('FOR-1, FOR-54: a space for everybody is made by administrators alone', async () => {
  const page = await ada.agent.get(forumUrls.newSpace);
  const filled = page.form('Make space').fill({ name: 'Housing', kind: 'public' });
  const made = await ada.agent.submit(filled, 'Make space');
  assert.equal((await cai.agent.get(made.path)).status, 200);

  const form = (await ben.agent.get(forumUrls.newSpace)).form('Make space').fill({ name: 'Mine' });
  const sent = form.submission('Make space');
  if (sent.body instanceof URLSearchParams) sent.body.set('kind', 'public');
  const refused = await ben.agent.send(sent);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Only administrators make spaces for everybody\. Select “Only people I add”/);
  assert.deepEqual(refused.form('Make space').values('name'), ['Mine']);
});
