import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from './answer.ts';
import { byOrganisation } from './breakdown.ts';
import type { OptionId, PollKind, PollQuestion } from './poll.ts';
import type { AnswerGroup } from './results.ts';

const poll = (kind: PollKind): PollQuestion => ({
  kind,
  question: 'Which?',
  hint: '',
  options: [
    { id: 'a' as OptionId, text: 'A' },
    { id: 'b' as OptionId, text: 'B' },
  ],
  maxChoices: null,
  scale: { min: 1, max: 3, minLabel: 'low', maxLabel: 'high' },
  resultsWhen: 'closed',
});
const names = new Map([
  ['p', 'Police'],
  ['h', 'Housing'],
  ['n', 'NHS'],
]);
const options = (...chosen: string[]): Answer => ({ options: chosen as OptionId[] });

function given(organisation: string, answer: Answer, people: number): AnswerGroup {
  return { answer, organisation, isPublished: true, people };
}

test('OPN-79: each organisation with 5 people or more has a row, in the order of their names', () => {
  const table = byOrganisation(
    poll('one'),
    [
      given('h', options('a'), 4),
      given('h', options('b'), 2),
      given('p', options('a'), 1),
      given('p', options('b'), 11),
    ],
    names,
  );
  assert.deepEqual(table, {
    columns: ['A', 'B'],
    rows: [
      { organisation: 'Housing', people: 6, cells: [4, 2] },
      { organisation: 'Police', people: 12, cells: [1, 11] },
    ],
  });
});

test('OPN-80: small organisations are pooled, and people who prefer not to say stand in no row', () => {
  const table = byOrganisation(
    poll('one'),
    [
      given('h', options('a'), 3),
      given('h', options('b'), 4),
      given('p', options('a'), 3),
      given('n', options('b'), 3),
      given('n', { none: true }, 9),
    ],
    names,
  );
  assert.deepEqual(table?.rows, [
    { organisation: 'Housing', people: 7, cells: [3, 4] },
    { organisation: null, people: 6, cells: [3, 3] },
  ]);
});

test('OPN-80: a pool that is too small is withheld with the smallest organisation, never told as 0', () => {
  const table = byOrganisation(
    poll('one'),
    [
      given('h', options('a'), 8),
      given('h', options('b'), 8),
      given('p', options('a'), 20),
      given('p', options('b'), 5),
      given('n', options('a'), 7),
      given('n', options('b'), 1),
      given('', options('a'), 2),
    ],
    names,
  );
  assert.deepEqual(table?.rows, [
    { organisation: 'Housing', people: 16, cells: [8, 8] },
    { organisation: 'NHS', people: null, cells: null },
    { organisation: 'Police', people: 25, cells: [20, 5] },
    { organisation: null, people: null, cells: null },
  ]);
});

test('OPN-81: fewer than 10 people who all answered alike are told in bands, which do not follow from the totals', () => {
  const table = byOrganisation(
    poll('one'),
    [
      given('h', options('a'), 9),
      given('p', options('b'), 10),
      given('n', options('a'), 8),
      given('n', options('b'), 8),
    ],
    names,
  );
  assert.deepEqual(table?.rows, [
    { organisation: 'Housing', people: null, cells: ['nearly all', 'nearly none'] },
    { organisation: 'NHS', people: 16, cells: [8, 8] },
    { organisation: 'Police', people: null, cells: null },
  ]);
  const two = [given('h', options('a'), 9), given('p', options('b'), 10)];
  assert.equal(byOrganisation(poll('one'), two, names), null);
  const bands = byOrganisation(poll('one'), [...two.slice(0, 1), given('p', options('b'), 9)], names);
  assert.deepEqual(
    bands?.rows.map(({ cells }) => cells),
    [
      ['nearly all', 'nearly none'],
      ['nearly none', 'nearly all'],
    ],
  );
});

test('OPN-79: with 3 people behind a figure smaller organisations are shown', () => {
  const groups = [
    given('h', options('a'), 2),
    given('h', options('b'), 1),
    given('p', options('a'), 3),
    given('p', options('b'), 1),
  ];
  assert.equal(byOrganisation(poll('one'), groups, names), null);
  assert.deepEqual(
    byOrganisation(poll('one'), groups, names, 3)?.rows.map(({ people }) => people),
    [3, 4],
  );
});

test('a ranking is broken down by what people put first, a scale by its numbers', () => {
  const rankings = byOrganisation(
    poll('ranking'),
    [given('h', options('a', 'b'), 5), given('h', options('b', 'a'), 1), given('p', options('b', 'a'), 10)],
    names,
  );
  assert.deepEqual(
    rankings?.rows.map(({ cells }) => cells),
    [
      [5, 1],
      [0, 10],
    ],
  );
  const scales = byOrganisation(
    poll('scale'),
    [given('h', { scale: 3 }, 12), given('p', { scale: 1 }, 5), given('p', { scale: 2 }, 5)],
    names,
  );
  assert.deepEqual(scales?.columns, ['1', '2', '3']);
  assert.deepEqual(
    scales?.rows.map(({ cells }) => cells),
    [
      [0, 0, 12],
      [5, 5, 0],
    ],
  );
});

test('there is no breakdown of texts, or where it would show one organisation only', () => {
  assert.equal(byOrganisation(poll('text'), [given('h', { text: 'x' }, 50)], names), null);
  assert.equal(byOrganisation(poll('one'), [given('h', options('a'), 50)], names), null);
  assert.equal(
    byOrganisation(poll('one'), [given('h', options('a'), 50), given('p', options('a'), 1)], names),
    null,
  );
});
