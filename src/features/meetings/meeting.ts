import type { Id } from '../../platform/ids.ts';
import type { VisiblePerson } from '../directory/index.ts';
import type { Session } from '../sessions/index.ts';

export type DrawId = Id<'meeting draw'>;

/** In what people are to differ. */
export const ATTRIBUTES = ['organisation', 'place', 'level'] as const;
/** How much a difference in each of them counts, from 0 to 3 (LRN-22). */
export type Weights = readonly number[];
export const EVEN: Weights = [1, 1, 1];
/** How often something counts, by its weight. */
export const WEIGHT_WORDS = ['not at all', 'once', 'twice', 'three times'] as const;

/** One time that people were put together. */
export interface Draw {
  readonly id: DrawId;
  readonly number: number;
  readonly madeAt: Date;
  readonly people: number;
  readonly groups: number;
  readonly leftOut: number;
  readonly total: number;
  readonly best: number | null;
  readonly weights: Weights;
  /** How many groups have more or fewer than four people. */
  readonly notOfFour: number;
  /** Pairs in one group who had been put together before, and pairs of one organisation. */
  readonly repeats: number;
  readonly sameOrganisation: number;
  /** How often two people have swapped groups since. */
  readonly swaps: number;
}

/** A draw as somebody in it sees it. */
export interface OwnDraw extends Draw {
  /** Null where there was nobody new for them. */
  readonly group: number | null;
}

/** Somebody to meet, as the person who meets them may see them. */
export interface Met {
  readonly person: VisiblePerson;
  readonly email: string;
  readonly why: string;
}

/** Whether people can say that they want to meet, and be put together. */
export function takesMeetings({ state }: Pick<Session, 'state'>): boolean {
  return ['open', 'live', 'paused', 'closing', 'closed'].includes(state);
}

const LIST = new Intl.ListFormat('en-GB');

/** "organisation counts twice, place once and level not at all", or nothing where all count the same. */
export function weightsWords(weights: Weights): string {
  if (new Set(weights).size === 1) return '';
  const words = ATTRIBUTES.map(
    (name, index) => `${name}${index === 0 ? ' counts' : ''} ${WEIGHT_WORDS[weights[index] ?? 1] ?? ''}`,
  );
  return LIST.format(words);
}

type Compared = Pick<VisiblePerson, 'organisationId' | 'place' | 'level'>;

/** Why two people were put together, in the words that one of them reads. Only what both show is compared. */
export function whyMeet(own: Compared, other: Compared, levelWords: (level: string) => string): string {
  const why: string[] = [];
  const differ = (a: string, b: string): boolean =>
    a !== '' && b !== '' && a.trim().toLowerCase() !== b.trim().toLowerCase();
  if (own.organisationId !== other.organisationId && other.organisationId !== null)
    why.push('for another organisation');
  if (differ(own.place, other.place)) why.push(`in another place (${other.place})`);
  if (own.level !== null && other.level !== null && own.level !== other.level)
    why.push(`at another level (${levelWords(other.level).toLowerCase()})`);
  return why.length > 0 ? `works ${LIST.format(why)}` : 'wanted to meet people from this session, as you did';
}
