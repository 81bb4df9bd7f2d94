import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp({ settings: { SIGN_IN_DOMAINS: 'council.example .gov.example' } });

async function ask(email: string) {
  const agent = app.agent();
  return agent.submit((await agent.get('/sign-in')).form('Send me a link').fill({ email }));
}

test('where domains are set, others are told which address to use', async () => {
  const refused = await ask('ann@elsewhere.example');
  assert.equal(refused.status, 422);
  assert.match(refused.errors[0]?.text ?? '', /ends in @council\.example or \.gov\.example/);
  assert.deepEqual(await app.mailTo('ann@elsewhere.example'), []);
});

test('addresses of the domains are sent a link', async () => {
  assert.equal((await ask('ann@council.example')).status, 200);
  assert.equal((await ask('ann@justice.gov.example')).status, 200);
});

test('an address that a feature vouches for is sent a link too', async () => {
  app.features.people.mayAlwaysSignIn.push(async (email) => email === 'guest@elsewhere.example');
  assert.equal((await ask('Guest@elsewhere.example')).status, 200);
  assert.equal((await ask('other@elsewhere.example')).status, 422);
});
