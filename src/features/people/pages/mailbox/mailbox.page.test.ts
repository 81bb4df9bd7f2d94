import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp();

test('an empty mailbox says how a message gets into it', async () => {
  assert.match((await app.agent().get('/mailbox')).text, /No messages yet/);
});

test('messages are listed newest first, and the link in one can be followed', async () => {
  for (const email of ['old@example.org', 'new@example.org']) {
    const agent = app.agent();
    await agent.submit((await agent.get('/sign-in')).form('Send me a link').fill({ email }));
    app.clock.advance({ minutes: 1 });
  }
  const agent = app.agent();
  const mailbox = await agent.get('/mailbox');
  assert.deepEqual(mailbox.texts('tbody td:nth-child(2)'), ['new@example.org', 'old@example.org']);
  const message = await agent.get(mailbox.link('Your link to sign in to Shared Endeavour'));
  const link = message.texts('main a').find((words) => words.includes('/sign-in/link/')) ?? '';
  assert.equal(message.link(link), link);
  assert.equal((await agent.get(new URL(link).pathname)).heading, 'Sign in as new@example.org');
});

test('nobody elsewhere finds the mailbox', async () => {
  assert.equal((await app.agent({ address: '203.0.113.7' }).get('/mailbox')).status, 404);
});

test('a message that is not there is not found', async () => {
  assert.equal((await app.agent().get('/mailbox/nothing')).status, 404);
});
