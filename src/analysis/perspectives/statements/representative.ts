/** What each group stands for: statements on which it votes unlike the others (OPN-48 to OPN-50). */
import type { RepresentativeItem } from '../document.ts';
import { LIST_LENGTH } from '../settings.ts';
import { compareTallies, isSignificant, type Comparison, type Tally } from './share-tests.ts';

/** A statement with the votes of a group and of everybody in the other groups. */
export interface ComparedStatement {
  readonly statement: string;
  readonly own: Tally;
  readonly others: Tally;
}

interface Entry extends Comparison {
  readonly statement: string;
}

/** Votes that a group must have on a statement: a number, and a share of its people (OPN-50). */
const FEWEST_VOTES = 3;
const SHARE_OF_VOTES = 0.2;

/** The method `default` (OPN-50). @param size people in the group */
export function representative(
  statements: readonly ComparedStatement[],
  size: number,
): readonly RepresentativeItem[] {
  const fewest = Math.max(FEWEST_VOTES, Math.ceil(SHARE_OF_VOTES * size));
  const listed = statements
    .filter(({ own }) => own.votes >= fewest)
    .map(compare)
    .filter(({ qualifies }) => qualifies)
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, LIST_LENGTH);
  return agreeFirst(listed).map((entry) => item(entry, false));
}

/** The method `polis` (OPN-49). @param statements in the order of columns */
export function polisRepresentative(statements: readonly ComparedStatement[]): readonly RepresentativeItem[] {
  const entries = statements.map(compare);
  const best = bestAgree(entries);
  const qualifying = entries.filter(({ qualifies }) => qualifies);
  if (qualifying.length === 0) {
    const only = best ?? largestRatioZ(entries);
    return only === null ? [] : [item(only, only === best)];
  }
  const ranked = qualifying.filter((entry) => entry !== best).toSorted((a, b) => b.rank - a.rank);
  const listed = (best === null ? ranked : [best, ...ranked]).slice(0, LIST_LENGTH);
  return agreeFirst(listed).map((entry) => item(entry, entry === best));
}

function compare({ statement, own, others }: ComparedStatement): Entry {
  return { statement, ...compareTallies(own, others) };
}

function bestAgree(entries: readonly Entry[]): Entry | null {
  let best: Entry | null = null;
  for (const entry of entries) {
    const { tally, agree } = entry;
    if (tally.agree === 0 && tally.disagree === 0) continue;
    if (best === null) {
      if (isSignificant(agree.z) || (agree.ratio > 1 && agree.share > 0.5)) best = entry;
    } else if (isBetter(entry, best)) best = entry;
  }
  return best;
}

function isBetter({ agree }: Entry, { agree: best }: Entry): boolean {
  if (best.ratio > 1) {
    return (
      agree.ratio * agree.ratioZ * agree.share * agree.z > best.ratio * best.ratioZ * best.share * best.z
    );
  }
  return agree.share * agree.z > best.share * best.z;
}

function largestRatioZ(entries: readonly Entry[]): Entry | null {
  const of = (entry: Entry) => Math.max(entry.agree.ratioZ, entry.disagree.ratioZ);
  return entries.reduce<Entry | null>(
    (best, entry) => (best === null || of(entry) > of(best) ? entry : best),
    null,
  );
}

function agreeFirst(entries: readonly Entry[]): readonly Entry[] {
  const inDirection = (wanted: string) => entries.filter(({ direction }) => direction === wanted);
  return [...inDirection('agree'), ...inDirection('disagree')];
}

function item(entry: Entry, isBestAgree: boolean): RepresentativeItem {
  const { successes, share, z, ratio, ratioZ } = entry[entry.direction];
  return {
    statement: entry.statement,
    direction: entry.direction,
    successes,
    votes: entry.tally.votes,
    share,
    z,
    ratio,
    ratioZ,
    bestAgree: isBestAgree,
  };
}
