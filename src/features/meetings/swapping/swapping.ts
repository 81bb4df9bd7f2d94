import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import { seePeople, type VisiblePerson } from '../../directory/index.ts';
import type { Notices } from '../../notices/index.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { lockSession, recordScope, type Session, type SessionId } from '../../sessions/index.ts';
import { attributesOf, differencesWithin } from '../drawing/attributes.ts';
import { type DrawId, takesMeetings } from '../meeting.ts';
import { listApart, listWishing } from '../repository.ts';
import {
  apartFrom,
  canSwap,
  partedBy,
  type Place,
  type Swap,
  type SwapId,
  type WaitingSwap,
} from './swap.ts';
import {
  addToTotal,
  insertParted,
  insertSwap,
  listPlaces,
  listShunned,
  listSwaps,
  listWaiting,
  lockLatestDraw,
  movePlace,
  settleSwaps,
  weightsOf,
} from './swaps.repository.ts';
import { tellAsked, tellLapsed, tellStayed, tellSwapped } from './telling-swaps.ts';

/** Somebody who can be asked to swap, and whom one would meet in their place. */
export interface Candidate {
  readonly person: VisiblePerson;
  readonly wouldMeet: readonly VisiblePerson[];
}

/** `waiting`: they have asked somebody already. `gone`: the two cannot swap, or not any more. */
export type AskOutcome = 'asked' | 'waiting' | 'gone' | 'over';
export type AnswerOutcome = 'swapped' | 'declined' | 'gone';

/** Swapping groups with the consent of both (LRN-25). */
export interface Swapping {
  /** Who of the other groups of the draw can be asked, by name. */
  candidates(session: SessionId, draw: DrawId, asker: Person): Promise<readonly Candidate[]>;
  /** What waits for this person's answer, and what they asked themselves. */
  waiting(draw: DrawId, person: Person): Promise<readonly WaitingSwap[]>;
  ask(session: SessionId, asker: Person, asked: PersonId): Promise<AskOutcome>;
  answer(session: SessionId, asked: PersonId, id: SwapId, isYes: boolean): Promise<AnswerOutcome>;
  /** False where there was nothing to take back any more. */
  takeBack(session: SessionId, asker: PersonId, id: SwapId): Promise<boolean>;
}

export function createSwapping(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly notices: Pick<Notices, 'tell'>;
}): Swapping {
  const { db, clock, notices } = deps;

  /** Who can be asked; nobody whom one of them has blocked or muted, or who has said no, or asks themselves. */
  async function openTo(
    queryable: Queryable,
    session: SessionId,
    draw: DrawId,
    asker: PersonId,
  ): Promise<{ readonly places: readonly Place[]; readonly open: readonly Place[] }> {
    const all = await listPlaces(queryable, draw);
    const places = all.filter(({ isHere }) => isHere);
    const own = places.find(({ personId }) => personId === asker);
    if (own === undefined) return { places, open: [] };
    const apart = await apartOf(queryable, all);
    const wishing = new Set(await listWishing(queryable, session));
    const shunned = await listShunned(queryable, asker);
    const settled = await listSwaps(queryable, draw, asker);
    const asked = new Set(
      settled.flatMap(({ state, askerId, askedId }) => {
        if (state === 'asked') return [askerId, askedId];
        return state === 'declined' && askerId === asker ? [askedId] : [];
      }),
    );
    const open = places.filter(
      (other) =>
        wishing.has(other.personId) &&
        !shunned.has(other.personId) &&
        !asked.has(other.personId) &&
        canSwap(all, apart, own, other),
    );
    return { places, open };
  }

  /** Takes the draw for this transaction, and what waits in it with this id. */
  async function find(
    tx: Transaction,
    sessionId: SessionId,
    id: SwapId,
    person: PersonId,
  ): Promise<{ readonly session: Session; readonly swap: Swap } | undefined> {
    const session = await lockSession(tx, sessionId);
    const draw = await lockLatestDraw(tx, sessionId);
    if (draw === undefined) return undefined;
    const swap = (await listWaiting(tx, draw, [person])).find((each) => each.id === id);
    return swap === undefined ? undefined : { session, swap };
  }

  /** What else waits for one of the two is about groups that are no more. */
  async function lapse(tx: Transaction, session: Session, swap: Swap, now: Date): Promise<void> {
    const others = await listWaiting(tx, swap.drawId, [swap.askerId, swap.askedId]);
    const lapsed = await settleSwaps(
      tx,
      others.map(({ id }) => id),
      'lapsed',
      now,
    );
    for (const each of lapsed) await tellLapsed(tx, notices, { session, swap: each });
  }

  async function swapNow(tx: Transaction, session: Session, swap: Swap, now: Date): Promise<boolean> {
    const all = await listPlaces(tx, swap.drawId);
    const placeOf = (id: PersonId): Place | undefined =>
      all.find(({ personId, isHere }) => personId === id && isHere);
    const [one, other] = [placeOf(swap.askerId), placeOf(swap.askedId)];
    const isAsItWas = one?.group === swap.askerGroup && other?.group === swap.askedGroup;
    if (!one || !other || !isAsItWas || !takesMeetings(session)) return false;
    if (!canSwap(all, await apartOf(tx, all), one, other)) return false;
    const parted = partedBy(all, one, other);
    const before = await differences(tx, swap.drawId, all, [one.group, other.group]);
    const moved = [
      { ...one, group: other.group },
      { ...other, group: one.group },
    ];
    for (const place of moved) await movePlace(tx, swap.drawId, place);
    await insertParted(tx, swap.drawId, parted);
    const after = await listPlaces(tx, swap.drawId);
    await addToTotal(
      tx,
      swap.drawId,
      (await differences(tx, swap.drawId, after, [one.group, other.group])) - before,
    );
    await settleSwaps(tx, [swap.id], 'swapped', now);
    await writeRecord(tx, now, { scope: recordScope(session.id), kind: 'people-swapped', personId: null });
    const here = after.filter(({ isHere }) => isHere);
    await tellSwapped(tx, notices, { session, swap, places: here });
    await lapse(tx, session, swap, now);
    return true;
  }

  return {
    async candidates(session, draw, asker) {
      const { places, open } = await openTo(db, session, draw, asker.id);
      const seen = await see(db, asker, places);
      const groups = Map.groupBy(places, ({ group }) => group);
      return open
        .flatMap(({ personId, group }): Candidate[] => {
          const person = seen.get(personId);
          return person === undefined
            ? []
            : [{ person, wouldMeet: named(seen, groups.get(group) ?? [], personId) }];
        })
        .toSorted((a, b) => a.person.name.localeCompare(b.person.name));
    },
    async waiting(draw, person) {
      const swaps = await listWaiting(db, draw, [person.id]);
      if (swaps.length === 0) return [];
      const places = (await listPlaces(db, draw)).filter(({ isHere }) => isHere);
      const shunned = await listShunned(db, person.id);
      const seen = await see(db, person, places);
      return swaps.flatMap(({ id, askerId, askedId, askerGroup, askedGroup, askedAt }): WaitingSwap[] => {
        const isOwn = askerId === person.id;
        const [otherId, group] = isOwn ? [askedId, askedGroup] : [askerId, askerGroup];
        const other = shunned.has(otherId) && !isOwn ? undefined : seen.get(otherId);
        if (other === undefined) return [];
        const theirs = places.filter((place) => place.group === group);
        return [{ id, isOwn, askedAt, other, wouldMeet: named(seen, theirs, otherId) }];
      });
    },
    ask: (sessionId, asker, asked) =>
      inTransaction(db, async (tx) => {
        const session = await lockSession(tx, sessionId);
        if (!takesMeetings(session)) return 'over';
        const draw = await lockLatestDraw(tx, sessionId);
        if (draw === undefined) return 'gone';
        const own = await listWaiting(tx, draw, [asker.id]);
        if (own.some(({ askerId }) => askerId === asker.id)) return 'waiting';
        const { places, open } = await openTo(tx, sessionId, draw, asker.id);
        const from = places.find(({ personId }) => personId === asker.id);
        const to = open.find(({ personId }) => personId === asked);
        if (from === undefined || to === undefined) return 'gone';
        const swap = {
          drawId: draw,
          askerId: asker.id,
          askedId: asked,
          askerGroup: from.group,
          askedGroup: to.group,
          askedAt: clock.now(),
        };
        const id = await insertSwap(tx, swap);
        await tellAsked(tx, notices, { session, swap: { ...swap, id, state: 'asked' } });
        return 'asked';
      }),
    answer: (sessionId, asked, id, isYes) =>
      inTransaction(db, async (tx) => {
        const found = await find(tx, sessionId, id, asked);
        if (found === undefined || found.swap.askedId !== asked) return 'gone';
        const { session, swap } = found;
        const now = clock.now();
        if (isYes && (await swapNow(tx, session, swap, now))) return 'swapped';
        await settleSwaps(tx, [id], isYes ? 'lapsed' : 'declined', now);
        if (isYes) await tellLapsed(tx, notices, { session, swap });
        else await tellStayed(tx, notices, { session, swap });
        return isYes ? 'gone' : 'declined';
      }),
    takeBack: (sessionId, asker, id) =>
      inTransaction(db, async (tx) => {
        const found = await find(tx, sessionId, id, asker);
        if (found === undefined || found.swap.askerId !== asker) return false;
        return (await settleSwaps(tx, [id], 'withdrawn', clock.now())).length > 0;
      }),
  };
}

async function apartOf(db: Queryable, places: readonly Place[]): Promise<ReturnType<typeof apartFrom>> {
  const people = places.map(({ personId }) => personId);
  return apartFrom(await listApart(db, people));
}

async function differences(
  db: Queryable,
  draw: DrawId,
  places: readonly Place[],
  groups: readonly number[],
): Promise<number> {
  const some = places.filter(({ group }) => groups.includes(group));
  const attributes = await attributesOf(
    db,
    some.map(({ personId }) => personId),
  );
  return differencesWithin(
    attributes,
    groups.map((group) => some.flatMap((place, index) => (place.group === group ? [index] : []))),
    await weightsOf(db, draw),
  );
}

async function see(
  db: Queryable,
  viewer: Person,
  places: readonly Place[],
): Promise<ReadonlyMap<PersonId, VisiblePerson>> {
  const people = await seePeople(
    db,
    viewer,
    places.map(({ personId }) => personId),
  );
  return new Map(people.map((each) => [each.id, each]));
}

function named(
  seen: ReadonlyMap<PersonId, VisiblePerson>,
  places: readonly Place[],
  except: PersonId,
): readonly VisiblePerson[] {
  return places.flatMap(({ personId }) => (personId === except ? [] : (seen.get(personId) ?? [])));
}
