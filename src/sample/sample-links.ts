import type { App } from '../app.ts';
import { administrationPath, mailboxPath } from '../features/people/index.ts';
import {
  findSession,
  type Session,
  type SessionId,
  sessionUrls,
  showJoinCode,
} from '../features/sessions/index.ts';
import { inTransaction, type Queryable } from '../platform/database/transaction.ts';
import { readRecord } from '../platform/record/record.ts';
import { addressOf, CAST, type CastKey } from './cast.ts';
import { SAMPLE_SCOPE } from './repository.ts';

export interface SampleLink {
  readonly role: string;
  readonly name: string;
  /** Signs in as that person, once. */
  readonly url: string;
}

export interface SampleLinks {
  /** Where anybody joins the live session. */
  readonly join: string;
  readonly code: string;
  readonly closedSession: string;
  readonly links: readonly SampleLink[];
  /** Where mail stays, or null where it is sent. */
  readonly mailbox: string | null;
}

const LASTS_HOURS = 24;

/** Whom to sign in as, and at which page of the live session. */
const PAGES: readonly (readonly [CastKey, (code: string) => string])[] = [
  ['amina', sessionUrls.organise],
  ['joss', (code) => `${sessionUrls.home(code)}/chair`],
  ['priya', (code) => `${sessionUrls.home(code)}/moderate`],
  ['ruth', (code) => `${sessionUrls.home(code)}/speak`],
];

const ADMINISTRATOR: CastKey = 'tom';

interface SampleSessions {
  readonly live: Session;
  readonly closed: Session;
}

/** The sessions of the sample, or undefined where this database does not hold them (any more). */
async function findSampleSessions(db: Queryable): Promise<SampleSessions | undefined> {
  const [loaded] = await readRecord(db, SAMPLE_SCOPE, { limit: 1 });
  if (loaded === undefined) return undefined;
  const live = await findSession(db, loaded.data['live'] as SessionId);
  const closed = await findSession(db, loaded.data['closed'] as SessionId);
  return live === undefined || closed === undefined ? undefined : { live, closed };
}

/** New links into the sample, or undefined where this database does not hold it (any more). */
export async function sampleLinks({ features, services }: App): Promise<SampleLinks | undefined> {
  const db = services.database.kysely;
  const sessions = await findSampleSessions(db);
  if (sessions === undefined) return undefined;
  const { live, closed } = sessions;
  const at = (path: string): string => new URL(path, services.config.baseUrl).href;
  const links = await inTransaction(db, async (tx) => {
    const made: SampleLink[] = [];
    const add = async (key: CastKey, role: string, page: string): Promise<void> => {
      const lasts = LASTS_HOURS * 3600 * 1000;
      const url = await features.people.oneTimeSignInLink(tx, addressOf(key), page, lasts);
      made.push({ role, name: CAST[key].name, url });
    };
    for (const [key, page] of PAGES) await add(key, CAST[key].role, page(live.code));
    if (services.config.administrators.includes(addressOf(ADMINISTRATOR)))
      await add(ADMINISTRATOR, 'administrator', administrationPath);
    return made;
  });
  return {
    join: at(sessionUrls.short(live.code)),
    code: showJoinCode(live.code),
    closedSession: at(sessionUrls.home(closed.code)),
    links,
    mailbox: services.mail.staysHere ? at(mailboxPath) : null,
  };
}

/** What to say at a start at which the sample is there already: no link that signs in is made unasked. */
export async function sampleReminder({ services }: App): Promise<string[]> {
  const { config, database, mail } = services;
  const sessions = await findSampleSessions(database.kysely);
  if (sessions === undefined) return [];
  const join = new URL(sessionUrls.short(sessions.live.code), config.baseUrl).href;
  const isEmbedded = config.databaseUrl === undefined;
  return [
    `Join the sample as a delegate: ${join} (code ${showJoinCode(sessions.live.code)})`,
    `For links that sign in as the people running it${isEmbedded ? ' stop the service and' : ''} run: npx endeavour sample --links`,
    ...(mail.staysHere
      ? [
          `Or sign in as ${addressOf('amina')}, and find the message at ${new URL(mailboxPath, config.baseUrl).href}`,
        ]
      : []),
  ];
}

/** The links as lines for a terminal. */
export function sampleLines({ join, code, closedSession, links, mailbox }: SampleLinks): string[] {
  return [
    `Join the live sample as a delegate:   ${join} (code ${code})`,
    `A session that is over:               ${closedSession}`,
    ...links.map(({ role, name, url }) => `${`Sign in as ${role}, ${name}:`.padEnd(38)}${url}`),
    `Each of these works once, within ${LASTS_HOURS} hours. Use a private window for each person.`,
    ...(mailbox === null ? [] : [`No mail is sent: messages stay at     ${mailbox}`]),
  ];
}
