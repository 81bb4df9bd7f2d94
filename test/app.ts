import { after } from 'node:test';
import { createApp, type App } from '../src/app.ts';
import { readConfig, type Config } from '../src/config.ts';
import type { Database } from '../src/platform/database/open.ts';
import { Agent, type AgentOptions } from './agent/agent.ts';
import { FakeClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { freePort } from './ports.ts';
import type { Clock } from '../src/platform/clock.ts';
import { signIn, type Details, type SignedIn } from './sign-in.ts';

export interface TestAppOptions {
  /** Settings as an installation gives them in its environment; see src/config.ts. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Also runs what is done in the background, such as sending mail. */
  readonly jobs?: boolean;
  /** Also answers at `baseUrl`, on a free port of this machine. */
  readonly listen?: boolean;
  /** Instead of a new one, for several nodes on one database. The app closes it. */
  readonly database?: Database;
  /** Instead of a new one. */
  readonly clock?: FakeClock;
  /** What the app is given instead of the clock that tests set. */
  readonly appClock?: () => Clock;
}

export interface TestApp extends App {
  readonly config: Config;
  readonly clock: FakeClock;
  readonly database: Database;
  readonly baseUrl: URL;
  /** A new browser without scripts, not signed in. */
  agent(options?: AgentOptions): Agent;
  /** A browser without scripts in which the person with that address, made if need be, is signed in. */
  signInAs(email: string, options?: Details & AgentOptions): Promise<SignedIn & { readonly agent: Agent }>;
  /** What the development mailbox holds for an address, oldest first. */
  mailTo(email: string): Promise<readonly { readonly subject: string; readonly body: string }[]>;
}

/**
 * The real app on a database of its own, closed when the tests of the file have run. Nothing is switched off: tokens
 * and limits hold as they do for people.
 */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const port = await freePort();
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    BASE_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'error',
    SAMPLE: 'off',
    ...options.settings,
  });
  const clock = options.clock ?? new FakeClock();
  const database = options.database ?? (await createTestDatabase());
  const app = await createApp(config, database, options.appClock?.() ?? clock);
  after(() => app.close());
  if (options.jobs === true) await app.startJobs();
  if (options.listen === true) await app.app.listen({ port: config.port, host: config.host });
  else await app.app.ready();
  await app.services.mailIn.listen();

  const { baseUrl } = config;
  const newAgent = (agentOptions?: AgentOptions): Agent => new Agent(app.app, baseUrl, agentOptions);
  return {
    ...app,
    config,
    clock,
    database,
    baseUrl,
    agent: newAgent,
    async signInAs(email, signInOptions) {
      const signedIn = await signIn({ database, clock, baseUrl }, email, signInOptions);
      const agent = newAgent(signInOptions);
      agent.setCookie(signedIn.cookie.name, signedIn.cookie.value);
      return { ...signedIn, agent };
    },
    mailTo: (email) =>
      database.kysely
        .selectFrom('mailboxMessage')
        .select(['subject', 'body'])
        .where('recipient', '=', email)
        .orderBy('sentAt')
        .execute(),
  };
}
