/** Where the disagreement about a question sits, in one sentence or two: SAY-1 to SAY-5 (SHAPE-18). */
import type { BetweenOrganisations } from '../agreement/between-organisations.ts';
import { formatP, formatPercent } from '../agreement/format.ts';
import { isNoResult } from '../status.ts';
import type { Diagnosis } from './diagnose.ts';
import { QUESTION_WORDS, type Question } from './instrument.ts';
import type { Placement } from './placement.ts';
import type { Sentence, SentenceWords } from './sentence.ts';
import { reaches } from './settings.ts';

/** At most one of the five; none where people do not disagree or nothing can be placed. */
export function placementSentence(
  diagnosis: Diagnosis,
  question: Question,
  words: SentenceWords,
): Sentence[] {
  const { disagreement, placement } = diagnosis.questions[question];
  if (isNoResult(disagreement) || isNoResult(placement) || isNoResult(placement.between)) return [];
  if (!reaches(disagreement.disagreement, diagnosis.settings.highDisagreement)) return [];
  const about = `On ${QUESTION_WORDS[question]}`;
  const { id, text } = describe(diagnosis, placement, placement.between, words);
  return [{ id, question, text: `${about}, ${text}` }];
}

type Described = Pick<Sentence, 'id' | 'text'>;

function describe(
  diagnosis: Diagnosis,
  placement: Placement,
  between: BetweenOrganisations,
  words: SentenceWords,
): Described {
  const { settings } = diagnosis;
  const { share, expected, test } = between;
  if ('status' in test) {
    return {
      id: 'SAY-5',
      text: `we can't tell yet whether ${words.organisation} matters: too few people have answered.`,
    };
  }
  if (share <= expected) {
    const text = `the disagreement runs through every ${words.organisation}; knowing where someone works tells you little about their answer.`;
    return { id: 'SAY-4', text };
  }
  const p = formatP(test.p, { isAbout: test.method === 'random labelings' });
  if (test.p > settings.pLevel) {
    return { id: 'SAY-5', text: `we can't tell yet whether ${words.organisation} matters (${p}).` };
  }
  const [percent, chance] = [formatPercent(share), formatPercent(expected)];
  if (!reaches(share, settings.mostBetween)) {
    const text = `${words.organisations} differ more than chance would make them (${percent} against ${chance}), but most disagreement is inside them.`;
    return { id: 'SAY-3', text };
  }
  const inside = insideSentences(diagnosis, placement, words);
  if (inside.allAgree && reaches(share, settings.almostAllBetween)) {
    const text = `each ${words.organisation} largely agrees with itself; almost all the disagreement (${percent}, ${chance} expected by chance) is between ${words.organisations}.`;
    return { id: 'SAY-1', text };
  }
  const text = `most of the disagreement (${percent}, ${chance} expected by chance) is between ${words.organisations}.`;
  return { id: 'SAY-2', text: [text, ...inside.sentences].join(' ') };
}

/** Which of the organisations that may be shown agree with themselves; those without an alpha are left out. */
function insideSentences({ shown, settings }: Diagnosis, { alphaInside }: Placement, words: SentenceWords) {
  const organisations = (shown?.organisations ?? []).map((organisation) => {
    const alpha = alphaInside.get(organisation);
    const value = alpha === undefined || isNoResult(alpha) ? null : alpha.alpha;
    return { name: words.nameOf(organisation), value };
  });
  const agreeing = organisations.filter(
    ({ value }) => value !== null && reaches(value, settings.alphaInside),
  );
  const others = organisations.filter(({ value }) => value !== null && !reaches(value, settings.alphaInside));
  return {
    allAgree: agreeing.length > 0 && agreeing.length === organisations.length,
    sentences: insideText(
      agreeing.map(({ name }) => name),
      others.map(({ name }) => name),
    ),
  };
}

function insideText(agreeing: readonly string[], others: readonly string[]): string[] {
  if (agreeing.length === 0)
    return others.length === 0
      ? []
      : [`${list(others)} ${doNot(others)} largely agree with ${self(others)}.`];
  const main = `${list(agreeing)} largely ${agreeing.length === 1 ? 'agrees' : 'agree'} with ${self(agreeing)}`;
  return [others.length === 0 ? `${main}.` : `${main}; ${list(others)} ${doNot(others)}.`];
}

function self(names: readonly string[]): string {
  return names.length === 1 ? 'itself' : 'themselves';
}

function doNot(names: readonly string[]): string {
  return names.length === 1 ? 'does not' : 'do not';
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
