import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { NEW_FOR, orderQuestions, type QuestionTally } from './order-questions.ts';

const NOW = 10 * 60 * 60 * 1000;

/** A question of long ago with [votes, seen] for organisations A, B, C … */
function question(
  id: string,
  tallies: [number, number][],
  times: Partial<QuestionTally> = {},
): QuestionTally {
  const byOrganisation = (part: 0 | 1) =>
    new Map(tallies.map((tally, index) => [String.fromCharCode(65 + index), tally[part]]));
  return { id, askedAt: 0, listedAt: 0, votes: byOrganisation(0), seen: byOrganisation(1), ...times };
}

const room = (...people: number[]) =>
  new Map(people.map((count, index) => [String.fromCharCode(65 + index), count] as const));

test('28 votes from three organisations stand above 40 from one, and below them by votes (RANK-5)', () => {
  const questions = [
    question('q1', [
      [40, 40],
      [0, 5],
      [0, 5],
    ]),
    question('q2', [
      [20, 40],
      [4, 5],
      [4, 5],
    ]),
    question('q3', [
      [10, 40],
      [3, 5],
      [2, 5],
    ]),
  ];
  const orders = orderQuestions(questions, room(40, 5, 5), { now: NOW });
  assert.deepEqual(orders.mostWanted, ['q1', 'q2', 'q3']);
  assert.deepEqual(orders.acrossOrganisations, ['q2', 'q3', 'q1']);
  assert.ok(Math.abs(orders.questions.get('q3')!.rank!.score - 0.400291333) < 1e-9);
});

test('of equally wanted questions the earlier asked comes first, then the lower id (RANK-5)', () => {
  const halves: [number, number][] = [
    [5, 10],
    [5, 10],
  ];
  const questions = [
    question('q1', halves, { askedAt: 2 }),
    question('q3', halves, { askedAt: 1 }),
    question('q2', halves, { askedAt: 1 }),
  ];
  const orders = orderQuestions(questions, room(10, 10), { now: NOW });
  assert.deepEqual(orders.acrossOrganisations, ['q2', 'q3', 'q1']);
  assert.deepEqual(orders.mostWanted, ['q2', 'q3', 'q1']);
});

test('scores that differ only by rounding are equal, so that votes settle the order (RANK-5)', () => {
  // 2/3 × 1/4 × 1/2 and 1/2 × 1/3 × 1/2 are the same product by different sums of logarithms.
  const questions = [
    question(
      'few',
      [
        [1, 1],
        [0, 2],
        [0, 0],
      ],
      { askedAt: 1 },
    ),
    question(
      'many',
      [
        [2, 4],
        [1, 4],
        [4, 8],
      ],
      { askedAt: 2 },
    ),
  ];
  assert.deepEqual(orderQuestions(questions, room(9, 9, 9), { now: NOW }).acrossOrganisations, [
    'many',
    'few',
  ]);
});

test('votes and sightings of small organisations are counted in their pool (RANK-4)', () => {
  const orders = orderQuestions(
    [
      question('q', [
        [4, 20],
        [1, 2],
        [2, 2],
        [3, 3],
      ]),
    ],
    room(22, 2, 2, 3),
    { now: NOW },
  );
  const { groupVotes, groupSeen, rank } = orders.questions.get('q')!;
  assert.deepEqual(Array.from(groupVotes), [4, 3, 3]);
  assert.deepEqual(Array.from(groupSeen), [20, 3, 4]);
  assert.ok(Math.abs(rank!.score - 0.4948976032) < 1e-9);
});

test('a question seen by fewer than half of those present is new for 3 minutes (RANK-6)', () => {
  const lane = (seen: number, age: number) => {
    const fresh = question(
      'q',
      [
        [0, seen],
        [0, 0],
      ],
      { listedAt: NOW - age },
    );
    return orderQuestions([fresh], room(30, 20), { now: NOW }).questions.get('q')!.lane;
  };
  assert.equal(lane(20, 1000), 'new');
  assert.equal(lane(24, NEW_FOR - 1), 'new');
  assert.equal(lane(25, 1000), 'ranked');
  assert.equal(lane(20, NEW_FOR), 'ranked');
});

test('new questions stand apart, newest first (RANK-6)', () => {
  const questions = [
    question('old', [[1, 5]]),
    question('newer', [[1, 1]], { listedAt: NOW - 10 }),
    question('newest', [[1, 1]], { listedAt: NOW - 5 }),
  ];
  const orders = orderQuestions(questions, room(5, 5), { now: NOW });
  assert.deepEqual(orders.newQuestions, ['newest', 'newer']);
  assert.deepEqual(orders.mostWanted, ['old']);
  assert.deepEqual(orders.acrossOrganisations, ['old']);
});

test('with one group, or nobody present, there is only "most wanted" (RANK-5)', () => {
  assert.equal(orderQuestions([question('q', [[1, 5]])], room(5), { now: NOW }).acrossOrganisations, null);
  const empty = orderQuestions([question('q', [[1, 5]])], new Map(), { now: NOW });
  assert.equal(empty.acrossOrganisations, null);
  assert.deepEqual(empty.mostWanted, ['q']);
  assert.equal(empty.questions.get('q')!.rank, null);
});

test('both orders hold the same questions whatever the order they come in', () => {
  const tally = fc
    .tuple(fc.nat(4), fc.nat(4))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as [number, number]);
  const questions = fc
    .array(fc.tuple(fc.array(tally, { minLength: 3, maxLength: 3 }), fc.nat(3), fc.nat(NOW)), {
      maxLength: 20,
    })
    .map((all) =>
      all.map(([tallies, askedAt, listedAt], i) => question(`q${i}`, tallies, { askedAt, listedAt })),
    );
  fc.assert(
    fc.property(questions, (all) => {
      const orders = orderQuestions(all, room(4, 4, 4), { now: NOW });
      assert.deepEqual([...orders.mostWanted].toSorted(), [...(orders.acrossOrganisations ?? [])].toSorted());
      assert.equal(orders.mostWanted.length + orders.newQuestions.length, all.length);
      const reversed = orderQuestions([...all].toReversed(), room(4, 4, 4), { now: NOW });
      assert.deepEqual(reversed.mostWanted, orders.mostWanted);
      assert.deepEqual(reversed.acrossOrganisations, orders.acrossOrganisations);
      assert.deepEqual(reversed.newQuestions, orders.newQuestions);
    }),
  );
});
