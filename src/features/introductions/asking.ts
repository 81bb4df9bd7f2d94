import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { findPerson, type Person, type PersonId } from '../people/index.ts';
import {
  DAYS_AFTER_NO,
  type Introduction,
  MOST_PER_WEEK,
  MOST_WAITING,
  type Refusal,
  timesLeft,
} from './introduction.ts';
import { acceptedMail, askedMail, declinedMail } from './mails.ts';
import {
  block,
  countAsked,
  findChoice,
  insertIntroduction,
  isBlocked,
  latestBetween,
  lockAsker,
  setMeetsAt,
  settle,
  unblock,
} from './repository.ts';
import { timeWords } from './times.ts';

const DAY_MS = 24 * 3600 * 1000;

export interface Request {
  readonly reason: string;
  /** When they can talk, and on which clock they said so. */
  readonly times: readonly Date[];
  readonly zone: string;
}

export interface Asking {
  /** Asks to be introduced; tells the other by mail. Returns why not where it was not sent. */
  ask(asker: Person, asked: PersonId, request: Request): Promise<Refusal | null>;
  /**
   * Says yes to a request made of `asked`; the asker is told. `time` is one of those they offered, or empty. `late` where
   * it is not on offer any more: then no time is chosen. False where the request waits no more.
   */
  accept(asked: Person, id: string, time?: string): Promise<boolean | 'late'>;
  /** Says no; the asker is told kindly. False where the request waits no more. */
  decline(asked: Person, id: string): Promise<boolean>;
  withdraw(asker: PersonId, id: string): Promise<boolean>;
  /** Says no, and takes no request from that person any more. */
  block(asked: Person, id: string): Promise<boolean>;
  unblock(person: PersonId, blocked: string): Promise<void>;
}

export function createAsking(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
}): Asking {
  const { db, clock, mail, baseUrl } = deps;

  async function refusalOf(
    tx: Transaction,
    asker: PersonId,
    asked: Person | undefined,
  ): Promise<Refusal | null> {
    const now = clock.now().getTime();
    if (asked === undefined || asked.email === null || asked.id === asker) return 'gone';
    const latest = await latestBetween(tx, asker, asked.id);
    if (latest?.state === 'asked' || latest?.state === 'accepted') return 'already';
    const { waiting, sent } = await countAsked(tx, asker, new Date(now - 7 * DAY_MS));
    if (waiting >= MOST_WAITING || sent >= MOST_PER_WEEK) return 'too-many';
    const { takesRequests } = await findChoice(tx, asked.id);
    if (!takesRequests || (await isBlocked(tx, asker, asked.id))) return 'not-now';
    const saidNoAt = isNoTo(latest, asker) ? (latest?.settledAt?.getTime() ?? 0) : 0;
    return now - saidNoAt < DAYS_AFTER_NO * DAY_MS ? 'not-now' : null;
  }

  async function accept(tx: Transaction, asked: Person, id: string, time: string): Promise<boolean | 'late'> {
    const settled = await settle(tx, id, { askedId: asked.id }, { state: 'accepted', now: clock.now() });
    if (settled === undefined) return false;
    const meetsAt = timesLeft(settled, clock.now()).find((each) => each.toISOString() === time);
    if (meetsAt !== undefined) await setMeetsAt(tx, id, meetsAt);
    const asker = await findPerson(tx, settled.askerId);
    if (asker?.email != null) {
      const words = meetsAt === undefined ? undefined : timeWords(meetsAt, settled.zone);
      await mail.send(tx, acceptedMail(asker, asked, baseUrl, words));
    }
    return time !== '' && meetsAt === undefined ? 'late' : true;
  }

  /** Returns whom it was said no to. */
  async function decline(tx: Transaction, asked: Person, id: string): Promise<PersonId | null> {
    const settled = await settle(tx, id, { askedId: asked.id }, { state: 'declined', now: clock.now() });
    if (settled === undefined) return null;
    const asker = await findPerson(tx, settled.askerId);
    if (asker?.email != null) await mail.send(tx, declinedMail(asker, asked, baseUrl));
    return settled.askerId;
  }

  return {
    ask: (asker, askedId, { reason, times, zone }) =>
      inTransaction(db, async (tx) => {
        await lockAsker(tx, asker.id);
        const asked = await findPerson(tx, askedId);
        const refusal = await refusalOf(tx, asker.id, asked);
        if (refusal !== null || asked === undefined) return refusal;
        const now = clock.now();
        await insertIntroduction(tx, {
          id: newId(),
          askerId: asker.id,
          askedId,
          reason,
          askedAt: now,
          times: times.map((time) => time.toISOString()),
          zone,
        });
        const words = times.map((time) => timeWords(time, zone));
        await mail.send(tx, askedMail(asked, asker, reason, baseUrl, words));
        return null;
      }),
    accept: (asked, id, time = '') => inTransaction(db, (tx) => accept(tx, asked, id, time)),
    decline: (asked, id) => inTransaction(db, async (tx) => (await decline(tx, asked, id)) !== null),
    withdraw: (asker, id) =>
      inTransaction(db, async (tx) => {
        const settled = await settle(tx, id, { askerId: asker }, { state: 'withdrawn', now: clock.now() });
        return settled !== undefined;
      }),
    block: (asked, id) =>
      inTransaction(db, async (tx) => {
        const asker = await decline(tx, asked, id);
        if (asker === null) return false;
        await block(tx, asked.id, asker, clock.now());
        return true;
      }),
    unblock: (person, blocked) => inTransaction(db, (tx) => unblock(tx, person, blocked)),
  };
}

function isNoTo(latest: Introduction | undefined, asker: PersonId): boolean {
  return latest?.state === 'declined' && latest.askerId === asker;
}
