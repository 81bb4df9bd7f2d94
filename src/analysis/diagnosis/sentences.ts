/** The sentences of a diagnosis (SHAPE-18), each with its id, in the order in which they are read out. */
import { formatPercent, formatStatistic } from '../agreement/format.ts';
import { isNoResult } from '../status.ts';
import type { Diagnosis } from './diagnose.ts';
import type { DisagreementLabel } from './disagreement.ts';
import { ITEMS, QUESTION_WORDS, QUESTIONS, WORDING, type Item, type Question } from './instrument.ts';
import type { ItemResult } from './item-result.ts';
import { placementSentence } from './placement-sentences.ts';
import type { Sentence, SentenceWords } from './sentence.ts';
import { reaches } from './settings.ts';

export function diagnosisSentences(diagnosis: Diagnosis, words: SentenceWords): readonly Sentence[] {
  return [
    ...readingSentences(diagnosis, words),
    ...QUESTIONS.flatMap((question) => [
      ...placementSentence(diagnosis, question, words),
      ...perceptionSentence(diagnosis, question),
      ...agreedSentence(diagnosis, question),
    ]),
    ...ITEMS.flatMap((item) => itemSentences(diagnosis, item)),
  ];
}

function readingSentences(diagnosis: Diagnosis, words: SentenceWords): Sentence[] {
  const { reading, notes, facts } = diagnosis;
  return [
    ...(reading === 'not_enough_voices' ? [notEnoughVoices(diagnosis, words)] : []),
    ...facts.contested.map((item) => ({
      id: 'SAY-9',
      item,
      text: `You do not yet agree what sort of problem this is: answers to '${WORDING[item]}' fall into two camps.`,
    })),
    ...(reading === 'simple' ? [SIMPLE] : []),
    ...(notes.includes('s2_conflict') ? [S2_CONFLICT] : []),
    ...(notes.includes('borderline') ? borderline(diagnosis) : []),
  ];
}

const SIMPLE: Sentence = {
  id: 'SAY-12',
  text: 'This looks like a job for good programme management. You probably do not need this product for it.',
};

const S2_CONFLICT: Sentence = {
  id: 'SAY-13',
  text: 'You say a tested, accepted solution exists, and also that results cannot be predicted. Check which is true.',
};

function notEnoughVoices({ facts, settings }: Diagnosis, words: SentenceWords): Sentence {
  const { raters, organisations } = facts;
  const enough = raters >= settings.minRaters && organisations >= settings.minOrganisations;
  const unmeasured = QUESTIONS.filter((question) => facts.disagreement[question] === null);
  if (enough && (unmeasured.length > 0 || !facts.isStatementRoundComplete)) {
    const missing = unmeasured.map((question) => QUESTION_WORDS[question]).join('; ');
    const where = missing === '' ? '' : ` Too few statements have been rated on: ${missing}.`;
    return { id: 'SAY-14', text: `The statement round is not finished.${where}` };
  }
  const people = count(raters, 'person', 'people');
  const from = count(organisations, words.organisation, words.organisations);
  const needed = `${capitalised(inWords(settings.minRaters))} people from ${inWords(settings.minOrganisations)} ${words.organisations} are needed.`;
  const list = words.notHeard.length === 0 ? '' : ` Not heard yet: ${words.notHeard.join(', ')}.`;
  const have = raters === 1 ? 'has' : 'have';
  return { id: 'SAY-14', text: `${people} from ${from} ${have} answered. ${needed}${list}` };
}

function borderline({ facts: { level, interval } }: Diagnosis): Sentence[] {
  if (level === null || interval === null) return [];
  const range = `${formatStatistic(interval.low)}–${formatStatistic(interval.high)}`;
  const text = `This reading is borderline: the complexity level is ${formatStatistic(level)}, plausibly ${range}.`;
  return [{ id: 'SAY-15', text }];
}

function perceptionSentence(diagnosis: Diagnosis, question: Question): Sentence[] {
  const { perception } = diagnosis.questions[question];
  if (isNoResult(perception) || perception.finding === null) return [];
  const about = QUESTION_WORDS[question];
  const parts = `You put agreement at ${formatPercent(perception.perceived)}; your ratings put it at ${formatPercent(perception.actual)}.`;
  return perception.finding === 'false consensus'
    ? [{ id: 'SAY-6', question, text: `You think you agree about ${about} more than you do. ${parts}` }]
    : [{ id: 'SAY-7', question, text: `You agree about ${about} more than you think. ${parts}` }];
}

function agreedSentence(diagnosis: Diagnosis, question: Question): Sentence[] {
  const { disagreement } = diagnosis.questions[question];
  if (isNoResult(disagreement) || disagreement.label !== 'clearly agreed') return [];
  return [{ id: 'SAY-8', question, text: `On ${QUESTION_WORDS[question]} you clearly agree.` }];
}

function itemSentences({ items, settings }: Diagnosis, item: Item): Sentence[] {
  const texts = statementSentences(items[item], clause(WORDING[item]), settings.cantSayShare);
  return texts.map((sentence) => ({ ...sentence, item }));
}

/**
 * What may have to be said of one item or statement: SAY-10 and SAY-11.
 * @param clause the item as it stands after "whether"
 */
export function statementSentences(
  { n, judged, cantSay, cantSayShare }: ItemResult,
  clause: string,
  cantSayFrom: number,
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  if ('verdict' in judged && judged.verdict === 'no_clearer_than_chance') {
    sentences.push({ id: 'SAY-10', text: `This is no clearer than chance with ${n} people.` });
  }
  if (cantSayShare !== null && reaches(cantSayShare, cantSayFrom)) {
    const all = count(n + cantSay, 'person', 'people');
    sentences.push({ id: 'SAY-11', text: `${cantSay} of ${all} could not say whether ${clause}.` });
  }
  return sentences;
}

/**
 * How a question moved since the round before (SAY-16): said only where its label changed.
 */
export function movedSentence(
  question: Question,
  date: string,
  before: DisagreementLabel,
  now: DisagreementLabel,
): string {
  if (before === now) return `Since ${date}: no clear change on ${QUESTION_WORDS[question]}.`;
  return `Since ${date}: ${QUESTION_WORDS[question]} moved from ${before} to ${now}.`;
}

function clause(wording: string): string {
  return `${wording.charAt(0).toLowerCase()}${wording.slice(1)}`.replace(/\.$/, '');
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(n: number): string {
  return SMALL_NUMBERS[n] ?? String(n);
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
