import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { assertClose, resultOf } from '../testing/assert-close.ts';
import { ROUND_9 } from '../testing/round-9.ts';
import { complexity, raterLevel } from './complexity.ts';
import { diagnose } from './diagnose.ts';
import { chanceBand } from './disagreement.ts';
import { ITEMS, QUESTIONS, type Item } from './instrument.ts';
import type { Rater, Round } from './round.ts';
import { DEFAULT_SETTINGS, diagnosisSettings } from './settings.ts';

const DIAGNOSIS = diagnose(ROUND_9, DEFAULT_SETTINGS, { seed: 1 });

test('the complexity of ROUND-9 and its interval have the reference values (SHAPE-10, SHAPE-11)', () => {
  const levels = [
    0.8333333333, 0.875, 0.7916666667, 0.8333333333, 0.9166666667, 0.6, 0.9166666667, 0.7, 0.9166666667,
  ];
  ROUND_9.raters.forEach((rater, index) => assertClose(raterLevel(rater)!, levels[index]!));
  const result = resultOf(DIAGNOSIS.complexity);
  assertClose(result.level, 0.8203703704);
  assertClose(result.plainLevel, 0.8203703704);
  assertClose(result.organisations.get('HMRC')!, 0.7833333333);
  assertClose(result.organisations.get('MoJ')!, 0.8444444444);
  const interval = resultOf(result.interval);
  assertClose(interval.standardError, 0.0405191787);
  assertClose(interval.degreesOfFreedom, 4.0354674588);
  assertClose(interval.low, 0.7342073611);
  assertClose(interval.high, 0.9065333796);
});

test('the items of ROUND-9 have their counts, medians and verdicts (SHAPE-9)', () => {
  const expected: [Item, number[], number, number][] = [
    ['S1', [1, 5, 2, 1, 0], 2, 0.6111111111],
    ['S2', [3, 5, 1, 0, 0], 2, 0.7222222222],
    ['C1', [0, 1, 2, 5, 1], 4, 0.6111111111],
    ['C2', [0, 0, 0, 4, 5], 5, 0.7777777778],
    ['C3', [3, 5, 1, 0, 0], 2, 0.7222222222],
    ['C4', [0, 0, 0, 5, 3], 4, 0.8125],
    ['C5', [3, 5, 0, 0, 0], 2, 0.8125],
    ['C6', [0, 0, 0, 3, 6], 5, 0.8333333333],
    ['P1', [0, 0, 1, 5, 3], 4, 0.7222222222],
    ['P2', [2, 6, 1, 0, 0], 2, 0.7777777778],
    ['P3', [0, 2, 6, 1, 0], 3, 0.7777777778],
  ];
  assert.equal(expected.length, ITEMS.length);
  for (const [item, counts, median, agreement] of expected) {
    const result = DIAGNOSIS.items[item];
    assert.deepEqual([result.counts, result.median], [counts, median]);
    const judged = resultOf(result.judged);
    assertClose(judged.agreement, agreement, item);
    assert.equal(judged.verdict, 'agreed');
  }
  assertClose(DIAGNOSIS.items.C4.cantSayShare!, 1 / 9);
});

/** D, band, label, B, its chance value, labelings of 1,680, α of all, α inside, perceived, actual, finding. */
const QUESTION_VALUES = {
  wrong: {
    numbers: [0.3797067901, 0.7622619735, 0.2642815926, 24, 0.035883399, 0.8055555556, 0.6202932099],
    band: [0.322, 0.403, 0.489],
    inside: [0.8473581213, 0.7667672703, 0.4428940568],
    words: ['could be chance', 'false consensus'],
  },
  do: {
    numbers: [0.0989583333, 0.0658682635, 0.255774166, 1680, 0.6448068368, 0.2222222222, 0.9010416667],
    band: [0.314, 0.404, 0.498],
    inside: [0.5470588235, 0.6597118728, 0.5434570312],
    words: ['clearly agreed', 'false conflict'],
  },
  works: {
    numbers: [0.5617283951, 0.0337423313, 0.25, 1680, -0.0734204793, 0.4722222222, 0.4382716049],
    band: [0.303, 0.404, 0.513],
    inside: [-0.2826510721, -0.3213213213, -0.2704031465],
    words: ['clearly split', null],
  },
} as const;

test('the three questions of ROUND-9 have the reference values (SHAPE-12, SHAPE-14, SHAPE-15)', () => {
  for (const question of QUESTIONS) {
    const { numbers, inside, words } = QUESTION_VALUES[question];
    const result = DIAGNOSIS.questions[question];
    const disagreement = resultOf(result.disagreement);
    const placement = resultOf(result.placement);
    const between = resultOf(placement.between);
    assert.ok('labelings' in between.test);
    const perception = resultOf(result.perception);
    const actual = [
      disagreement.disagreement,
      between.share,
      between.expected,
      between.test.atLeast,
      resultOf(placement.alpha).alpha,
      perception.perceived,
      perception.actual,
    ];
    actual.forEach((value, index) => assertClose(value, numbers[index]!, `${question} ${index}`));
    [...placement.alphaInside.values()].forEach((alpha, index) =>
      assertClose(resultOf(alpha).alpha, inside[index]!, `${question} inside ${index}`),
    );
    assert.deepEqual([disagreement.label, perception.finding], words);
  }
});

test('the chance bands of D have the reference values (SHAPE-12)', () => {
  for (const question of QUESTIONS) {
    const { band } = resultOf(DIAGNOSIS.questions[question].disagreement);
    const [low, median, high] = QUESTION_VALUES[question].band;
    assertClose(band.low, low, question, 0.006);
    assertClose(band.median, median, question, 0.006);
    assertClose(band.high, high, question, 0.006);
    assert.deepEqual([band.draws, band.seed, band.generator], [20_000, 1, 'xoshiro128**']);
  }
});

test('the band narrows with people and with statements, and goes on beyond exact distributions (SHAPE-12)', () => {
  const width = (ratings: number[]) => {
    const { low, high } = chanceBand(ratings, 3);
    return high - low;
  };
  assert.ok(width([9, 9, 9, 9, 9]) < width([9, 9, 9]));
  assert.ok(width([25, 25, 25]) < width([9, 9, 9]));
  assert.ok(width([40, 40, 40]) < width([25, 25, 25]));
});

test('ROUND-9 is wicked, and its disagreement about what is wrong could be chance (SHAPE-16)', () => {
  assert.equal(DIAGNOSIS.reading, 'wicked');
  assert.deepEqual(DIAGNOSIS.notes, ['could_be_chance']);
  assert.deepEqual(DIAGNOSIS.shown, { organisations: ['DfE', 'HMRC', 'MoJ'], pool: null });
});

const rater = (organisation: string, rating: number | null | undefined): Rater => ({
  organisation,
  answers: Object.fromEntries(ITEMS.map((item) => [item, rating])),
  statements: Object.fromEntries(QUESTIONS.map((question) => [question, [rating, rating, rating]])),
});

const roundOf = (raters: readonly Rater[]): Round => ({
  raters,
  statements: { wrong: 3, do: 3, works: 3 },
  isStatementRoundComplete: true,
});

test('when nobody answers there are not enough voices, and no figure (SHAPE-22)', () => {
  for (const raters of [[], [rater('A', undefined)]]) {
    const {
      reading,
      complexity: level,
      questions,
      items,
      shown,
    } = diagnose(roundOf(raters), DEFAULT_SETTINGS, { seed: 1 });
    assert.equal(reading, 'not_enough_voices');
    assert.equal((level as { status: string }).status, 'not_enough_data');
    assert.equal((questions.do.disagreement as { status: string }).status, 'not_enough_data');
    assert.equal((questions.do.placement as { status: string }).status, 'not_enough_data');
    assert.equal((items.S1.judged as { status: string }).status, 'not_enough_data');
    assert.equal(shown, null);
  }
});

test('all alike everywhere: D is 0, there is no disagreement to place and no alpha (SHAPE-22)', () => {
  const { questions } = diagnose(
    roundOf(['A', 'A', 'A', 'B', 'B', 'B'].map((organisation) => rater(organisation, 2))),
    DEFAULT_SETTINGS,
    { seed: 1 },
  );
  const { disagreement, placement } = questions.wrong;
  assert.equal(resultOf(disagreement).disagreement, 0);
  assert.equal(resultOf(disagreement).label, 'clearly agreed');
  assert.deepEqual(resultOf(placement).between, { status: 'not_enough_data', reason: 'no_variation' });
  assert.deepEqual(resultOf(placement).alpha, { status: 'not_enough_data', reason: 'no_variation' });
});

test('one rater in each of five organisations: a reading, but no test and no breakdown (SHAPE-22)', () => {
  const { reading, questions, shown } = diagnose(
    roundOf([1, 5, 2, 4, 3].map((rating, index) => rater(`org ${index}`, rating))),
    DEFAULT_SETTINGS,
    { seed: 1 },
  );
  assert.notEqual(reading, 'not_enough_voices');
  assert.equal(shown, null);
  const { test: outcome } = resultOf(resultOf(questions.wrong.placement).between);
  assert.ok('status' in outcome && outcome.status === 'not_testable');
});

test('two organisations of 3 and 2: a reading, but no test and no breakdown (SHAPE-22)', () => {
  const raters = [1, 5, 2, 4, 3].map((rating, index) => rater(index < 3 ? 'A' : 'B', rating));
  const { reading, shown, questions } = diagnose(roundOf(raters), DEFAULT_SETTINGS, { seed: 1 });
  assert.notEqual(reading, 'not_enough_voices');
  assert.equal(shown, null);
  assert.ok('status' in resultOf(resultOf(questions.wrong.placement).between).test);
});

test('a rater of three complexity items is not counted in L, but their other answers are (SHAPE-22)', () => {
  const raters = ['A', 'A', 'B', 'B', 'B'].map((organisation) => rater(organisation, 4));
  const few: Rater = { organisation: 'A', answers: { C1: 1, C2: 1, C4: 1, S1: 1 }, statements: {} };
  const {
    complexity: level,
    items,
    facts,
  } = diagnose(roundOf([...raters, few]), DEFAULT_SETTINGS, { seed: 1 });
  assert.equal(resultOf(level).raters, 5);
  assert.equal(facts.raters, 5);
  assert.equal(items.S1.n, 6);
});

test('D on two questions only is not enough voices (SHAPE-22)', () => {
  const round = { ...ROUND_9, statements: { wrong: 5, do: 4, works: 2 } };
  const { reading, facts } = diagnose(round, DEFAULT_SETTINGS, { seed: 1 });
  assert.equal(reading, 'not_enough_voices');
  assert.equal(facts.disagreement.works, null);
});

test('an organisation of one rater leaves no range for L, and neither does no spread (SHAPE-11)', () => {
  const level = (raters: Rater[]) => resultOf(complexity(raters)).interval;
  assert.deepEqual(level([rater('A', 1), rater('A', 2), rater('B', 3)]), {
    status: 'not_enough_data',
    reason: 'organisation_with_one_rater',
  });
  assert.deepEqual(level([rater('A', 2), rater('A', 2), rater('B', 4), rater('B', 4)]), {
    status: 'not_enough_data',
    reason: 'no_spread',
  });
});

test('every organisation weighs the same in L, however large (SHAPE-10)', () => {
  const one = (organisation: string, rating: number): Rater => ({
    organisation,
    answers: { C1: rating, C2: rating, C4: rating, C6: rating },
    statements: {},
  });
  const raters = [...Array.from({ length: 40 }, () => one('large', 5)), one('small', 1)];
  const { level, plainLevel } = resultOf(complexity(raters));
  assertClose(level, 0.5);
  assert.ok(plainLevel > 0.97);
});

test('L and its interval stay within 0 … 1, whatever the order and names of organisations', () => {
  const people = fc.array(
    fc.tuple(
      fc.constantFrom('A', 'B', 'C'),
      fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 6, maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  const raterOf = ([organisation, [C1, C2, C3, C4, C5, C6]]: readonly [
    string,
    readonly (number | null)[],
  ]): Rater => ({
    organisation,
    answers: { C1, C2, C3, C4, C5, C6 },
    statements: {},
  });
  fc.assert(
    fc.property(people, (all) => {
      const result = complexity(all.map(raterOf));
      const other = complexity(all.toReversed().map(([name, answers]) => raterOf([`x${name}`, answers])));
      if (!('level' in result)) {
        assert.deepEqual(other, result);
        return;
      }
      assertClose(resultOf(other).level, result.level, 'L', 1e-12);
      assert.ok(result.level >= 0 && result.level <= 1);
      if ('low' in result.interval) {
        assert.ok(
          result.interval.low >= 0 &&
            result.interval.high <= 1 &&
            result.interval.low <= result.interval.high,
        );
      }
    }),
  );
});

test('raters behind an organisation may be raised, never lowered below 3 (SHAPE-20)', () => {
  assert.equal(diagnosisSettings({ minOrganisationRaters: 5 }).minOrganisationRaters, 5);
  assert.throws(() => diagnosisSettings({ minOrganisationRaters: 2 }), {
    code: 'organisation_raters_too_few',
  });
});
