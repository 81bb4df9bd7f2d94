import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { organisationNamed } from '../organisations/index.ts';
import type { Person } from '../people/index.ts';
import type { ThreadId } from '../forum/index.ts';
import type { SessionId } from '../sessions/index.ts';
import { writeAct } from './acts.ts';
import { insertEdgeItem, sayEdge } from './edge/edge.repository.ts';
import type { Endeavour, EndeavourId, EndeavourSeatId, Seat, SeatKind } from './endeavour.ts';
import { insertEndeavour } from './endeavours.repository.ts';
import { findMemberOfPerson, insertMember, type SeatedMember } from './members.repository.ts';
import { insertQuestions } from './questions.repository.ts';
import { findSeat, insertHolding, insertSeat } from './seats.repository.ts';
import { newLink } from './sessions/linking-sessions.ts';
import { insertSessionLink } from './sessions/session-links.repository.ts';
import { CONVENER_DAYS, daysAfter } from './stewardship.ts';
import { insertStewardship } from './stewards.repository.ts';

/** A seat as somebody describes it. */
export interface SeatWords {
  readonly name: string;
  readonly organisation: string;
  /** The organisation is a community, not an organisation of its own. */
  readonly isCommunity: boolean;
  readonly kind: SeatKind;
  readonly place: string;
  readonly level: string;
  readonly isPseudonymous: boolean;
}

export interface NewEndeavour extends Pick<
  Endeavour,
  'title' | 'issue' | 'forWhom' | 'aim' | 'openness' | 'places' | 'levels'
> {
  readonly in: readonly string[];
  readonly out: readonly string[];
  /** The starter's own. */
  readonly seat: SeatWords;
  readonly fromSessionId?: SessionId | undefined;
  readonly fromThreadId?: ThreadId | undefined;
  readonly fromWords?: string | undefined;
  /** What was asked where it began. */
  readonly questions?: readonly string[];
}

export interface Starting {
  /** Starts an endeavour: its starter holds the first seat, and convenes it until the seats choose stewards. */
  start(starter: Person, wanted: NewEndeavour): Promise<EndeavourId>;
}

export function createStarting(db: Queryable, clock: Clock): Starting {
  return {
    start: (starter, wanted) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const id = newId<'endeavour'>();
        await insertEndeavour(tx, {
          id,
          title: wanted.title,
          issue: wanted.issue,
          forWhom: wanted.forWhom,
          aim: wanted.aim,
          openness: wanted.openness,
          places: withOne(wanted.places, wanted.seat.place),
          levels: withOne(wanted.levels, wanted.seat.level),
          state: 'active',
          organisationWord: 'organisation',
          fromSessionId: wanted.fromSessionId ?? null,
          fromThreadId: wanted.fromThreadId ?? null,
          fromWords: wanted.fromWords ?? null,
          startedAt: now,
          closedAt: null,
        });
        if (wanted.fromSessionId !== undefined) {
          const session = { id: wanted.fromSessionId, words: wanted.fromWords ?? '' };
          await insertSessionLink(tx, newLink(id, session, now, 'yes'));
        }
        const { member, seat } = await takeFirstSeat(tx, now, { id, by: starter, seat: wanted.seat });
        const seatId = seat.id;
        for (const side of ['in', 'out'] as const) {
          for (const text of wanted[side]) {
            const itemId = newId();
            await insertEdgeItem(tx, { id: itemId, endeavourId: id, text, addedBy: seatId, addedAt: now });
            await sayEdge(tx, { itemId, seatId, side, reason: '', saidAt: now });
          }
        }
        await insertQuestions(tx, id, wanted.questions ?? [], wanted.fromWords ?? '', now);
        await writeAct(tx, now, id, { member, seat }, { kind: 'endeavour-started' });
        return id;
      }),
  };
}

/** Makes a seat in the caller's transaction; its organisation is made when it is new. */
export async function makeSeat(
  tx: Transaction,
  now: Date,
  endeavourId: EndeavourId,
  words: SeatWords,
): Promise<EndeavourSeatId> {
  const id = newId<'endeavour seat'>();
  await insertSeat(tx, {
    id,
    endeavourId,
    name: words.name,
    kind: words.kind,
    organisationId: words.isCommunity ? null : await organisationNamed(tx, words.organisation, now),
    community: words.isCommunity ? words.organisation : null,
    place: words.place,
    level: words.level,
    isPseudonymous: words.isPseudonymous,
    madeAt: now,
  });
  return id;
}

/** The list with that one in it, in the spelling that it has there. */
export function withOne(list: readonly string[], one: string): readonly string[] {
  return list.some((each) => each.toLowerCase() === one.toLowerCase()) ? list : [...list, one];
}

/** How a list spells a name, or the name itself. */
export function spelledAs(list: readonly string[], one: string): string {
  return list.find((each) => each.toLowerCase() === one.toLowerCase()) ?? one;
}

/** Whoever starts an endeavour, or brings one in, takes a seat of it and convenes it for a time. */
export async function takeFirstSeat(
  tx: Transaction,
  now: Date,
  { id, by, seat: words }: { readonly id: EndeavourId; readonly by: Person; readonly seat: SeatWords },
): Promise<{ readonly member: SeatedMember; readonly seat: Seat }> {
  const seatId = await makeSeat(tx, now, id, words);
  const memberId = newId<'endeavour member'>();
  await insertMember(tx, {
    id: memberId,
    endeavourId: id,
    personId: by.id,
    shownName: by.name,
    isPseudonym: false,
    joinedAt: now,
  });
  await insertHolding(tx, seatId, memberId, now);
  await insertStewardship(tx, {
    id: newId(),
    endeavourId: id,
    memberId,
    seatId,
    office: 'convener',
    fromAt: now,
    untilAt: daysAfter(now, CONVENER_DAYS),
    endedAt: null,
  });
  const member = await findMemberOfPerson(tx, id, by.id);
  const seat = await findSeat(tx, id, seatId);
  if (member === undefined || seat === undefined) throw new Error('A seat that was just made is not there.');
  return { member, seat };
}
