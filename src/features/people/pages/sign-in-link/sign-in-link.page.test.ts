import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp();

async function linkFor(email: string, returnTo?: string): Promise<string> {
  const agent = app.agent();
  const page = await agent.get(returnTo === undefined ? '/sign-in' : `/sign-in?return-to=${returnTo}`);
  await agent.submit(page.form('Send me a link').fill({ email }));
  const message = (await app.mailTo(email)).at(-1);
  return new URL(/http\S+/.exec(message?.body ?? '')?.[0] ?? '').pathname;
}

test('opening a link changes nothing: programs that check mail open every link', async () => {
  const link = await linkFor('ann@example.org');
  const scanner = app.agent();
  for (let opened = 0; opened < 3; opened++) {
    assert.equal((await scanner.get(link)).heading, 'Sign in as ann@example.org');
  }
  assert.equal(scanner.cookies.has('sign-in'), false);
  const agent = app.agent();
  const page = await agent.submit((await agent.get(link)).form('Sign in'));
  assert.equal(page.path, '/welcome');
  assert.equal(agent.cookies.has('sign-in'), true);
});

test('someone who has said their name before goes straight on', async () => {
  await app.signInAs('known@example.org', { name: 'Kay' });
  const agent = app.agent();
  const link = await linkFor('known@example.org', '/account');
  const page = await agent.submit((await agent.get(link)).form('Sign in'));
  assert.equal(page.path, '/account');
  assert.match(page.body, /Kay/);
});

test('a link works once', async () => {
  const link = await linkFor('once@example.org');
  const [first, second] = [app.agent(), app.agent()];
  const forms = [(await first.get(link)).form('Sign in'), (await second.get(link)).form('Sign in')] as const;
  assert.equal((await first.submit(forms[0])).status, 200);
  const refused = await second.submit(forms[1]);
  assert.equal(refused.status, 410);
  assert.equal(refused.heading, 'This link cannot be used');
  assert.match(refused.text, /used already/);
  assert.equal(second.cookies.has('sign-in'), false);
});

test('a link used before leads whoever it signed in to where it led', async () => {
  await app.signInAs('again@example.org', { name: 'Agnes' });
  const link = await linkFor('again@example.org', '/account');
  const agent = app.agent();
  await agent.submit((await agent.get(link)).form('Sign in'));
  assert.equal((await agent.get(link)).path, '/account');
});

test('a link is too old after twenty minutes, and its page offers a new one to the same place', async () => {
  const link = await linkFor('late@example.org', '/account');
  app.clock.advance({ minutes: 19 });
  const agent = app.agent();
  const form = (await agent.get(link)).form('Sign in');
  app.clock.advance({ minutes: 2 });
  const posted = await agent.submit(form);
  assert.equal(posted.status, 410);
  const page = await agent.get(link);
  assert.equal(page.status, 410);
  assert.match(page.text, /too old/);
  assert.equal(page.link('Ask for a new link'), '/sign-in?return-to=%2Faccount');
});

test('a link that was copied wrongly says so', async () => {
  const page = await app.agent().get('/sign-in/link/0000');
  assert.equal(page.status, 404);
  assert.match(page.text, /not complete/);
});

test('the secret of a link is not kept, nor that of a sign-in', async () => {
  const link = await linkFor('secret@example.org');
  const agent = app.agent();
  await agent.submit((await agent.get(link)).form('Sign in'));
  const secrets = [link.replace(/.*\//, ''), agent.cookies.get('sign-in') ?? ''];
  const db = app.database.kysely;
  const kept = JSON.stringify([
    await db.selectFrom('signInLink').selectAll().execute(),
    await db.selectFrom('signIn').selectAll().execute(),
  ]);
  for (const secret of secrets) {
    assert.equal(secret.length, 32);
    assert.equal(kept.includes(secret), false);
  }
});

test('signing in gives the browser a fresh secret and ends the sign-in that was there', async () => {
  const { agent } = await app.signInAs('first@example.org');
  const before = agent.cookies.get('sign-in') ?? '';
  const page = await agent.submit((await agent.get(await linkFor('second@example.org'))).form('Sign in'));
  assert.match(page.body, /second@example\.org/);
  assert.notEqual(agent.cookies.get('sign-in'), before);
  const stale = app.agent();
  stale.setCookie('sign-in', before);
  assert.equal((await stale.get('/account')).heading, 'Sign in');
});
