import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import type { Agent } from '../../../../../test/agent/agent.ts';
import type { Page } from '../../../../../test/agent/page.ts';

const app = await startTestApp();

async function ask(email: string, agent: Agent = app.agent(), at = '/sign-in'): Promise<Page> {
  return agent.submit((await agent.get(at)).form('Send me a link').fill({ email }));
}

test('who asks for a link is told to check their email, and sent one', async () => {
  const page = await ask(' Ann@Example.ORG ');
  assert.equal(page.heading, 'Check your email');
  assert.match(page.text, /sent a link to ann@example\.org/);
  const [message, ...others] = await app.mailTo('ann@example.org');
  assert.equal(others.length, 0);
  assert.match(message?.body ?? '', /as ann@example\.org[^]*\/sign-in\/link\/[0-9a-z]{32}\n/);
});

test('the page is the same whether or not the address is known here', async () => {
  await app.signInAs('known@example.org');
  const [known, unknown] = [await ask('known@example.org'), await ask('other@example.org')];
  assert.equal(
    known.body.replaceAll('known@example.org', ''),
    unknown.body.replaceAll('other@example.org', ''),
  );
});

test('a missing or wrong address is asked for again, with what was typed', async () => {
  const missing = await ask('');
  assert.equal(missing.status, 422);
  assert.match(missing.title, /^Error: Sign in/);
  assert.deepEqual(missing.errors, [{ text: 'Enter your email address', field: 'email' }]);

  const wrong = await ask('ann at example');
  assert.deepEqual(wrong.errors, [
    { text: 'Enter an email address in the correct format, like name@example.com', field: 'email' },
  ]);
  assert.deepEqual(wrong.form().values('email'), ['ann at example']);
});

test('an address is sent five links in fifteen minutes and no more, whoever asks', async () => {
  for (let asked = 0; asked < 5; asked++) assert.equal((await ask('often@example.org')).status, 200);
  const refused = await ask('often@example.org');
  assert.equal(refused.status, 429);
  assert.match(refused.errors[0]?.text ?? '', /sent 5 links to this address already.*wait 15 minutes/);
  assert.equal((await app.mailTo('often@example.org')).length, 5);
  assert.equal((await ask('another@example.org')).status, 200);
  app.clock.advance({ minutes: 16 });
  assert.equal((await ask('often@example.org')).status, 200);
});

test('somebody signed in who opens the page goes on to where they wanted', async () => {
  const { agent } = await app.signInAs('in@example.org');
  assert.equal((await agent.get('/sign-in?return-to=%2Faccount')).path, '/account');
});

test('a page that needs someone signed in comes back after signing in', async () => {
  const agent = app.agent();
  const asked = await agent.get('/account/details');
  assert.equal(asked.heading, 'Sign in');
  await agent.submit(asked.form('Send me a link').fill({ email: 'back@example.org' }));
  const [message] = await app.mailTo('back@example.org');
  const link = new URL(/http\S+/.exec(message?.body ?? '')?.[0] ?? '');
  const welcome = await agent.submit((await agent.get(link.pathname)).form('Sign in'));
  assert.equal(welcome.heading, 'Welcome. What is your name?');
  const page = await agent.submit(welcome.form('Continue').fill({ name: 'Bea' }));
  assert.equal(page.path, '/account/details');
});

test('another site is never returned to', async () => {
  const page = await app.agent().get(`/sign-in?return-to=${encodeURIComponent('//evil.example/')}`);
  assert.deepEqual(page.form('Send me a link').values('return-to'), ['/']);
});

test('one network address may ask for a thousand links in a quarter of an hour: a hall may share one', async () => {
  const page = await ask('hall@example.org');
  const agent = app.agent();
  const form = (await agent.get('/sign-in')).form('Send me a link').fill({ email: '' });
  const { headers } = await agent.submit(form);
  assert.equal(page.status, 200);
  assert.equal(headers['x-ratelimit-limit'], '1000');
  assert.ok(Number(headers['x-ratelimit-reset']) <= 15 * 60);
});
