import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Form, Submission } from './form.ts';
import { Page } from './page.ts';

export interface AgentOptions {
  /** The network address that the app sees. */
  readonly address?: string;
  readonly userAgent?: string;
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: URLSearchParams | FormData | null;
}

const MOST_REDIRECTS = 10;

/** A browser without scripts: it keeps cookies, follows redirects and sends forms as they stand on the page. */
export class Agent {
  readonly #app: FastifyInstance;
  readonly #baseUrl: URL;
  readonly #options: AgentOptions;
  readonly #cookies = new Map<string, string>();

  constructor(app: FastifyInstance, baseUrl: URL, options: AgentOptions = {}) {
    this.#app = app;
    this.#baseUrl = baseUrl;
    this.#options = options;
  }

  /** The names and values of the cookies held now. */
  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  get(path: string): Promise<Page> {
    return this.#visit({ method: 'GET', path, body: null });
  }

  /** Presses the button with these words, or the first, of a form that {@link Page.form} gave. */
  submit(form: Form, buttonWords?: string): Promise<Page> {
    return this.send(form.submission(buttonWords));
  }

  /** Sends what no form on a page would, for example one that was tampered with. */
  send(submission: Submission): Promise<Page> {
    return this.#visit(submission);
  }

  async #visit(first: Request): Promise<Page> {
    const redirects: string[] = [];
    let request = first;
    for (;;) {
      const response = await this.#ask(request);
      const target = this.#redirectTarget(response, request.path);
      if (target === null || target.origin !== this.#baseUrl.origin) {
        if (target !== null) redirects.push(target.href);
        const { statusCode: status, headers, body } = response;
        return new Page({ status, path: request.path, redirects, headers, body });
      }
      const path = target.pathname + target.search;
      redirects.push(path);
      if (redirects.length > MOST_REDIRECTS)
        throw new Error(`Redirected in circles: ${redirects.join(' → ')}`);
      const keepsMethod = response.statusCode === 307 || response.statusCode === 308;
      request = keepsMethod ? { ...request, path } : { method: 'GET', path, body: null };
    }
  }

  async #ask({ method, path, body }: Request): Promise<LightMyRequestResponse> {
    // Without this the whole test is one turn of the event loop, which looks to the app as if it were stuck.
    await setImmediate();
    // Encodes the body and names its type.
    const encoded = body === null ? null : new Response(body);
    const response = await this.#app.inject({
      method,
      url: path,
      authority: this.#baseUrl.host,
      remoteAddress: this.#options.address ?? '127.0.0.1',
      headers: {
        accept: 'text/html,application/xhtml+xml',
        'user-agent': this.#options.userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36',
        'sec-fetch-site': 'same-origin',
        ...(method === 'POST' ? { origin: this.#baseUrl.origin } : {}),
        ...(encoded === null ? {} : { 'content-type': encoded.headers.get('content-type') ?? '' }),
        ...(this.#cookies.size === 0 ? {} : { cookie: this.#cookieHeader() }),
      },
      ...(encoded === null ? {} : { payload: Buffer.from(await encoded.arrayBuffer()) }),
    });
    this.#keepCookies(response);
    return response;
  }

  #redirectTarget(response: LightMyRequestResponse, from: string): URL | null {
    const { location } = response.headers;
    if (response.statusCode < 300 || response.statusCode > 399 || typeof location !== 'string') return null;
    return new URL(location, new URL(from, this.#baseUrl));
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  }

  #keepCookies(response: LightMyRequestResponse): void {
    for (const { name, value, maxAge, expires } of response.cookies) {
      const isGone = maxAge === 0 || (expires !== undefined && expires.getTime() <= 0);
      if (isGone) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
