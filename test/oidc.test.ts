import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { startOidc } from './oidc.ts';

const redirectUri = 'http://127.0.0.1:9/sign-in/organisation';
const oidc = await startOidc(redirectUri);

async function claimsOfSignIn(): Promise<Readonly<Record<string, unknown>> | undefined> {
  const client = await discovery(new URL(oidc.issuer), oidc.clientId, oidc.clientSecret, undefined, {
    // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out: the provider here has no TLS
    execute: [allowInsecureRequests],
  });
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const start = buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
  });
  const back = await oidc.signIn(start.href);
  const tokens = await authorizationCodeGrant(client, new URL(back, redirectUri), {
    pkceCodeVerifier,
    expectedState,
  });
  return tokens.claims();
}

test('whoever signs in at the provider comes back with what it says of them', async () => {
  const claims = await claimsOfSignIn();
  assert.equal(claims?.['sub'], 'person-1');
  assert.equal(claims['email'], 'amina@example.org');
  assert.equal(claims['email_verified'], true);
  assert.equal(claims['name'], 'Amina Khan');
});

test('the next to sign in may be somebody else, whose address nobody has checked', async () => {
  oidc.account = { sub: 'person-2', email: 'ben@example.org', email_verified: false };
  const claims = await claimsOfSignIn();
  assert.equal(claims?.['sub'], 'person-2');
  assert.equal(claims['email_verified'], false);
});
