/** Where the disagreement about a question sits, in one sentence or two: SAY-1 to SAY-5 (SHAPE-18). */
import { formatP, formatPercent } from '../agreement/format.ts';
import type { Diagnosis } from './diagnose.ts';
import { QUESTION_WORDS, type Question } from './instrument.ts';
import { placementPattern, type PatternKind, type PlacementPattern } from './placement-pattern.ts';
import type { Sentence, SentenceWords } from './sentence.ts';

const IDS: Readonly<Record<PatternKind, string>> = {
  'almost all between': 'SAY-1',
  'most between': 'SAY-2',
  'some between': 'SAY-3',
  inside: 'SAY-4',
  'cannot tell': 'SAY-5',
};

/** At most one of the five; none where people do not disagree or nothing can be placed. */
export function placementSentence(
  diagnosis: Diagnosis,
  question: Question,
  words: SentenceWords,
): readonly Sentence[] {
  const pattern = placementPattern(diagnosis, question);
  if (pattern === null) return [];
  const text = `On ${QUESTION_WORDS[question]}, ${describe(pattern, words)}`;
  return [{ id: IDS[pattern.kind], question, text }];
}

function describe(pattern: PlacementPattern, words: SentenceWords): string {
  const { organisation, organisations } = words;
  const { share, expected } = pattern.between;
  const [percent, chance] = [formatPercent(share), formatPercent(expected)];
  switch (pattern.kind) {
    case 'almost all between':
      return `each ${organisation} largely agrees with itself; almost all the disagreement (${percent}, ${chance} expected by chance) is between ${organisations}.`;
    case 'most between':
      return [
        `most of the disagreement (${percent}, ${chance} expected by chance) is between ${organisations}.`,
        ...insideSentence(pattern.agreeing.map(words.nameOf), pattern.others.map(words.nameOf)),
      ].join(' ');
    case 'some between':
      return `${organisations} differ more than chance would make them (${percent} against ${chance}), but most disagreement is inside them.`;
    case 'inside':
      return `the disagreement runs through every ${organisation}; knowing where someone works tells you little about their answer.`;
    case 'cannot tell':
      return `we can't tell yet whether ${organisation} matters${reason(pattern)}`;
  }
}

function reason({ between: { test } }: PlacementPattern): string {
  if ('status' in test) return ': too few people have answered.';
  return ` (${formatP(test.p, { isAbout: test.method === 'random labelings' })}).`;
}

function insideSentence(agreeing: readonly string[], others: readonly string[]): string[] {
  const denial = `${list(others)} ${others.length === 1 ? 'does not' : 'do not'}`;
  if (agreeing.length === 0) {
    return others.length === 0 ? [] : [`${denial} largely agree with ${themselves(others)}.`];
  }
  const main = `${list(agreeing)} largely ${agreeing.length === 1 ? 'agrees' : 'agree'} with ${themselves(agreeing)}`;
  return [others.length === 0 ? `${main}.` : `${main}; ${denial}.`];
}

function themselves(names: readonly string[]): string {
  return names.length === 1 ? 'itself' : 'themselves';
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
