import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { startOidc } from '../../../../../test/oidc.ts';
import { reply, startThread } from '../../../../../test/forum.ts';
import { freePort } from '../../../../../test/ports.ts';

const port = await freePort();
const baseUrl = `http://127.0.0.1:${port}`;
const oidc = await startOidc(`${baseUrl}/sign-in/organisation/callback`);
const settings = {
  PORT: String(port),
  BASE_URL: baseUrl,
  OIDC_ISSUER: oidc.issuer,
  OIDC_CLIENT_ID: oidc.clientId,
  OIDC_CLIENT_SECRET: oidc.clientSecret,
  OIDC_NAME: 'the Ministry',
};
const app = await startTestApp({ settings });

/** Presses the button and signs in at the provider; returns the browser and where the provider sends it. */
async function goToProvider(from = '/sign-in') {
  const agent = app.agent();
  const page = await agent.get((await agent.get(from)).link('Sign in with the Ministry'));
  const authorization = page.redirects.at(-1) ?? '';
  return { agent, authorization, callback: await oidc.signIn(authorization) };
}

test('FOR-62: whoever signs in at the provider is signed in here, and comes back to where they were', async () => {
  oidc.account = { sub: 'ann', email: 'Ann@Example.org', email_verified: true };
  const { agent, authorization, callback } = await goToProvider('/account');
  const asked = new URL(authorization).searchParams;
  for (const name of ['state', 'nonce', 'code_challenge'])
    assert.ok((asked.get(name) ?? '').length >= 32, name);
  assert.deepEqual([asked.get('response_type'), asked.get('code_challenge_method')], ['code', 'S256']);
  const page = await agent.get(callback);
  assert.equal(page.path, '/welcome?return-to=%2Faccount');
  assert.equal(agent.cookies.has('sign-in-organisation'), false);
  const done = await agent.submit(page.form('Continue').fill({ name: 'Ann' }));
  assert.match(done.text, /ann@example\.org/);
});

test('FOR-53: whoever comes from a verified domain is shown as verified, on their profile and on what they write', async () => {
  const settled = await app.signInAs('settled@elsewhere.example', { organisation: 'Ministry of Example' });
  await app.database.kysely
    .insertInto('organisationDomain')
    .values({
      domain: '.ministry.example',
      organisationId: settled.person.organisationId ?? '',
      addedAt: app.clock.now(),
    })
    .execute();
  oidc.account = { sub: 'vera', email: 'vera@north.ministry.example', email_verified: true };
  const { agent, callback } = await goToProvider('/account');
  const welcome = await agent.get(callback);
  assert.deepEqual(welcome.form('Continue').values('organisation'), ['Ministry of Example']);
  await agent.submit(welcome.form('Continue').fill({ name: 'Vera' }));
  const { person } = await app.signInAs('vera@north.ministry.example');
  const reader = await app.signInAs('reader@elsewhere.example');
  assert.match((await reader.agent.get(`/people/${person.id}`)).text, /Ministry of Example Verified/);
  const { threadId } = await startThread(app, person, {});
  await reply(app, settled.person, threadId, 'From outside');
  const thread = await reader.agent.get(`/forum/threads/${threadId}`);
  assert.match(thread.text, /Vera, Ministry of Example Verified/);
  assert.match(thread.text, /settled, Ministry of Example (?!Verified)/);
  // What was written keeps the organisation of its time.
  await app.database.kysely
    .updateTable('person')
    .set({ organisationId: null })
    .where('id', '=', person.id)
    .execute();
  assert.match(
    (await reader.agent.get(`/forum/threads/${threadId}`)).text,
    /Vera, Ministry of Example Verified/,
  );
});

test('an address known here is the same person, however it is written', async () => {
  const { person } = await app.signInAs('bob@example.org', { name: 'Bob' });
  oidc.account = { sub: 'bob', email: 'BOB@example.org', email_verified: true };
  const { agent, callback } = await goToProvider();
  await agent.get(callback);
  const { rows } = {
    rows: await app.database.kysely
      .selectFrom('person')
      .select('id')
      .where('email', 'ilike', 'bob@%')
      .execute(),
  };
  assert.deepEqual(rows, [{ id: person.id }]);
  assert.match((await agent.get('/account')).text, /Bob/);
});

test('an address that the provider has not checked, or none, signs nobody in', async () => {
  for (const account of [
    { sub: 'eve', email: 'bob@example.org', email_verified: false },
    { sub: 'eve2', email: 'bob@example.org' },
    { sub: 'eve3' },
  ]) {
    oidc.account = account;
    const { agent, callback } = await goToProvider();
    const page = await agent.get(callback);
    assert.equal(page.status, 403);
    assert.match(page.text, /did not give us an email address that it has checked/);
    assert.equal(agent.cookies.has('sign-in'), false);
  }
});

test('an answer is taken by the browser that asked, once, and only as the provider gave it', async () => {
  oidc.account = { sub: 'ann', email: 'ann@example.org', email_verified: true };
  const { agent, callback } = await goToProvider();

  const stranger = await app.agent().get(callback);
  assert.deepEqual([stranger.status, stranger.heading], [400, 'You are not signed in']);

  const other = await goToProvider();
  const mixed = await other.agent.get(callback);
  assert.equal(mixed.status, 400);
  assert.equal(other.agent.cookies.has('sign-in'), false);

  const pending = agent.cookies.get('sign-in-organisation') ?? '';
  assert.equal((await agent.get(callback)).status, 200);
  assert.equal(agent.cookies.has('sign-in'), true);

  const thief = app.agent();
  thief.setCookie('sign-in-organisation', pending);
  assert.equal((await thief.get(callback)).status, 403);
  assert.equal(thief.cookies.has('sign-in'), false);
});

test('someone who says no at the provider is told what to do instead', async () => {
  const { agent, authorization } = await goToProvider('/account');
  const state = new URL(authorization).searchParams.get('state');
  const iss = encodeURIComponent(oidc.issuer);
  const page = await agent.get(
    `/sign-in/organisation/callback?error=access_denied&state=${state}&iss=${iss}`,
  );
  assert.equal(page.status, 403);
  assert.match(page.text, /The Ministry did not confirm who you are/);
  assert.equal(page.link('Sign in by email'), '/sign-in?return-to=%2Faccount');
});

test('nonsense at the callback is answered with a page', async () => {
  const agent = app.agent();
  assert.equal((await agent.get('/sign-in/organisation/callback')).status, 400);
  agent.setCookie('sign-in-organisation', '{"state":1}');
  assert.equal((await agent.get('/sign-in/organisation/callback?code=x&state=y')).status, 400);
  const { agent: asking } = await goToProvider();
  assert.equal((await asking.get('/sign-in/organisation/callback?state=&code=&state=')).status, 400);
});

test('another site is not returned to', async () => {
  oidc.account = { sub: 'cat', email: 'cat@example.org', email_verified: true };
  const agent = app.agent();
  const page = await agent.get(
    `/sign-in/organisation?return-to=${encodeURIComponent('https://evil.example/')}`,
  );
  const back = await agent.get(await oidc.signIn(page.redirects.at(-1) ?? ''));
  assert.equal(back.path, '/welcome');
});

test('while the provider is away the page says so and email goes on; once it answers, so does this', async () => {
  const providerPort = await freePort();
  const away = await startTestApp({
    settings: {
      ...settings,
      PORT: String(port),
      OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
      LOG_LEVEL: 'silent',
    },
  });
  const agent = away.agent();
  const page = await agent.get('/sign-in/organisation?return-to=%2Faccount');
  assert.equal(page.status, 503);
  assert.match(page.text, /the Ministry does not answer just now/);
  const byEmail = await agent.get(page.link('Sign in by email'));
  const sent = await agent.submit(byEmail.form('Send me a link').fill({ email: 'dan@example.org' }));
  assert.equal(sent.heading, 'Check your email');

  const issuer = `http://127.0.0.1:${providerPort}`;
  const provider = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` }),
    );
  }).listen(providerPort, '127.0.0.1');
  await once(provider, 'listening');
  after(() => provider.close());
  const again = await agent.get('/sign-in/organisation');
  assert.match(again.redirects.at(-1) ?? '', new RegExp(`^${issuer}/auth\\?`));
});

test('where domains are set, they hold for whoever comes from the provider too', async () => {
  const strict = await startTestApp({ settings: { ...settings, SIGN_IN_DOMAINS: 'council.example' } });
  const agent = strict.agent();
  oidc.account = { sub: 'out', email: 'out@elsewhere.example', email_verified: true };
  const start = await agent.get('/sign-in/organisation');
  const page = await agent.get(await oidc.signIn(start.redirects.at(-1) ?? ''));
  assert.equal(page.status, 403);
  assert.match(page.text, /cannot be used here/);
});

test('without a provider there is no button and no page', async () => {
  const plain = await startTestApp();
  assert.doesNotMatch((await plain.agent().get('/sign-in')).text, /Sign in with/);
  assert.equal((await plain.agent().get('/sign-in/organisation')).status, 404);
});
