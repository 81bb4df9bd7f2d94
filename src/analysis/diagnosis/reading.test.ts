import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compareRaters } from './compare-rounds.ts';
import { reading, readingNotes, type NoteFacts, type Reading } from './reading.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { shownGroups } from './shown-groups.ts';

function facts(
  level: number | null,
  d: readonly (number | null)[],
  changes: Partial<NoteFacts> = {},
): NoteFacts {
  const [wrong = null, works = null, others = null] = d;
  return {
    raters: 9,
    organisations: 3,
    isCritical: false,
    contested: [],
    isStatementRoundComplete: true,
    level,
    interval: null,
    disagreement: { wrong, do: works, works: others },
    labels: { wrong: 'clearly split', do: 'clearly split', works: 'clearly split' },
    isSolutionAgreed: false,
    ...changes,
  };
}

const HIGH_TWO = [0.4, 0.4, 0.2];

const REFERENCE: [facts: NoteFacts, expected: Reading][] = [
  [facts(0.7, HIGH_TWO), 'wicked'],
  [facts(0.7, HIGH_TWO, { isCritical: true }), 'critical'],
  [facts(0.1, HIGH_TWO, { isCritical: true, raters: 3, organisations: 1 }), 'critical'],
  [facts(0.7, HIGH_TWO, { raters: 4 }), 'not_enough_voices'],
  [facts(0.7, HIGH_TWO, { organisations: 1 }), 'not_enough_voices'],
  [facts(0.7, HIGH_TWO, { isStatementRoundComplete: false }), 'not_enough_voices'],
  [facts(null, HIGH_TWO), 'not_enough_voices'],
  [facts(0.7, [0.4, 0.4, null]), 'not_enough_voices'],
  [facts(0.7, HIGH_TWO, { contested: ['C4'] }), 'contested'],
  [facts(0.1, [0.1, 0.1, 0.1], { contested: ['C4'] }), 'contested'],
  [facts(0.39, [0.32, 0.1, 0.1]), 'simple'],
  [facts(0.39, [0.33, 0.1, 0.1]), 'agreement_problem'],
  [facts(0.2, [0.5, 0.6, 0.7]), 'agreement_problem'],
  [facts(0.4, [0.32, 0.32, 0.32]), 'complicated'],
  [facts(0.9, [0.1, 0.1, 0.1]), 'complicated'],
  [facts(0.6, [0.33, 0.33, 0]), 'wicked'],
  [facts(0.59, [0.5, 0.5, 0.5]), 'mixed'],
  [facts(0.9, [0.5, 0.1, 0.1]), 'mixed'],
  [facts(0.4, [0.33, 0.1, 0.1]), 'mixed'],
];

test('the first test that holds is the reading (SHAPE-16)', () => {
  for (const [round, expected] of REFERENCE) {
    assert.equal(reading(round, DEFAULT_SETTINGS), expected, JSON.stringify(round));
  }
});

const notes = (round: NoteFacts) => readingNotes(round, DEFAULT_SETTINGS);
const interval = (low: number, high: number) => ({ low, high, standardError: 0.05, degreesOfFreedom: 4 });

test('complicated with a high level has high uncertainty (SHAPE-16)', () => {
  assert.deepEqual(notes(facts(0.9, [0.1, 0.1, 0.1])), ['high_uncertainty']);
  assert.deepEqual(notes(facts(0.59, [0.1, 0.1, 0.1])), []);
});

test('an interval across a threshold is borderline only if the reading would change (SHAPE-16)', () => {
  assert.deepEqual(notes(facts(0.65, HIGH_TWO, { interval: interval(0.55, 0.75) })), ['borderline']);
  assert.deepEqual(notes(facts(0.55, HIGH_TWO, { interval: interval(0.45, 0.65) })), ['borderline']);
  assert.deepEqual(notes(facts(0.65, HIGH_TWO, { interval: interval(0.61, 0.69) })), []);
  // One high D is mixed on either side of 0.6.
  assert.deepEqual(notes(facts(0.65, [0.5, 0.1, 0.1], { interval: interval(0.55, 0.75) })), []);
  assert.deepEqual(notes(facts(0.45, [0.1, 0.1, 0.1], { interval: interval(0.35, 0.55) })), ['borderline']);
});

test('a D inside its band is noted where the reading rests on it (SHAPE-16)', () => {
  const labels = { wrong: 'could be chance', do: 'clearly split', works: 'clearly agreed' } as const;
  assert.deepEqual(notes(facts(0.7, [0.4, 0.6, 0.1], { labels })), ['could_be_chance']);
  assert.deepEqual(notes(facts(0.7, [0.1, 0.6, 0.5], { labels })), []);
  assert.deepEqual(notes(facts(0.5, [0.32, 0.3, 0.1], { labels })), ['could_be_chance']);
});

test('an accepted solution to a complex problem is a conflict to check (SHAPE-16)', () => {
  assert.deepEqual(notes(facts(0.5, [0.1, 0.1, 0.1], { isSolutionAgreed: true })), ['s2_conflict']);
  assert.deepEqual(notes(facts(0.3, [0.1, 0.1, 0.1], { isSolutionAgreed: true })), []);
});

const shown = (sizes: Record<string, number>, fewest = 3) =>
  shownGroups([new Map(Object.entries(sizes))], fewest);

test('small organisations are shown together, from at least two organisations (SHAPE-7)', () => {
  assert.deepEqual(shown({ A: 5, B: 2, C: 1 }), { organisations: ['A'], pool: ['B', 'C'] });
  assert.deepEqual(shown({ A: 5, B: 4, C: 1 }), { organisations: ['A'], pool: ['B', 'C'] });
  assert.deepEqual(shown({ A: 4, B: 4 }), { organisations: ['A', 'B'], pool: null });
  // A pool of four raters of one organisation would be that organisation.
  assert.deepEqual(shown({ A: 9, B: 6, C: 4 }, 5), { organisations: ['A'], pool: ['B', 'C'] });
});

test('who took part in one step only does not stand alone in it, nor behind others (SHAPE-7)', () => {
  const steps = (...sizes: Record<string, number>[]) =>
    shownGroups(
      sizes.map((each) => new Map(Object.entries(each))),
      3,
    );
  // Of A four rated the statements, but one alone answered the items.
  assert.deepEqual(steps({ A: 1, B: 5, C: 4 }, { A: 4, B: 5, C: 4 }), {
    organisations: ['B'],
    pool: ['A', 'C'],
  });
  // A only rated: among the items it would leave C alone in the pool.
  assert.deepEqual(steps({ B: 5, C: 4, D: 3 }, { A: 4, B: 5, C: 4, D: 3 }), {
    organisations: ['B'],
    pool: ['A', 'C', 'D'],
  });
});

test('fewer than two groups are no breakdown (SHAPE-7, SHAPE-22)', () => {
  assert.equal(shown({ A: 3, B: 2 }), null);
  assert.equal(shown({ A: 1, B: 1, C: 1, D: 1, E: 1 }), null);
  assert.equal(shown({ A: 9 }), null);
  assert.equal(shown({}), null);
});

test('no group is shown with fewer raters than the fewest, and every organisation is in one', () => {
  const rooms = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E'), fc.nat(7));
  fc.assert(
    fc.property(rooms, fc.integer({ min: 3, max: 5 }), (sizes, fewest) => {
      const groups = shown(sizes, fewest);
      if (groups === null) return;
      const pooled = (groups.pool ?? []).reduce((sum, key) => sum + (sizes[key] ?? 0), 0);
      assert.ok(groups.organisations.every((key) => (sizes[key] ?? 0) >= fewest));
      assert.ok(groups.pool === null || (pooled >= fewest && groups.pool.length >= 2));
      const all = [...groups.organisations, ...(groups.pool ?? [])].toSorted();
      assert.deepEqual(
        all,
        Object.keys(sizes)
          .filter((key) => (sizes[key] ?? 0) > 0)
          .toSorted(),
      );
    }),
  );
});

test('two rounds are compared by counts of people (SHAPE-21)', () => {
  assert.deepEqual(compareRaters(['a', 'b', 'c'], ['b', 'c', 'd']), {
    stayed: 2,
    joined: 1,
    left: 1,
    fewStayed: false,
  });
  assert.deepEqual(compareRaters(['a', 'b'], ['c', 'b', 'd']), {
    stayed: 1,
    joined: 2,
    left: 1,
    fewStayed: true,
  });
});
