import type { Id } from '../../platform/ids.ts';
import type { OrganisationId } from '../organisations/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ThreadId } from '../forum/index.ts';
import type { SessionId } from '../sessions/index.ts';

export type EndeavourId = Id<'endeavour'>;
/** An organisation's or community's standing place in an endeavour; never a seat in a session. */
export type EndeavourSeatId = Id<'endeavour seat'>;
export type MemberId = Id<'endeavour member'>;

/** Shared work on one issue. Nothing in it says whose it is: it has no owner. */
export interface Endeavour {
  readonly id: EndeavourId;
  readonly title: string;
  /** The issue in plain words. */
  readonly issue: string;
  readonly forWhom: string;
  /** What those in it are trying to change; may still be empty. */
  readonly aim: string;
  readonly state: 'active' | 'closed';
  /** Who may read its home page: its seats alone, or everybody who is signed in. */
  readonly openness: 'seats' | 'network';
  /** What its members call an organisation, in the singular, for example "department". */
  readonly organisationWord: string;
  readonly places: readonly string[];
  readonly levels: readonly string[];
  readonly fromSessionId: SessionId | null;
  readonly fromThreadId: ThreadId | null;
  readonly fromWords: string | null;
  readonly startedAt: Date;
  readonly closedAt: Date | null;
}

export const SEAT_KINDS = ['policy', 'delivery', 'partner', 'community', 'lived-experience'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

export const SEAT_KIND_WORDS: Readonly<Record<SeatKind, string>> = {
  policy: 'Policy',
  delivery: 'Delivery',
  partner: 'Partner',
  community: 'Community',
  'lived-experience': 'Lived experience',
};

/** The levels that a new endeavour begins with (NET-1); its starter may write others. */
export const USUAL_LEVELS = ['National', 'Regional', 'Local', 'Front line', 'Lived experience'] as const;

export interface Seat {
  readonly id: EndeavourSeatId;
  readonly endeavourId: EndeavourId;
  /** The role, for example "Resettlement lead". */
  readonly name: string;
  readonly kind: SeatKind;
  /** Null for a community that is no organisation. */
  readonly organisationId: OrganisationId | null;
  /** Of the organisation or the community. */
  readonly organisation: string;
  readonly place: string;
  readonly level: string;
  /** Its holders are known by a name they choose. */
  readonly isPseudonymous: boolean;
  readonly madeAt: Date;
  /** Null while somebody holds it. */
  readonly emptySince: Date | null;
  readonly removedAt: Date | null;
}

/** Somebody in an endeavour, with an account or, by a simple link, without one. */
export interface Member {
  readonly id: MemberId;
  readonly endeavourId: EndeavourId;
  readonly personId: PersonId | null;
  /** As everybody in the endeavour sees it. */
  readonly name: string;
  readonly isPseudonym: boolean;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
  /** When they were here before this visit: what happened since is news to them. */
  readonly seenBeforeAt: Date | null;
  readonly whyItMatters: string;
}

/** A member's time in a seat; a seat may be shared, so that several are open at once. */
export interface Holding {
  readonly memberId: MemberId;
  readonly name: string;
  readonly fromAt: Date;
  readonly untilAt: Date | null;
}

export interface SeatWithHolders extends Seat {
  /** Who holds it now. */
  readonly holders: readonly Holding[];
  /** Who held it before, the latest first. */
  readonly heldBefore: readonly Holding[];
}

/** "Resettlement lead, Northshire Probation". */
export function seatLabel({ name, organisation }: Pick<Seat, 'name' | 'organisation'>): string {
  return `${name}, ${organisation}`;
}

/** The scope of an endeavour's shared record. */
export function recordScope(id: EndeavourId): string {
  return `endeavour:${id}`;
}
