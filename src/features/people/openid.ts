import * as openid from 'openid-client';

/** What the settings say about the organisation's provider of sign-ins. */
export interface OpenIdSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}

/** What the browser keeps, in a cookie, while the person is at the provider. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

export type ProviderAnswer =
  | { readonly kind: 'proved'; readonly email: string }
  /** The provider says no address, or one that it has not checked. */
  | { readonly kind: 'no-verified-email' }
  /** The person or the provider said no; `reason` is the provider's code for it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The answer does not belong to what this browser asked, or is forged. */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'away'; readonly cause: unknown };

/** Signing in through an OpenID Connect provider: authorisation code flow with PKCE, state and nonce. */
export interface OpenIdClient {
  /** The address to send the browser to, or `away` while the provider does not answer. */
  begin(
    returnTo: string,
  ): Promise<
    | { readonly kind: 'go'; readonly url: URL; readonly pending: PendingSignIn }
    | { readonly kind: 'away'; readonly cause: unknown }
  >;
  /** Reads the answer that the browser brings back at `url`. */
  finish(url: URL, pending: PendingSignIn): Promise<ProviderAnswer>;
}

const TIMEOUT_SECONDS = 10;
const KNOWN_FOR_MS = 3600_000;

/** Asks the provider about itself at first use and then every hour, so that it may be away when the app starts. */
export function createOpenIdClient(settings: OpenIdSettings, callback: URL): OpenIdClient {
  // The settings allow that only for a provider on this machine.
  const isOpen = settings.issuer.protocol === 'http:';
  let known: { readonly configuration: openid.Configuration; readonly until: number } | undefined;

  async function configuration(): Promise<openid.Configuration> {
    if (known !== undefined && known.until > performance.now()) return known.configuration;
    const found = await openid.discovery(
      settings.issuer,
      settings.clientId,
      undefined,
      clientAuthentication(settings.clientSecret),
      // oxlint-disable-next-line typescript/no-deprecated -- marked so to make it stand out
      { timeout: TIMEOUT_SECONDS, execute: isOpen ? [openid.allowInsecureRequests] : [] },
    );
    known = { configuration: found, until: performance.now() + KNOWN_FOR_MS };
    return found;
  }

  return {
    async begin(returnTo) {
      try {
        const provider = await configuration();
        const pending = {
          state: openid.randomState(),
          nonce: openid.randomNonce(),
          codeVerifier: openid.randomPKCECodeVerifier(),
          returnTo,
        };
        const url = openid.buildAuthorizationUrl(provider, {
          redirect_uri: callback.href,
          scope: 'openid email',
          state: pending.state,
          nonce: pending.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(pending.codeVerifier),
          code_challenge_method: 'S256',
        });
        return { kind: 'go', url, pending };
      } catch (cause) {
        return { kind: 'away', cause };
      }
    },
    async finish(url, pending) {
      try {
        const provider = await configuration();
        const tokens = await openid.authorizationCodeGrant(provider, url, {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.codeVerifier,
          idTokenExpected: true,
        });
        return await proofOf(provider, tokens);
      } catch (cause) {
        return failureOf(cause);
      }
    },
  };
}

/** The way of proving that it is us which the provider understands (OpenID Connect Core 1.0, section 9). */
function clientAuthentication(secret: string | undefined): openid.ClientAuth {
  if (secret === undefined) return openid.None();
  const [inBody, inHeader] = [openid.ClientSecretPost(secret), openid.ClientSecretBasic(secret)];
  return (server, ...request) => {
    const understood = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const send = understood.includes('client_secret_basic') ? inHeader : inBody;
    send(server, ...request);
  };
}

type Tokens = Awaited<ReturnType<typeof openid.authorizationCodeGrant>>;

/** The address, from the token or from where the provider answers questions about the person. */
async function proofOf(provider: openid.Configuration, tokens: Tokens): Promise<ProviderAnswer> {
  const claims = tokens.claims();
  if (claims === undefined) return { kind: 'not-asked' };
  const mayAsk = provider.serverMetadata().userinfo_endpoint !== undefined;
  const about =
    claims['email'] === undefined && mayAsk
      ? await openid.fetchUserInfo(provider, tokens.access_token, claims.sub)
      : claims;
  const { email, email_verified: verified } = about as { email?: unknown; email_verified?: unknown };
  // Some providers send the word instead of the value.
  const isVerified = verified === true || verified === 'true';
  if (typeof email !== 'string' || !isVerified) return { kind: 'no-verified-email' };
  return { kind: 'proved', email: email.trim().toLowerCase() };
}

/** Answers that are well-formed but not to what was asked: another state or nonce, or none. */
const NOT_ASKED = new Set(['OAUTH_INVALID_RESPONSE', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED']);

function failureOf(cause: unknown): ProviderAnswer {
  if (cause instanceof openid.AuthorizationResponseError || cause instanceof openid.ResponseBodyError) {
    return { kind: 'refused', reason: cause.error };
  }
  const isNotAsked = cause instanceof openid.ClientError && NOT_ASKED.has(cause.code ?? '');
  return isNotAsked ? { kind: 'not-asked' } : { kind: 'away', cause };
}
