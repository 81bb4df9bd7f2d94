import type { EndeavourSeatId, MemberId } from '../endeavour.ts';

/** The parts of a pack (LRN-33), in the order in which they are asked. */
export const PARTS = [
  'role',
  'people',
  'promises',
  'open',
  'why',
  'next',
  'stuck',
  'read',
  'thanks',
] as const;
export type PartName = (typeof PARTS)[number];

export interface PartWords {
  readonly title: string;
  readonly hint: string;
}

export const PART_WORDS: Readonly<Record<PartName, PartWords>> = {
  role: { title: 'The role', hint: 'What you actually do here, and what you stopped doing' },
  people: {
    title: 'People',
    hint: 'Who to talk to about what, and the introductions you owe. Name only people who would agree to it.',
  },
  promises: { title: 'Promises', hint: 'What was promised to you and by you, with dates' },
  open: {
    title: 'What is open',
    hint: 'Decisions, requests and trials under way, and the next date of each',
  },
  why: { title: 'The story so far', hint: 'What was decided and why, and who saw it differently' },
  next: { title: 'What you would do next', hint: 'And what you would stop' },
  stuck: { title: 'What did not move', hint: 'And your best guess why' },
  read: { title: 'What to read first', hint: 'Five things at most' },
  thanks: { title: 'Thanks', hint: 'Whom you would like to thank, and for what' },
};

/** One part as it was filled in. */
export interface Part {
  readonly text: string;
  /** "Nothing to hand on". */
  readonly isSkipped: boolean;
}

export type Parts = Readonly<Partial<Record<PartName, Part>>>;

/** What a seat passes on when its holder moves on. Never in it: ratings of trust, private reflections. */
export interface Handover {
  readonly id: string;
  readonly seatId: EndeavourSeatId;
  readonly memberId: MemberId;
  readonly openedAt: Date;
  readonly leavesOn: Date;
  readonly parts: Parts;
  readonly handedOnAt: Date | null;
}

/** The parts that are neither filled in nor skipped. */
export function unfinishedParts(parts: Parts): readonly PartName[] {
  return PARTS.filter((name) => parts[name]?.isSkipped !== true && (parts[name]?.text ?? '') === '');
}

/** What a successor does in the first week, about 20 minutes of reading in all. */
export const GUIDE_STEPS = ['pack', 'home', 'promises', 'meet', 'edge', 'why'] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

export const GUIDE_WORDS: Readonly<Record<GuideStep, { readonly title: string; readonly minutes: number }>> =
  {
    pack: { title: 'Read what was handed on to you', minutes: 8 },
    home: { title: 'Read the home page: what we try to change, who is here', minutes: 4 },
    promises: { title: 'See what your seat has promised', minutes: 4 },
    meet: { title: 'Ask to be introduced to two other seats', minutes: 3 },
    edge: { title: 'Say what your seat sees as in and out', minutes: 4 },
    why: { title: 'Say in a few lines why this matters to you', minutes: 5 },
  };

/** For so long after taking a seat does the guide stand on the home page. */
export const GUIDE_DAYS = 30;
/** A seat that is empty for so long is a gap that the stewards are told of (LRN-34). */
export const CHASED_AFTER_DAYS = 14;
