/**
 * The sentences that go before the numbers (AGR-17). They never say significant, reliable, valid or proves, and never
 * "disagree" where nothing is clearer than chance.
 */
import { isNoResult, type NoResult } from '../status.ts';
import type { BetweenOrganisations, NothingToPlace } from './between-organisations.ts';
import { formatP, formatPercent } from './format.ts';
import { itemsClearByChance } from './many-items.ts';
import type { JudgedItem } from './verdict.ts';

/** From this share of "I can't say" on, it is a finding of its own. */
export const CANT_SAY_SHARE = 0.3;

/** A p at most this says that a pattern is clearer than chance. */
const LEVEL = 0.05;

export interface AnsweredItem {
  /** People who gave a rating. */
  readonly answers: number;
  /** The median, in categories counted from 0; halves occur. */
  readonly median: number | null;
}

/**
 * What people say to one item.
 * @param labels the words for the categories, in order, as they stand in a sentence
 */
export function verdictSentence(
  judged: JudgedItem | NoResult,
  { answers, median }: AnsweredItem,
  labels: readonly string[],
): string {
  if (isNoResult(judged)) {
    return judged.status === 'not_enough_data'
      ? `Not enough answers yet (${answers}).`
      : 'Agreement cannot be told on a scale of fewer than three answers.';
  }
  switch (judged.verdict) {
    case 'agreed':
      return `The ${answers} people who answered agree: most say ${medianLabel(median ?? 0, labels)}.`;
    case 'split':
      return `The ${answers} people who answered are in two camps on this.`;
    case 'no_clearer_than_chance':
      return `This is no clearer than chance with ${answers} people.`;
  }
}

/**
 * Whether organisation matters to the answers.
 * @param organisation the endeavour's own word for one, for example "department", and for several
 */
export function organisationSentence(
  result: BetweenOrganisations | NothingToPlace,
  organisation: { readonly one: string; readonly many: string } = {
    one: 'organisation',
    many: 'organisations',
  },
): string {
  if (isNoResult(result)) {
    return result.reason === 'no_variation'
      ? 'There is no disagreement to place: everybody gave the same answer.'
      : `Only one ${organisation.one} has answered.`;
  }
  const { share, expected, test } = result;
  if ('status' in test)
    return `Too few people to tell an ${organisation.one} pattern from chance.`.replace(...A_OR_AN);
  if (share <= expected) return `The disagreement runs through every ${organisation.one}.`;
  const p = formatP(test.p, { isAbout: test.method === 'random labelings' });
  if (test.p <= LEVEL) {
    const [percent, chance] = [formatPercent(share), formatPercent(expected)];
    return `${percent} of the disagreement is between ${organisation.many} (${chance} expected by chance, ${p}).`;
  }
  return `We can't tell yet whether ${organisation.one} matters (${p}).`;
}

/** "A department", but "an organisation". */
const A_OR_AN = [/\ban (?=[^aeiou])/, 'a '] as const;

/**
 * How many could not say, where they are at least 30% of the answers; otherwise null.
 * @param cantSay answers "I can't say"
 * @param all all answers, these included
 */
export function cantSaySentence(cantSay: number, all: number): string | null {
  if (all === 0 || cantSay / all < CANT_SAY_SHARE) return null;
  return `${cantSay} of ${all} people could not say.`;
}

/** What stands under a list of judged items (AGR-6). */
export function manyItemsSentence(items: number): string {
  const byChance = itemsClearByChance(items);
  return `With ${items} items, about ${byChance} would look agreed and ${byChance} would look split by chance alone.`;
}

function medianLabel(median: number, labels: readonly string[]): string {
  const [lower, upper] = [labels[Math.floor(median)] ?? '', labels[Math.ceil(median)] ?? ''];
  return lower === upper ? lower : `${lower} or ${upper}`;
}
