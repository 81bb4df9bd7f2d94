import assert from 'node:assert/strict';
import test from 'node:test';
import { assertWhole, camps, conversationOf, votesBy, type Row } from '../testing/conversations.ts';
import { analysePerspectives } from './analyse-perspectives.ts';

test('a statement added late takes its column, keeps the groups and is shown often until people have seen it', () => {
  const rows = camps(20, 12);
  const { state } = analysePerspectives(conversationOf(rows));
  const late: Row[] = Array.from({ length: 4 }, (_, at) => [
    String(at),
    '50',
    at % 2 === 0 ? 1 : -1,
    1e6 + at,
  ]);
  const { document } = analysePerspectives(conversationOf([...rows, ...late]), { previous: state });
  assertWhole(document);
  assert.ok(document.pca?.statementIds.includes('50'));
  assert.deepEqual(
    document.groups.map(({ size }) => size),
    [20, 20],
  );
  const priorities = document.statements.map(({ id, priority }) => [id, priority!] as const);
  const others = priorities.filter(([id]) => id !== '50').map(([, priority]) => priority);
  assert.ok(priorities.find(([id]) => id === '50')![1] > Math.max(...others), 'OPN-62: few have seen it');
});

test('a flood of statements by one person, on which nobody else votes, moves nobody and finds no group', () => {
  const rows = camps(20, 12);
  const flood = Array.from({ length: 400 }, (_, at): Row => ['0', `${1000 + at}`, 1, 1e6 + at]);
  const before = analysePerspectives(conversationOf(rows)).document;
  const after = analysePerspectives(conversationOf([...rows, ...flood])).document;
  assertWhole(after);
  assert.deepEqual(
    after.groups.map(({ size }) => size),
    before.groups.map(({ size }) => size),
  );
  const groupsOf = ({ participants }: typeof after) => participants.map(({ group }) => group);
  assert.equal(new Set(groupsOf(after).map((group, at) => `${group} ${groupsOf(before)[at]}`)).size, 2);
  const shown = [
    ...after.consensus.agree,
    ...after.commonGround.agree,
    ...after.differences,
    ...after.groups.flatMap(({ representative }) => representative),
  ];
  assert.ok(shown.every(({ statement }) => Number(statement) < 1000));
});

test('a flood of votes by one person on every statement counts once each', () => {
  const rows = camps(20, 12);
  const again = Array.from({ length: 30 }, (_, round) =>
    votesBy(1, 12, (_person, statement) => ((round + statement) % 3) - 1).map(
      ([, statement, value, time]): Row => ['0', statement, value, -1e6 + round * 100 + time],
    ),
  ).flat();
  const { counts, ...rest } = analysePerspectives(conversationOf([...again, ...rows])).document;
  const { counts: before, ...plain } = analysePerspectives(conversationOf(rows)).document;
  assert.deepEqual([rest, counts.votes, counts.supersededVotes], [plain, before.votes, 360]);
});
