import type { Id } from '../../../platform/ids.ts';
import type { VisiblePerson } from '../../directory/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { DrawId } from '../meeting.ts';

export type SwapId = Id<'meeting swap'>;

/** One person asking another to take each other's place in the groups of a draw. */
export interface Swap {
  readonly id: SwapId;
  readonly drawId: DrawId;
  readonly askerId: PersonId;
  readonly askedId: PersonId;
  readonly askerGroup: number;
  readonly askedGroup: number;
  readonly state: 'asked' | 'swapped' | 'declined' | 'withdrawn' | 'lapsed';
  readonly askedAt: Date;
}

/** A swap that waits for an answer, as one of the two sees it. */
export interface WaitingSwap {
  readonly id: SwapId;
  readonly isOwn: boolean;
  readonly askedAt: Date;
  readonly other: VisiblePerson;
  /** Whom the person who looks would meet in place of their group. */
  readonly wouldMeet: readonly VisiblePerson[];
}

/** Somebody in a group of a draw; whoever has left it is in it no more, but was. */
export interface Place {
  readonly personId: PersonId;
  readonly group: number;
}

type Couple = readonly [PersonId, PersonId];

/** For each person, whom they must not be put together with (again). */
export function apartFrom(pairs: readonly Couple[]): ReadonlyMap<PersonId, ReadonlySet<PersonId>> {
  const apart = new Map<PersonId, Set<PersonId>>();
  for (const [a, b] of pairs) {
    apart.set(a, (apart.get(a) ?? new Set<PersonId>()).add(b));
    apart.set(b, (apart.get(b) ?? new Set<PersonId>()).add(a));
  }
  return apart;
}

/** Whether two people can take each other's place without anybody coming together with whom they must not. */
export function canSwap(
  places: readonly Place[],
  apart: ReadonlyMap<PersonId, ReadonlySet<PersonId>>,
  one: Place,
  other: Place,
): boolean {
  const fits = (who: Place, inPlaceOf: Place): boolean =>
    places.every(
      ({ personId, group }) =>
        group !== inPlaceOf.group ||
        personId === inPlaceOf.personId ||
        apart.get(who.personId)?.has(personId) !== true,
    );
  return one.group !== other.group && fits(one, other) && fits(other, one);
}

/** What changed in the groups: each pair who shared a group until now. */
export function partedBy(places: readonly Place[], one: Place, other: Place): readonly Couple[] {
  return [one, other].flatMap((leaver) =>
    places
      .filter(({ personId, group }) => group === leaver.group && personId !== leaver.personId)
      .map(({ personId }): Couple => [leaver.personId, personId]),
  );
}
