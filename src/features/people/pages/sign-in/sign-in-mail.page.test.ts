import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { startSmtp } from '../../../../../test/smtp.ts';

const smtp = await startSmtp();
const app = await startTestApp({
  jobs: true,
  settings: { SMTP_URL: smtp.url, MAIL_FROM: 'Sessions <sessions@example.org>' },
});

test('the link that arrives in the mail signs in', async () => {
  const agent = app.agent();
  const asked = await agent.submit(
    (await agent.get('/sign-in')).form('Send me a link').fill({ email: 'ann@example.org' }),
  );
  assert.doesNotMatch(asked.text, /mailbox/);
  const { text = '', from } = await smtp.message(1);
  assert.equal(from?.text, '"Sessions" <sessions@example.org>');
  const link = new URL(/http\S+/.exec(text)?.[0] ?? '');
  assert.equal(link.origin, app.baseUrl.origin);
  const page = await agent.submit((await agent.get(link.pathname)).form('Sign in'));
  assert.equal(page.path, '/welcome');
});

test('with a mail server there is no mailbox to read', async () => {
  assert.equal((await app.agent().get('/mailbox')).status, 404);
});
