import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from './answer.ts';
import type { OptionId, PollKind, PollQuestion } from './poll.ts';
import { type AnswerGroup, countAnswered, type Results, summarise, withFewerTexts } from './results.ts';

const ids = ['a', 'b', 'c', 'd'] as OptionId[];

function pollOf(kind: PollKind): PollQuestion {
  return {
    kind,
    question: 'Which?',
    hint: '',
    options: ids.map((id) => ({ id, text: id.toUpperCase() })),
    maxChoices: 4,
    scale: { min: 1, max: 5, minLabel: 'Not at all', maxLabel: 'Completely' },
    resultsWhen: 'answered',
  };
}

function group(answer: Answer, people = 1, isPublished = true): AnswerGroup {
  return { answer, organisation: '', isPublished, people };
}

function resultsOf<Kind extends PollKind>(
  kind: Kind,
  groups: readonly AnswerGroup[],
): Results & { kind: Kind } {
  const results = summarise(pollOf(kind), groups);
  assert.equal(results?.kind, kind);
  return results as Results & { kind: Kind };
}

const options = (...chosen: string[]): Answer => ({ options: chosen as OptionId[] });
const none: Answer = { none: true };

test('LIVE-68: with fewer than 5 answers there are no results, however many prefer not to say', () => {
  assert.equal(summarise(pollOf('one'), []), null);
  assert.equal(summarise(pollOf('one'), [group(options('a'), 4)]), null);
  assert.equal(summarise(pollOf('one'), [group(options('a'), 4), group(none, 20)]), null);
  assert.notEqual(summarise(pollOf('one'), [group(options('a'), 5)]), null);
});

test('LIVE-69: preferring not to say counts as taking part, and in no share', () => {
  const groups = [group(options('a'), 3), group(options('b'), 3), group(none, 4)];
  assert.equal(countAnswered(groups), 10);
  const { people, none: silent, rows } = resultsOf('one', groups);
  assert.deepEqual([people, silent], [6, 4]);
  assert.deepEqual(
    rows.map((row) => [row.text, row.people, row.share]),
    [
      ['A', 3, 0.5],
      ['B', 3, 0.5],
      ['C', 0, 0],
      ['D', 0, 0],
    ],
  );
});

test('with several choices the shares are of the people, and may add up to more than one', () => {
  const { rows } = resultsOf('several', [group(options('a', 'b'), 4), group(options('b'), 1)]);
  assert.deepEqual(
    rows.map(({ share }) => share),
    [0.8, 1, 0, 0],
  );
});

test('a scale tells its distribution, its middle answer and its mean', () => {
  const odd = resultsOf('scale', [group({ scale: 1 }, 2), group({ scale: 4 }, 3)]);
  assert.deepEqual(
    odd.rows.map(({ point, people }) => [point, people]),
    [
      [1, 2],
      [2, 0],
      [3, 0],
      [4, 3],
      [5, 0],
    ],
  );
  assert.equal(odd.median, 4);
  assert.equal(odd.mean, 2.8);
  const even = resultsOf('scale', [group({ scale: 2 }, 3), group({ scale: 5 }, 3)]);
  assert.equal(even.median, 3.5);
});

test('a ranking gives Borda points: the last place none, each place above it one more', () => {
  const { rows } = resultsOf('ranking', [
    group(options('b', 'a', 'c', 'd'), 3),
    group(options('a', 'b', 'd', 'c'), 2),
  ]);
  assert.deepEqual(
    rows.map((row) => [row.text, row.points, row.meanPlace, row.firsts]),
    [
      ['B', 13, 1.4, 3],
      ['A', 12, 1.6, 2],
      ['C', 3, 3.4, 0],
      ['D', 2, 3.6, 0],
    ],
  );
});

test('texts that differ in capitals or spaces are one, told as most people wrote it', () => {
  const { rows } = resultsOf('text', [
    group({ text: 'housing first' }, 1),
    group({ text: 'Housing  First' }, 2),
    group({ text: 'Trust' }, 2),
  ]);
  assert.deepEqual(rows, [
    { text: 'Housing  First', people: 3 },
    { text: 'Trust', people: 2 },
  ]);
});

test('LIVE-71: a text that is not published is counted and not shown', () => {
  const results = resultsOf('text', [
    group({ text: 'Trust' }, 4),
    group({ text: 'Buy my book' }, 1, false),
    group(none, 1),
  ]);
  assert.deepEqual(results.rows, [{ text: 'Trust', people: 4 }]);
  assert.deepEqual([results.people, results.unpublished, results.none], [5, 1, 1]);
});

test('of many texts the first are told with how many are left out', () => {
  const results = resultsOf(
    'text',
    ['a', 'b', 'c', 'd', 'e'].map((text) => group({ text })),
  );
  const fewer = withFewerTexts(results, 2);
  assert.ok(fewer?.kind === 'text');
  assert.deepEqual([fewer.rows.length, fewer.more], [2, 3]);
  assert.equal(withFewerTexts(results, 5), results);
});

const answers: Readonly<Record<PollKind, fc.Arbitrary<Answer>>> = {
  one: fc.constantFrom(...ids).map((id) => options(id)),
  several: fc.subarray(ids, { minLength: 1 }).map((chosen) => options(...chosen)),
  scale: fc.integer({ min: 1, max: 5 }).map((scale) => ({ scale })),
  ranking: fc.shuffledSubarray(ids, { minLength: 4 }).map((ranked) => options(...ranked)),
  text: fc.string({ minLength: 1, maxLength: 4 }).map((text) => ({ text })),
};

const groupsOf = (kind: PollKind) =>
  fc.array(
    fc.record({
      answer: fc.oneof({ weight: 5, arbitrary: answers[kind] }, { weight: 1, arbitrary: fc.constant(none) }),
      organisation: fc.constant(''),
      isPublished: fc.boolean(),
      people: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 12 },
  );

for (const kind of ['one', 'several', 'scale', 'ranking', 'text'] as const) {
  test(`the order in which answers are read changes nothing (${kind})`, () => {
    fc.assert(
      fc.property(groupsOf(kind), fc.nat(11), (groups, at) => {
        const rotated = [...groups.slice(at), ...groups.slice(0, at)];
        const [one, other] = [summarise(pollOf(kind), groups), summarise(pollOf(kind), rotated)];
        assert.deepEqual(one, other);
      }),
    );
  });
}

test('everybody stands in exactly one row where one thing is chosen', () => {
  fc.assert(
    fc.property(groupsOf('one'), (groups) => {
      const results = summarise(pollOf('one'), groups);
      if (results?.kind !== 'one') return;
      assert.equal(
        results.rows.reduce((sum, row) => sum + row.people, 0),
        results.people,
      );
      assert.equal(results.people + results.none, countAnswered(groups));
    }),
  );
});

test('the points of a ranking add up to what every person gives, and follow the mean places', () => {
  fc.assert(
    fc.property(groupsOf('ranking'), (groups) => {
      const results = summarise(pollOf('ranking'), groups);
      if (results?.kind !== 'ranking') return;
      const { rows, people } = results;
      assert.equal(
        rows.reduce((sum, row) => sum + row.points, 0),
        people * 6,
      );
      for (const [index, row] of rows.entries()) {
        assert.ok(Math.abs(row.points - people * (4 - row.meanPlace)) < 1e-9);
        assert.ok(index === 0 || row.points <= (rows[index - 1]?.points ?? 0));
      }
    }),
  );
});

test('the median of a scale is that of the answers written out one by one', () => {
  fc.assert(
    fc.property(groupsOf('scale'), (groups) => {
      const results = summarise(pollOf('scale'), groups);
      if (results?.kind !== 'scale') return;
      const all = groups
        .flatMap(({ answer, people }) => ('scale' in answer ? Array<number>(people).fill(answer.scale) : []))
        .toSorted((a, b) => a - b);
      const middle = [all[Math.floor((all.length - 1) / 2)], all[Math.floor(all.length / 2)]] as number[];
      assert.equal(results.median, ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2);
    }),
  );
});
