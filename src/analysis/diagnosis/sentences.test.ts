import assert from 'node:assert/strict';
import test from 'node:test';
import { ROUND_9 } from '../testing/round-9.ts';
import { adviceOn, READING_NAMES } from './advice.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import type { Item } from './instrument.ts';
import type { Round } from './round.ts';
import type { SentenceWords } from './sentence.ts';
import { diagnosisSentences, movedSentence } from './sentences.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const WORDS: SentenceWords = {
  organisation: 'department',
  organisations: 'departments',
  nameOf: (organisation) => organisation,
  notHeard: [],
};

const run = (round: Round) => diagnose(round, DEFAULT_SETTINGS, { seed: 1 });
const say = (diagnosis: Diagnosis, words: Partial<SentenceWords> = {}) =>
  diagnosisSentences(diagnosis, { ...WORDS, ...words });
const textOf = (diagnosis: Diagnosis, id: string, words: Partial<SentenceWords> = {}) =>
  say(diagnosis, words)
    .filter((sentence) => sentence.id === id)
    .map(({ text }) => text);

test('ROUND-9 prints its five sentences (SHAPE-23)', () => {
  assert.deepEqual(
    say(run(ROUND_9)).map(({ id, question, text }) => `${id} ${question}: ${text}`),
    [
      'SAY-2 wrong: On what is wrong, most of the disagreement (76%, 26% expected by chance) is between departments. DfE and HMRC largely agree with themselves; MoJ does not.',
      'SAY-6 wrong: You think you agree about what is wrong more than you do. You put agreement at 81%; your ratings put it at 62%.',
      'SAY-7 do: You agree about what should be done more than you think. You put agreement at 22%; your ratings put it at 90%.',
      'SAY-8 do: On what should be done you clearly agree.',
      'SAY-4 works: On how things work, the disagreement runs through every department; knowing where someone works tells you little about their answer.',
    ],
  );
});

test('without the statement that splits MoJ, each department agrees with itself (SAY-1)', () => {
  const round = { ...ROUND_9, statements: { ...ROUND_9.statements, wrong: 4 } };
  assert.deepEqual(textOf(run(round), 'SAY-1'), [
    'On what is wrong, each department largely agrees with itself; almost all the disagreement (87%, 26% expected by chance) is between departments.',
  ]);
  assert.deepEqual(textOf(run(round), 'SAY-2'), []);
});

test('where no breakdown may be shown no organisation is spoken of (SAY-2, SHAPE-7)', () => {
  const hidden = { ...run(ROUND_9), shown: null };
  assert.deepEqual(textOf(hidden, 'SAY-2'), [
    'On what is wrong, most of the disagreement (76%, 26% expected by chance) is between departments.',
  ]);
  const round = { ...ROUND_9, statements: { ...ROUND_9.statements, wrong: 4 } };
  assert.deepEqual(textOf({ ...run(round), shown: null }, 'SAY-1'), []);
});

/** ROUND-9 with another outcome of the test on what is wrong. */
function placed(share: number, expected: number, test: object): Diagnosis {
  const diagnosis = run(ROUND_9);
  const { wrong } = diagnosis.questions;
  const between = { share, expected, test };
  const placement = { ...wrong.placement, between } as unknown as typeof wrong.placement;
  return { ...diagnosis, questions: { ...diagnosis.questions, wrong: { ...wrong, placement } } };
}

test('less than half between organisations, yet more than chance (SAY-3)', () => {
  assert.deepEqual(textOf(placed(0.4, 0.2, { method: 'exact', p: 0.01 }), 'SAY-3'), [
    'On what is wrong, departments differ more than chance would make them (40% against 20%), but most disagreement is inside them.',
  ]);
});

test('where chance cannot be told apart the reason is given (SAY-5)', () => {
  assert.deepEqual(textOf(placed(0.4, 0.2, { method: 'exact', p: 0.2 }), 'SAY-5'), [
    "On what is wrong, we can't tell yet whether department matters (p = 0.200).",
  ]);
  assert.deepEqual(textOf(placed(0.9, 0.2, { status: 'not_testable', reason: 'too_few_people' }), 'SAY-5'), [
    "On what is wrong, we can't tell yet whether department matters: too few people have answered.",
  ]);
});

test('one department that agrees with itself is spoken of in the singular (SAY-2)', () => {
  const diagnosis = run(ROUND_9);
  const onlyOne = { ...diagnosis, shown: { organisations: ['DfE', 'MoJ'], pool: null } };
  assert.match(textOf(onlyOne, 'SAY-2')[0]!, /DfE largely agrees with itself; MoJ does not\.$/);
  const strict = { ...diagnosis, settings: { ...diagnosis.settings, alphaInside: 0.9 } };
  assert.match(textOf(strict, 'SAY-2')[0]!, /DfE, HMRC and MoJ do not largely agree with themselves\.$/);
});

test('too few voices name those not heard, an unfinished statement round what is missing (SAY-14)', () => {
  const few = run({ ...ROUND_9, raters: ROUND_9.raters.slice(0, 4) });
  assert.deepEqual(textOf(few, 'SAY-14', { notHeard: ['MoJ', 'front line'] }), [
    '4 people from 2 departments have answered. Five people from two departments are needed. Not heard yet: MoJ, front line.',
  ]);
  const one = run({ ...ROUND_9, raters: ROUND_9.raters.slice(0, 1) });
  assert.deepEqual(textOf(one, 'SAY-14'), [
    '1 person from 1 department has answered. Five people from two departments are needed.',
  ]);
  const unfinished = run({ ...ROUND_9, statements: { ...ROUND_9.statements, works: 2 } });
  assert.deepEqual(textOf(unfinished, 'SAY-14'), [
    'The statement round is not finished. Too few statements have been rated on: how things work.',
  ]);
});

/** ROUND-9 with every answer to one item replaced. */
function withAnswers(item: Item, answers: readonly (number | null)[]): Diagnosis {
  return run({
    ...ROUND_9,
    raters: ROUND_9.raters.map((rater, index) => ({
      ...rater,
      answers: { ...rater.answers, [item]: answers[index] },
    })),
  });
}

test('a complexity item that splits people makes the diagnosis contested (SAY-9)', () => {
  const diagnosis = withAnswers('C4', [1, 1, 1, 1, 5, 5, 5, 5, 5]);
  assert.equal(diagnosis.reading, 'contested');
  assert.deepEqual(textOf(diagnosis, 'SAY-9'), [
    "You do not yet agree what sort of problem this is: answers to 'The same action has had (or would have) different results in different places or times.' fall into two camps.",
  ]);
});

test('an item no clearer than chance, and one that many cannot answer, are named (SAY-10, SAY-11)', () => {
  const unclear = withAnswers('S2', [1, 2, 3, 4, 5, 1, 2, 4, 5]);
  assert.deepEqual(textOf(unclear, 'SAY-10'), ['This is no clearer than chance with 9 people.']);
  const cantSay = withAnswers('S1', [null, null, null, 2, 2, 2, 2, 2, 2]);
  assert.deepEqual(textOf(cantSay, 'SAY-11'), [
    '3 of 9 people could not say whether serious harm will follow within days if nobody acts now.',
  ]);
});

test('an urgent problem is critical whatever else is known (SHAPE-16)', () => {
  assert.equal(withAnswers('S1', [5, 5, 5, 5, 4, 5, 5, 5, 4]).reading, 'critical');
});

test('a solution that is accepted, beside results that cannot be predicted, is to be checked (SAY-13)', () => {
  assert.equal(textOf(withAnswers('S2', [5, 5, 5, 5, 4, 5, 5, 5, 4]), 'SAY-13').length, 1);
});

test('a simple problem is told to be managed as a programme, a borderline one with its range (SAY-12, SAY-15)', () => {
  const simple = { ...run(ROUND_9), reading: 'simple' } as const;
  assert.match(textOf(simple, 'SAY-12')[0]!, /good programme management/);
  const borderline = { ...run(ROUND_9), notes: ['borderline'] } as const;
  assert.deepEqual(textOf(borderline, 'SAY-15'), [
    'This reading is borderline: the complexity level is 0.82, plausibly 0.73–0.91.',
  ]);
});

test('between rounds only a change of label is a change (SAY-16)', () => {
  assert.equal(
    movedSentence('wrong', '3 May 2025', 'clearly split', 'could be chance'),
    'Since 3 May 2025: what is wrong moved from clearly split to could be chance.',
  );
  assert.equal(
    movedSentence('do', '3 May 2025', 'clearly split', 'clearly split'),
    'Since 3 May 2025: no clear change on what should be done.',
  );
});

test('ROUND-9 is advised by its reading and by the pattern of each question (SHAPE-17)', () => {
  const advice = adviceOn(run(ROUND_9), WORDS);
  assert.match(advice.main.join(' '), /^Take the systems-leadership route/);
  assert.equal(advice.startWith, 'works');
  assert.deepEqual(advice.byQuestion, {
    wrong: [
      "Exchange framings between departments: each states another's case until the other accepts the statement.",
      'Read the statements out before agreeing anything.',
    ],
    do: ['Start with the action you agree about.'],
    works: ['There is real uncertainty inside every department: learn by probing.'],
  });
  const complicated = { ...run(ROUND_9), reading: 'complicated', notes: ['high_uncertainty'] } as const;
  assert.equal(adviceOn(complicated, WORDS).main.length, 2);
  assert.equal(adviceOn(complicated, WORDS).startWith, null);
  assert.equal(READING_NAMES[run(ROUND_9).reading], 'Wicked');
});
