import { once } from 'node:events';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { Provider } from 'oidc-provider';
import { freePort } from './ports.ts';

/** What the provider says of whoever signs in there. */
export interface OidcAccount {
  /** Its own, lasting name for the person. */
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** A real OpenID provider at which somebody is always ready to sign in. */
export interface TestOidc {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in from now on. */
  account: OidcAccount;
  /**
   * Does what the person's browser does at the provider: goes to the address that the app sent it to, and returns
   * the address, within the app, that the provider sends it back to.
   */
  signIn(authorizationUrl: string): Promise<string>;
}

/** Starts a provider on a free port that knows one client: the app with that redirect address. */
export async function startOidc(redirectUri: string): Promise<TestOidc> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const oidc: TestOidc = {
    issuer,
    clientId: 'endeavour',
    clientSecret: 'a-secret-for-tests-only',
    account: { sub: 'person-1', email: 'amina@example.org', email_verified: true, name: 'Amina Khan' },
    signIn: (authorizationUrl) => followTo(authorizationUrl, redirectUri),
  };
  const accounts = new Map<string, OidcAccount>();
  const provider = createProvider(oidc, redirectUri, accounts);
  const handle = provider.callback();
  const server = createServer((request, response) => {
    const isSignIn = request.url?.startsWith('/interaction/') === true;
    if (!isSignIn) {
      handle(request, response);
      return;
    }
    // Stands in for the form where the person would give a password.
    accounts.set(oidc.account.sub, oidc.account);
    void provider.interactionFinished(request, response, { login: { accountId: oidc.account.sub } });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return oidc;
}

function createProvider(
  oidc: TestOidc,
  redirectUri: string,
  accounts: ReadonlyMap<string, OidcAccount>,
): Provider {
  const provider: Provider = new Provider(oidc.issuer, {
    clients: [{ client_id: oidc.clientId, client_secret: oidc.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // The address in the ID token too, as most providers have it.
    conformIdTokenClaims: false,
    cookies: { keys: ['a-key-for-tests-only'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount(_context, accountId) {
      const account = accounts.get(accountId);
      return account && { accountId, claims: () => ({ ...account }) };
    },
    async loadExistingGrant({ oidc: { client, session } }) {
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

const MOST_STEPS = 10;

async function followTo(start: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    url = new URL(location, url).href;
    if (url.startsWith(redirectUri)) return url.slice(new URL(url).origin.length);
  }
  throw new Error(`The provider redirected more than ${MOST_STEPS} times, at last to ${url}.`);
}
