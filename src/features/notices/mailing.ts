import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import type { Mail, MailMessage } from '../../platform/mail/mail.ts';
import { findPerson, type PersonId } from '../people/index.ts';
import { composeMail, type DigestSection } from './compose.ts';
import { claimDue, type Due, giveBack, peopleWithDueMail, settleMail } from './mail.repository.ts';
import { mailToken } from './mail-token.ts';
import type { Readers } from './readers.ts';
import type { Reason } from './reasons.ts';
import { secretOf, settingsOf } from './settings.repository.ts';
import type { Settings } from './settings.ts';

/** Adds a part to the digests of a person. */
export type DigestSource = (db: Queryable, personId: PersonId, now: Date) => Promise<DigestSection>;

/** The address at which an answer to the message about this thing (`post:id`) is taken; undefined where none is. */
export type ReplyAddress = (personId: PersonId, about: string, secret: string) => string | undefined;

export interface MailingDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
  readonly readers: Readers;
  readonly digests: readonly DigestSource[];
  readonly replyAddress: ReplyAddress;
}

interface Prepared {
  readonly due: readonly Due[];
  readonly message: MailMessage;
}

const PEOPLE_AT_ONCE = 200;

/** So many failures one after the other mean that it is the server, not the message. */
const FAILURES_IN_A_ROW = 3;

/**
 * Sends the messages that are due, one to each person about everything that has come together for them. While the mail
 * server is away everything stays due, so that whoever missed a day of messages gets one; then it throws.
 */
export async function sendDueMail(deps: MailingDeps): Promise<void> {
  const { db, clock, mail } = deps;
  const failures: unknown[] = [];
  let inARow = 0;
  for (;;) {
    const people = await peopleWithDueMail(db, clock.now(), PEOPLE_AT_ONCE);
    for (const personId of people) {
      const prepared = await prepare(deps, personId);
      if (prepared === undefined) continue;
      try {
        await mail.deliver(prepared.message);
        await settleMail(db, prepared.due, clock.now());
        inARow = 0;
      } catch (error) {
        await giveBack(db, prepared.due, clock.now());
        failures.push(error);
        inARow += 1;
        if (inARow === FAILURES_IN_A_ROW) throw error;
      }
    }
    if (people.length < PEOPLE_AT_ONCE) break;
  }
  if (failures.length > 0) throw failures[0];
}

/** Takes what is due, leaves out what must not be sent any more, and writes the message. */
async function prepare(deps: MailingDeps, personId: PersonId): Promise<Prepared | undefined> {
  const { db, clock, readers } = deps;
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    const claimed = await claimDue(tx, personId, now);
    const person = await findPerson(tx, personId);
    const settings = (await settingsOf(tx, [personId])).get(personId);
    // FOR-54: rights as they are when it is sent, not when it happened.
    const readable = await readers.readable(tx, personId, claimed);
    const due = claimed.filter(
      ({ about, reason, readAt }) =>
        readAt === null && readable.has(about) && settings?.choices[reason] !== 'never',
    );
    await settleMail(
      tx,
      claimed.filter((each) => !due.includes(each)),
      null,
    );
    if (person?.email == null || settings === undefined || due.length === 0) {
      await settleMail(tx, due, null);
      return undefined;
    }
    const secret = await secretOf(tx, personId);
    const reasons = [...new Set(due.map(({ reason }) => reason))];
    const groups = [...new Set(due.map(({ group }) => group))];
    const first: DigestSection[] = [];
    if (isDigest(settings, reasons, groups)) {
      for (const source of deps.digests) first.push(await source(tx, personId, now));
    }
    const message = composeMail({
      to: person.email,
      baseUrl: deps.baseUrl,
      items: due,
      first: first.filter(({ lines }) => lines.length > 0),
      token: mailToken({ personId, reasons }, secret),
      replyTo: groups.length === 1 ? deps.replyAddress(personId, lastPost(due), secret) : undefined,
    });
    return { due, message: { ...message, id: due[0]?.mailId ?? '' } };
  });
}

function lastPost(due: readonly Due[]): string {
  return due.findLast(({ about }) => about.startsWith('post:'))?.about ?? '';
}

function isDigest(settings: Settings, reasons: readonly Reason[], groups: readonly string[]): boolean {
  return groups.length > 1 || reasons.some((reason) => settings.choices[reason] !== 'at-once');
}
