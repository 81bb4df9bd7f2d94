import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import { findPerson, type Person, type PersonId } from '../../people/index.ts';
import { insertAddressee, updateAddressee } from '../addressing/addressing.repository.ts';
import { findNamed } from '../addressing/find-named.ts';
import type { EventHub } from '../events.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { deleteDraft, findDraft, putDraft } from '../posts/drafts.repository.ts';
import { followThread } from '../reading/reading.repository.ts';
import { spaceScope } from '../scope.ts';
import type { SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import {
  answerOffer,
  insertOffers,
  listOffers,
  listThings,
  type Offer,
  type Thing,
  workplacesOf,
  worksAt,
} from './handing-on.repository.ts';

/** Whoever comes after somebody, and what of theirs could go to them. */
export interface Successor {
  readonly id: PersonId;
  readonly name: string;
  readonly things: readonly Thing[];
  /** How much is in spaces that the successor may not read: it cannot be offered. */
  readonly outOfReach: number;
}

/** Handing on what one did in the forum when one moves on (FOR-63). Nothing moves before it is accepted. */
export interface HandingOn {
  /** A person of the same organisation, now or before, or with the same role in a space. */
  findSuccessor(by: Person, name: string): Promise<Outcome<{ readonly successor: Successor }>>;
  /** Offers those of somebody's things that have one of these keys. */
  offer(by: Person, name: string, keys: readonly string[]): Promise<Outcome>;
  /** What was offered to somebody and waits, as far as they may read it now. */
  waitingFor(db: Queryable, person: Person): Promise<readonly Offer[]>;
  answer(
    by: Person,
    ids: readonly string[],
    accept: boolean,
  ): Promise<Outcome<{ readonly answered: number }>>;
}

/** What a key looks like in a form. */
export function formKey({ kind, key }: Pick<Thing, 'kind' | 'key'>): string {
  return `${kind} ${key}`;
}

export function createHandingOn(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly rights: SpaceRights;
}): HandingOn {
  const { db, clock, events, rights } = deps;

  /** Roles in spaces, as `space role`: one seat in an endeavour, or keeping order in one space. */
  async function rolesOf(person: Person): Promise<ReadonlySet<string>> {
    const held = new Set<string>();
    for (const { space } of await rights.readable(db, person)) {
      if (space.kind === 'public' || space.kind === 'session') continue;
      for (const { key, people } of await rights.roles(db, space)) {
        if (people.includes(person.id) && !key.startsWith('kind:')) held.add(`${space.id} ${key}`);
      }
    }
    return held;
  }

  async function mayFollow(by: Person, other: Person): Promise<boolean> {
    if (await worksAt(db, other.id, await workplacesOf(db, by.id))) return true;
    const own = await rolesOf(by);
    return own.size > 0 && [...(await rolesOf(other))].some((role) => own.has(role));
  }

  async function findSuccessor(
    by: Person,
    name: string,
  ): Promise<Outcome<{ readonly successor: Successor }>> {
    const found = await findNamed(db, name);
    if (!found.ok) return found;
    const { personId } = found.addressee;
    if (personId === null) return refused('Enter the name of a person, not of an organisation');
    if (personId === by.id) return refused('Enter somebody else than yourself');
    const other = await findPerson(db, personId);
    if (other === undefined || !(await mayFollow(by, other))) {
      return refused('Enter somebody of your organisation, of one where you worked before, or of your seat');
    }
    const things = await listThings(db, by.id);
    const own = await spacesOf(by);
    const theirs = await spacesOf(other);
    const within = things.filter(({ spaceId }) => own.has(spaceId) && theirs.has(spaceId));
    const successor = {
      id: other.id,
      name: other.name,
      things: within,
      outOfReach: things.length - within.length,
    };
    return { ok: true, successor };
  }

  async function spacesOf(person: Person): Promise<ReadonlySet<SpaceId>> {
    return new Set((await rights.readable(db, person)).map(({ space }) => space.id));
  }

  async function waitingFor(queryable: Queryable, person: Person): Promise<readonly Offer[]> {
    const offers = (await listOffers(queryable, { to: person.id })).filter(
      ({ accepted }) => accepted === null,
    );
    if (offers.length === 0) return [];
    const readable = new Set((await rights.readable(queryable, person)).map(({ space }) => space.id));
    return offers.filter(({ spaceId }) => readable.has(spaceId));
  }

  async function takeDraft(
    tx: Transaction,
    by: Person,
    offer: Offer & { readonly place: string },
    now: Date,
  ): Promise<void> {
    const { from, place } = offer;
    const left = await findDraft(tx, from, place);
    if (left?.text === offer.text) await deleteDraft(tx, from, place);
    const own = await findDraft(tx, by.id, place);
    const text = own === undefined ? offer.text : `${own.text}\n\n${offer.text}`;
    const title = own?.title || offer.draftTitle;
    const reviewOn = own?.reviewOn ?? left?.reviewOn ?? null;
    const language = own?.language ?? left?.language ?? 'en';
    const fields = { ...left?.fields, ...own?.fields };
    await putDraft(tx, by.id, { place, title, text, language, reviewOn, fields, savedAt: now });
  }

  async function take(tx: Transaction, by: Person, offer: Offer, now: Date): Promise<void> {
    const { kind, from, threadId, addresseeId, answersBy, place } = offer;
    if (kind === 'draft' && place !== null) {
      await takeDraft(tx, by, { ...offer, place }, now);
    }
    if (threadId === null || kind === 'draft') return;
    await followThread(tx, from, threadId, 'normal');
    await followThread(tx, by.id, threadId, 'watch');
    if (kind !== 'promise' || addresseeId === null) return;
    await updateAddressee(tx, addresseeId, { state: 'handed-on', reason: 'Moved on' }, now);
    const asked = { personId: by.id, organisationId: null, role: null } as const;
    const id = await insertAddressee(tx, threadId, asked, now);
    if (answersBy !== null) await updateAddressee(tx, id, { answersBy }, now);
    await writeRecord(tx, now, {
      scope: spaceScope(offer.spaceId),
      kind: 'question-handed-on',
      personId: from,
      subject: threadId,
    });
  }

  return {
    findSuccessor,
    waitingFor,

    async offer(by, name, keys) {
      const found = await findSuccessor(by, name);
      if (!found.ok) return found;
      const { id, things } = found.successor;
      const chosen = things.filter((thing) => keys.includes(formKey(thing)));
      if (chosen.length === 0) return refused('Select what you offer');
      await inTransaction(db, async (tx) => {
        const now = clock.now();
        const offers = await Promise.all(
          chosen.map(async (thing) => ({
            ...thing,
            draftTitle: thing.kind === 'draft' ? ((await findDraft(tx, by.id, thing.key))?.title ?? '') : '',
          })),
        );
        await insertOffers(tx, { from: by.id, to: id }, offers, now);
        await events.offered(tx, { by: by.id, to: id, count: chosen.length }, now);
      });
      return done;
    },

    answer: (by, ids, accept) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const waiting = (await waitingFor(tx, by)).filter(({ id }) => ids.includes(id));
        if (waiting.length === 0) return refused('This is not offered to you any more.');
        for (const offer of waiting) {
          if (!(await answerOffer(tx, { id: offer.id, to: by.id }, accept, now))) continue;
          if (accept) await take(tx, by, offer, now);
        }
        return { ok: true, answered: waiting.length };
      }),
  };
}
