import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeItem } from '../../agreement/verdict.ts';
import { analysePerspectives } from '../analyse-perspectives.ts';
import type { GroupVotes } from '../document.ts';
import { camps, conversationOf, votesBy, type Row } from '../../testing/conversations.ts';
import { commonGroundList, differencesList } from './common-ground.ts';
import { consensus } from './consensus.ts';
import { verdictOf } from './polarisation-verdict.ts';
import { polisRepresentative, representative, type ComparedStatement } from './representative.ts';
import { compareTallies, shareDifferenceZ } from './share-tests.ts';

const grouped = (
  id: string,
  ...votes: readonly (readonly [agree: number, disagree: number, all: number])[]
) => ({
  id,
  groupVotes: votes.map(([agree, disagree, all], group): GroupVotes => ({
    group,
    agree,
    disagree,
    pass: all - agree - disagree,
    votes: all,
  })),
});
const idsOf = (list: readonly { readonly statement: string }[]) => list.map(({ statement }) => statement);

/** Group 0 with agrees, disagrees and votes, then all others. */
const compared = (
  statement: string,
  own: readonly number[],
  others: readonly number[],
): ComparedStatement => ({
  statement,
  own: { agree: own[0]!, disagree: own[1]!, votes: own[2]! },
  others: { agree: others[0]!, disagree: others[1]!, votes: others[2]! },
});

test('OPN-40, OPN-62: votes of groups are those of their people, and priority is of everybody or of groups', () => {
  const few: Row[] = Array.from({ length: 9 }, (_, at) => [`${100 + at}`, '0', -1, 1e6 + at]);
  const conversation = conversationOf([...camps(10, 12), ...few]);
  const [ours, theirs] = (['default', 'polis'] as const).map(
    (method) => analysePerspectives(conversation, { method }).document,
  );
  for (const document of [ours!, theirs!]) {
    for (const { groupVotes } of document.statements) {
      assert.equal(
        groupVotes.reduce((sum, { votes }) => sum + votes, 0),
        20,
      );
      for (const { agree, disagree, pass, votes } of groupVotes) assert.equal(agree + disagree + pass, votes);
    }
  }
  // Nine people in no group disagree with the first statement: that lowers its priority by default alone.
  const withoutFew = (method: 'default' | 'polis') =>
    analysePerspectives(conversationOf(camps(10, 12)), { method }).document.statements[0]!;
  const weigh = ({ priority, extremity }: { priority: number | null; extremity: number | null }) =>
    priority! / (extremity! + 1) ** 2;
  assert.ok(Math.abs(weigh(theirs!.statements[0]!) - weigh(withoutFew('polis'))) < 1e-9);
  assert.ok(weigh(ours!.statements[0]!) < weigh(withoutFew('default')) * 0.9);
});

test('OPN-41: with one group the consensus is that group’s own', () => {
  const { document } = analysePerspectives(conversationOf(camps(10, 12)), { groups: 1 });
  for (const { agree, votes, groupAwareConsensus } of document.statements) {
    assert.ok(Math.abs(groupAwareConsensus! - (agree + 1) / (votes + 2)) < 1e-15);
  }
});

test('OPN-43: common ground has most of every group behind it, three votes at least, five statements at most', () => {
  const statements = [
    grouped('few', [2, 0, 2], [40, 0, 40]),
    grouped('half', [5, 0, 10], [40, 0, 40]),
    grouped('three', [3, 0, 3], [3, 0, 3]),
    grouped('large', [30, 0, 40], [9, 0, 10]),
    grouped('no', [0, 9, 10], [1, 8, 10]),
    ...[1, 2, 3, 4].map((at) => grouped(`more ${at}`, [20, 0, 20 + at], [20, 0, 20])),
  ];
  assert.deepEqual(idsOf(commonGroundList(statements, 'agree')), [
    'more 1',
    'more 2',
    'more 3',
    'more 4',
    'three',
  ]);
  assert.deepEqual(idsOf(commonGroundList(statements, 'disagree')), ['no']);
  assert.deepEqual(commonGroundList([grouped('none')], 'agree'), []);
});

test('OPN-44: points of difference are the largest gaps between groups with three votes at least', () => {
  const found = differencesList([
    grouped('small', [9, 0, 10], [7, 0, 10]),
    grouped('large', [1, 0, 10], [9, 0, 10], [5, 0, 10]),
    grouped('few', [9, 0, 10], [0, 2, 2]),
    grouped('three', [9, 0, 10], [0, 3, 3]),
  ]);
  assert.deepEqual(idsOf(found), ['large', 'three', 'small']);
  assert.deepEqual([found[0]?.highestGroup, found[0]?.lowestGroup], [1, 0]);
  assert.ok(Math.abs(found[0]!.gap - 8 / 12) < 1e-12);
});

test('OPN-47: where everybody in both agrees the two shares are not told apart', () => {
  assert.equal(shareDifferenceZ([0, 0], [0, 0]), 0);
  assert.equal(shareDifferenceZ([5, 5], [7, 7]), 0);
  assert.ok(shareDifferenceZ([5, 5], [0, 7]) > 0);
});

test('OPN-48: the direction is agree only if that sets the group further apart', () => {
  const direction = (own: readonly number[], others: readonly number[]) =>
    compareTallies(compared('', own, others).own, compared('', own, others).others).direction;
  assert.equal(direction([8, 1, 10], [2, 7, 10]), 'agree');
  assert.equal(direction([1, 8, 10], [7, 2, 10]), 'disagree');
  assert.equal(direction([5, 5, 10], [5, 5, 10]), 'disagree');
});

test('OPN-49: polis puts the best agree first, then agree before disagree, five in all', () => {
  const strong = Array.from({ length: 6 }, (_, at) => compared(`d${at}`, [0, 20 + at, 26], [24, 2, 26]));
  const found = polisRepresentative([...strong, compared('agreed', [25, 0, 26], [3, 20, 26])]);
  assert.equal(found.length, 5);
  assert.deepEqual([found[0]?.statement, found[0]?.bestAgree], ['agreed', true]);
  assert.deepEqual(idsOf(found.slice(1)), ['d5', 'd4', 'd3', 'd2']);
  assert.ok(found.slice(1).every(({ bestAgree, direction }) => !bestAgree && direction === 'disagree'));
});

test('OPN-49: polis falls back on the best agree, then on what sets the group most apart, then on nothing', () => {
  const weakly = compared('weak', [5, 1, 7], [5, 2, 8]);
  assert.deepEqual(
    polisRepresentative([weakly]).map(({ statement, bestAgree }) => [statement, bestAgree]),
    [['weak', true]],
  );
  const passes = compared('passes', [0, 0, 9], [4, 4, 9]);
  const mixed = compared('mixed', [1, 1, 9], [4, 4, 9]);
  assert.deepEqual(
    polisRepresentative([passes, mixed]).map(({ statement, bestAgree }) => [statement, bestAgree]),
    [['mixed', false]],
  );
  assert.deepEqual(polisRepresentative([]), []);
});

test('OPN-50: by default a statement wants votes of a fifth of the group, and none is forced', () => {
  const clear = compared('clear', [8, 0, 8], [0, 20, 20]);
  assert.deepEqual(idsOf(representative([clear], 40)), ['clear']);
  assert.deepEqual(representative([clear], 41), [], 'nine would be a fifth');
  assert.deepEqual(idsOf(representative([compared('two', [2, 0, 2], [0, 20, 20])], 5)), []);
  assert.deepEqual(representative([compared('weak', [5, 1, 7], [5, 2, 8])], 7), []);
  const many = Array.from({ length: 9 }, (_, at) =>
    at % 2 === 0
      ? compared(`a${at}`, [9 + at, 0, 18], [1, 17, 18])
      : compared(`d${at}`, [0, 9 + at, 18], [17, 1, 18]),
  );
  const listed = representative(many, 18);
  assert.equal(listed.length, 5);
  const directions = listed.map(({ direction }) => direction);
  assert.deepEqual(directions, directions.toSorted(), 'agree before disagree');
  assert.ok(listed.every(({ bestAgree }) => !bestAgree));
});

test('OPN-51: consensus wants a share above one half that is significant, five at most, the clearest first', () => {
  const of = (id: string, agree: number, votes: number) => ({
    id,
    agree,
    disagree: votes - agree,
    pass: 0,
    votes,
  });
  const statements = [
    of('none', 0, 0),
    of('thin', 2, 3),
    of('clear', 30, 34),
    of('clearer', 33, 34),
    of('even', 17, 34),
  ];
  assert.deepEqual(idsOf(consensus(statements, 'agree')), ['clearer', 'clear']);
  assert.deepEqual(idsOf(consensus([of('no', 1, 34), ...statements], 'disagree')), ['no']);
  const many = Array.from({ length: 8 }, (_, at) => of(String(at), 30, 31));
  assert.deepEqual(idsOf(consensus(many, 'agree')), ['0', '1', '2', '3', '4']);
});

test('OPN-51: people in no group count for consensus', () => {
  const few = votesBy(40, 1, () => -1).map(([id, , value, time]): Row => [
    `${100 + Number(id)}`,
    '0',
    value,
    1e6 + time,
  ]);
  const listed = (rows: readonly Row[]) =>
    idsOf(analysePerspectives(conversationOf(rows)).document.consensus.disagree);
  assert.ok(!listed(camps(10, 10)).includes('0'));
  assert.ok(listed([...camps(10, 10), ...few]).includes('0'));
});

test('OPN-65: statements that people answer differently differ in priority', () => {
  for (const method of ['default', 'polis'] as const) {
    const rows = camps(20, 20).filter(([person, statement]) => Number(person) % 10 >= Number(statement) % 7);
    const { statements } = analysePerspectives(conversationOf(rows, { metadata: ['3'] }), {
      method,
    }).document;
    const priorities = statements.filter(({ metadata }) => !metadata).map(({ priority }) => priority);
    assert.ok(new Set(priorities).size > priorities.length / 2, priorities.join());
    assert.equal(statements[3]?.priority, 49);
  }
});

test('OPN-54: a verdict is that of the lines of chance, however many answer and however near the lines it is', () => {
  for (const votes of [29, 30, 47, 100, 314, 315, 2_500]) {
    for (let pass = 0; pass <= votes; pass += Math.ceil(votes / 12)) {
      for (let agree = 0; agree <= votes - pass; agree += Math.ceil(votes / 60)) {
        const disagree = votes - pass - agree;
        const judged = judgeItem([disagree, pass, agree], { seed: 3 });
        assert.ok('verdict' in judged);
        assert.equal(
          verdictOf({ agree, disagree, pass, votes }, 3),
          judged.verdict,
          `${agree}, ${pass} of ${votes}`,
        );
      }
    }
  }
});
