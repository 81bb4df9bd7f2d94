import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person } from '../../people/index.ts';
import type { EventHub } from '../events.ts';
import { whyStopped } from '../order/gate.ts';
import { type Outcome, done, refused } from '../outcome.ts';
import { spaceScope } from '../scope.ts';
import type { SpaceRights, SpaceRole, VisitedSpace } from '../spaces/access.ts';
import { isQuestion, type Thread, type ThreadId, whyNoReplies } from '../thread.ts';
import { lockThread } from '../threads/threads.repository.ts';
import { type Addressee, MANY_PEOPLE, type NewAddressee } from './addressee.ts';
import { insertAddressee, listAddressees, updateAddressee } from './addressing.repository.ts';
import { listOwn, readersOf } from './asked.ts';
import { findNamed } from './find-named.ts';

/** A refusal that belongs to one field of the form. */
export type Addressed = Outcome | { readonly ok: false; readonly message: string; readonly reaches: number };

/** Who is to be asked. `isSure`: also where that reaches many people. */
export interface Wanted {
  readonly name: string;
  /** Instead of a name. */
  readonly role: string | null;
  readonly isSure: boolean;
}

/** Asking somebody for an answer, and what they can do about it (FOR-43). */
export interface Addressing {
  /** Asks a person or an organisation by name, or a role by its key. */
  address(by: Person, id: ThreadId, to: Wanted): Promise<Addressed>;
  /** Whoever was asked says who should answer instead, and why. */
  handOn(
    by: Person,
    id: ThreadId,
    addressee: string,
    to: Wanted & { readonly reason: string },
  ): Promise<Addressed>;
  /** Whoever was asked says within how many days they will answer. */
  promise(by: Person, id: ThreadId, addressee: string, days: number): Promise<Outcome>;
}

const DAY_MS = 24 * 3600 * 1000;

export function createAddressing(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly rights: SpaceRights;
}): Addressing {
  const { db, clock, events, rights } = deps;

  async function change(
    by: Person,
    id: ThreadId,
    act: (tx: Transaction, thread: Thread, place: VisitedSpace, now: Date) => Promise<Addressed>,
  ): Promise<Addressed> {
    const now = clock.now();
    return inTransaction(db, async (tx) => {
      const thread = await lockThread(tx, id, by.id);
      const place = await rights.of(tx, by, thread.spaceId);
      const why = whyNoReplies(thread) ?? (await whyStopped(tx, by.id, thread.spaceId, now));
      if (place?.rights.mayWrite !== true) return refused('You cannot change this thread.');
      if (!isQuestion(thread)) return refused('Only questions are addressed to somebody.');
      if (why !== undefined) return refused(why);
      return act(tx, thread, place, now);
    });
  }

  /** Asks somebody, and tells those who may read it. */
  async function ask(
    tx: Transaction,
    by: Person,
    { thread, place }: { readonly thread: Thread; readonly place: VisitedSpace },
    asked: Wanted & { readonly reason: string },
    now: Date,
  ): Promise<Addressed> {
    const found =
      asked.role === null
        ? await findNamed(tx, asked.name)
        : findRole(await rights.roles(tx, place.space), asked.role);
    if (!found.ok) return found;
    const known = await listAddressees(tx, thread.id);
    if (known.some((each) => each.state === 'waiting' && isSame(each, found.addressee))) {
      const name =
        asked.role === null ? asked.name : known.find((each) => isSame(each, found.addressee))?.name;
      return refused(`${name} has been asked already.`);
    }
    const readers = await readersOf(tx, rights, place.space, found.addressee);
    if (readers.length === 0)
      return refused(`Nobody of that name can read this space: enter somebody who can.`);
    if (readers.length > MANY_PEOPLE && !asked.isSure) {
      return {
        ...refused(`This tells ${readers.length} people. Select that you are sure.`),
        reaches: readers.length,
      };
    }
    const addresseeId = await insertAddressee(tx, thread.id, found.addressee, now);
    const { space } = place;
    await events.addressed(
      tx,
      { addresseeId, thread, space, people: readers, by: by.id, reason: asked.reason },
      now,
    );
    return done;
  }

  /** What waits for somebody under that id. */
  async function ownAmong(
    tx: Transaction,
    by: Person,
    thread: Thread,
    addresseeId: string,
  ): Promise<Addressee | undefined> {
    return (await listOwn(tx, rights, thread, by.id)).find(({ id }) => id === addresseeId);
  }

  const record = (tx: Transaction, kind: string, by: Person, thread: Thread, now: Date): Promise<void> =>
    writeRecord(tx, now, { scope: spaceScope(thread.spaceId), kind, personId: by.id, subject: thread.id });

  return {
    address: (by, id, wanted) =>
      change(by, id, async (tx, thread, place, now) => {
        if (thread.authorId !== by.id && !place.rights.mayModerate) {
          return refused('Only whoever asked and the moderators say who is to answer.');
        }
        const asked = await ask(tx, by, { thread, place }, { ...wanted, reason: '' }, now);
        if (asked.ok) await record(tx, 'question-addressed', by, thread, now);
        return asked;
      }),

    handOn: (by, id, addresseeId, wanted) =>
      change(by, id, async (tx, thread, place, now) => {
        const own = await ownAmong(tx, by, thread, addresseeId);
        if (own === undefined) return refused('This question does not wait for you any more.');
        const { reason } = wanted;
        await updateAddressee(tx, own.id, { state: 'handed-on', reason }, now);
        const asked = await ask(tx, by, { thread, place }, wanted, now);
        if (!asked.ok) throw new NotAsked(asked);
        await record(tx, 'question-handed-on', by, thread, now);
        return asked;
      }).catch(refusalIn),

    promise: (by, id, addresseeId, days) =>
      change(by, id, async (tx, thread, _place, now) => {
        const own = await ownAmong(tx, by, thread, addresseeId);
        if (own === undefined) return refused('This question does not wait for you any more.');
        const answersBy = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
        await updateAddressee(tx, own.id, { answersBy }, now);
        await record(tx, 'answer-promised', by, thread, now);
        return done;
      }),
  };
}

/** Undoes a handing-on of which the second half was refused. */
class NotAsked extends Error {
  readonly outcome: Addressed;

  constructor(outcome: Addressed) {
    super('Nobody was asked.');
    this.outcome = outcome;
  }
}

function refusalIn(error: unknown): Addressed {
  if (error instanceof NotAsked) return error.outcome;
  throw error;
}

function isSame(one: Omit<NewAddressee, 'shownName'>, other: NewAddressee): boolean {
  return (
    one.personId === other.personId && one.organisationId === other.organisationId && one.role === other.role
  );
}

function findRole(
  roles: readonly SpaceRole[],
  key: string,
):
  { readonly ok: true; readonly addressee: NewAddressee } | { readonly ok: false; readonly message: string } {
  const found = roles.find((each) => each.key === key);
  if (found === undefined) return refused('Nobody holds this role now. Select another, or enter a name');
  return { ok: true, addressee: { personId: null, organisationId: null, role: key, shownName: found.name } };
}
