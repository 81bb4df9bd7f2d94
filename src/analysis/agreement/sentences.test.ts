import assert from 'node:assert/strict';
import test from 'node:test';
import { resultOf } from '../testing/assert-close.ts';
import { RATERS_9 } from '../testing/raters-9.ts';
import { betweenOrganisations } from './between-organisations.ts';
import { formatP, formatPercent, formatStatistic } from './format.ts';
import { ratingTable } from './rating-table.ts';
import { cantSaySentence, manyItemsSentence, organisationSentence, verdictSentence } from './sentences.ts';
import { judgeItem } from './verdict.ts';

const LABELS = ['strongly disagree', 'disagree', 'neither', 'agree', 'strongly agree'];

function sentenceFor(counts: number[], median: number | null): string {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return verdictSentence(judgeItem(counts, { seed: 1 }), { answers, median }, LABELS);
}

test('each verdict has its sentence (AGR-17)', () => {
  assert.equal(sentenceFor([0, 0, 1, 6, 2], 3), 'The 9 people who answered agree: most say agree.');
  assert.equal(
    sentenceFor([0, 0, 0, 4, 4], 3.5),
    'The 8 people who answered agree: most say agree or strongly agree.',
  );
  assert.equal(sentenceFor([3, 0, 0, 0, 3], 2), 'The 6 people who answered are in two camps on this.');
  assert.equal(sentenceFor([3, 3, 0, 1, 2], 1), 'This is no clearer than chance with 9 people.');
  assert.equal(sentenceFor([0, 0, 0, 1, 1], 3.5), 'Not enough answers yet (2).');
  assert.equal(sentenceFor([0, 0, 0, 0, 0], null), 'Not enough answers yet (0).');
});

test('each organisation pattern has its sentence (AGR-17)', () => {
  assert.equal(
    organisationSentence(betweenOrganisations(RATERS_9, { seed: 1 })),
    '76% of the disagreement is between organisations (26% expected by chance, p = 0.014).',
  );
  const of = (rows: number[], labels: string) =>
    betweenOrganisations(
      ratingTable(
        rows.map((x) => [x]),
        [...labels],
        { min: 1, max: 5 },
      ),
      { seed: 1 },
    );
  assert.equal(
    organisationSentence(of([1, 5, 1, 5, 1, 5, 1, 5], 'AAAABBBB')),
    'The disagreement runs through every organisation.',
  );
  assert.equal(
    organisationSentence(of([1, 2, 1, 3, 3, 5, 2, 2], 'AAAABBBB')),
    "We can't tell yet whether organisation matters (p = 0.314).",
  );
  assert.equal(
    organisationSentence(of([1, 1, 5, 5], 'AABB'), { one: 'department', many: 'departments' }),
    'Too few people to tell a department pattern from chance.',
  );
  assert.equal(
    organisationSentence(of([1, 1, 5, 5], 'AABB')),
    'Too few people to tell an organisation pattern from chance.',
  );
  assert.equal(
    organisationSentence(of([2, 2, 2], 'AAB')),
    'There is no disagreement to place: everybody gave the same answer.',
  );
  assert.equal(organisationSentence(of([2, 3, 2], 'AAA')), 'Only one organisation has answered.');
});

test('p from random labelings is "about" (AGR-15)', () => {
  const rows = Array.from({ length: 60 }, (_, rater) => [1 + (rater % 5)]);
  const table = ratingTable(
    rows,
    rows.map((_, rater) => `org ${rater % 7}`),
    { min: 1, max: 5 },
  );
  const result = resultOf(betweenOrganisations(table, { seed: 1, draws: 99 }));
  assert.match(
    organisationSentence({
      ...result,
      share: 0.9,
      expected: 0.1,
      test: { ...result.test, p: 0.012 } as never,
    }),
    /expected by chance, about p = 0\.012\)/,
  );
});

test('"I can\'t say" is a finding from 30% of the answers on (AGR-17)', () => {
  assert.equal(cantSaySentence(3, 10), '3 of 10 people could not say.');
  assert.equal(cantSaySentence(2, 10), null);
  assert.equal(cantSaySentence(0, 0), null);
});

test('under many items stands how many chance would clear (AGR-6)', () => {
  assert.equal(
    manyItemsSentence(25),
    'With 25 items, about 2 would look agreed and 2 would look split by chance alone.',
  );
});

test('numbers are rounded only for people (AGR-19)', () => {
  assert.equal(formatStatistic(-0.456), '−0.46');
  assert.equal(formatStatistic(-0.001), '0.00');
  assert.equal(formatP(0.01428), 'p = 0.014');
  assert.equal(formatP(0.0004), 'p < 0.001');
  assert.equal(formatPercent(0.7622), '76%');
});
