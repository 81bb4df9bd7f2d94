/** How many people go into how many sets (LRN-21). */
import { requireCount } from '../invalid-input.ts';
import { type NotEnoughData, notEnoughData } from '../status.ts';

export interface GroupSizes {
  /** Largest first; they differ by 1 at most. */
  readonly sizes: readonly number[];
  /** Whether sets of 4 or 8 were needed because none of 5 to 7 are possible. */
  readonly isRelaxed: boolean;
}

/**
 * Sets of 5 to 7 people, as near to 6 as can be; of 4 to 8 where there is no such way.
 * @throws InvalidInputError `not_a_count`
 */
export function groupSizes(people: number): GroupSizes | NotEnoughData<'too_few_people'> {
  requireCount(people, 'people');
  if (people < 4) return notEnoughData('too_few_people');
  const usual = setsNearestToSix(people, 5, 7);
  const sets = usual ?? setsNearestToSix(people, 4, 8) ?? 1;
  return { sizes: evenSizes(people, sets), isRelaxed: usual === undefined };
}

function setsNearestToSix(people: number, least: number, most: number): number | undefined {
  let best: number | undefined;
  const distance = (sets: number): number => Math.abs(6 * sets - people);
  for (let sets = Math.ceil(people / most); sets <= Math.floor(people / least); sets += 1) {
    if (best === undefined || distance(sets) <= distance(best)) best = sets;
  }
  return best;
}

/** That many people in that many sets whose sizes differ by 1 at most, largest first. */
export function evenSizes(people: number, sets: number): number[] {
  const small = Math.floor(people / sets);
  const larger = people % sets;
  return Array.from({ length: sets }, (_, index) => (index < larger ? small + 1 : small));
}
