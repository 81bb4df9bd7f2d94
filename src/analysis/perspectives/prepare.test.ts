import assert from 'node:assert/strict';
import test from 'node:test';
import { analysePerspectives } from './analyse-perspectives.ts';
import type { PerspectivesOptions } from './options.ts';
import { settle } from './options.ts';
import { prepare } from './prepare.ts';
import { camps, conversationOf, votesBy, type Extra, type Row } from '../testing/conversations.ts';

const prepared = (rows: readonly Row[], options: PerspectivesOptions, extra?: Extra) =>
  prepare(conversationOf(rows, extra), settle(options));

const EXTRA: Extra = { moderation: { '1': -1, '2': 0 }, metadata: ['3'] };

test('OPN-8, OPN-9, OPN-10: what is rejected, describes the voter or is not yet accepted has no column', () => {
  const columns = (options: PerspectivesOptions) =>
    analysePerspectives(conversationOf(camps(10, 8), EXTRA), options).document;
  assert.deepEqual(columns({}).pca?.statementIds, ['0', '2', '4', '5', '6', '7']);
  const strict = columns({ strictModeration: true });
  assert.deepEqual(strict.pca?.statementIds, ['0', '4', '5', '6', '7']);
  assert.equal(strict.counts.included, 5);
  const listed = [
    ...strict.consensus.agree,
    ...strict.consensus.disagree,
    ...strict.commonGround.agree,
    ...strict.commonGround.disagree,
    ...strict.differences,
    ...strict.groups.flatMap(({ representative }) => representative),
  ];
  assert.ok(listed.length > 0);
  assert.ok(listed.every(({ statement }) => !['1', '2', '3'].includes(statement)));
  const metadata = strict.statements[3];
  assert.deepEqual([metadata?.included, metadata?.votes, metadata?.priority], [false, 20, 49]);
});

test('OPN-11: in polis an excluded statement keeps a column of noughts, strict or not', () => {
  const rows = camps(10, 8);
  const { document } = analysePerspectives(conversationOf(rows, EXTRA), { method: 'polis' });
  assert.deepEqual(document.pca?.statementIds, ['0', '1', '2', '3', '4', '5', '6', '7']);
  const [centre, [first, second]] = [document.pca.centre, document.pca.components];
  for (const place of [1, 3]) assert.deepEqual([centre[place], first[place], second[place]], [0, 0, 0]);
  assert.notEqual(first[2], 0);
  // Everybody has six votes in columns that count and two in columns of noughts: √(8 / (6 + 2)) = 1.
  const points = analysePerspectives(conversationOf(rows.filter(([, id]) => id !== '1' && id !== '3')), {
    method: 'polis',
  }).document;
  assert.equal(document.participants.length, points.participants.length);
  document.participants.forEach(({ x }, place) => {
    assert.ok(Math.abs(Math.abs(x!) - Math.abs(points.participants[place]!.x!)) < 1e-9);
  });
  const votes = document.statements[1]!.groupVotes.reduce((sum, group) => sum + group.votes, 0);
  assert.equal(votes, 20, 'the votes of groups are the real ones');
});

test('OPN-14: seven votes place a person, or as many as there are statements', () => {
  const votes = (statements: number, six: number) => [
    ...camps(10, statements),
    ...votesBy(1, statements, (_, statement) => (statement < six ? 1 : null)).map(
      ([, statement, value, time]): Row => ['90', statement, value, 1e6 + time],
    ),
  ];
  const isPlaced = (rows: readonly Row[], options: PerspectivesOptions = {}, extra?: Extra) => {
    const { document } = analysePerspectives(conversationOf(rows, extra), options);
    return document.participants.find(({ id }) => id === '90')?.group !== null;
  };
  assert.equal(isPlaced(votes(10, 6)), false);
  assert.equal(isPlaced(votes(10, 7)), true);
  assert.equal(isPlaced(votes(5, 5)), true);
  assert.equal(isPlaced(votes(5, 4)), false);
  // Votes on a rejected statement count in polis alone.
  const rejected: Extra = { moderation: { '0': -1 } };
  assert.equal(isPlaced(votes(10, 7), {}, rejected), false);
  assert.equal(isPlaced(votes(10, 7), { method: 'polis' }, rejected), true);
});

test('OPN-15: polis fills up to fifteen with those who voted most, of equals in the order of rows', () => {
  const amount = (person: number) => (person < 10 ? 7 : 16 - person > 3 ? 6 : 3);
  const rows = votesBy(20, 9, (person, statement) =>
    statement < amount(person) ? ((person + statement) % 2) * 2 - 1 : null,
  );
  const { placed } = prepared(rows, { method: 'polis' });
  assert.deepEqual([...placed], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  assert.equal(prepared(rows, {}).placed.length, 10);
});

test('OPN-16, OPN-20: who voted little is in no group, and counts in totals, means and components', () => {
  const rows = camps(10, 10);
  const few = votesBy(30, 1, () => -1).map(([id, , value, time]): Row => [
    `${100 + Number(id)}`,
    '0',
    value,
    1e6 + time,
  ]);
  const before = analysePerspectives(conversationOf(rows)).document;
  const { document } = analysePerspectives(conversationOf([...rows, ...few]));
  const one = document.participants.find(({ id }) => id === '100')!;
  assert.deepEqual([one.x, one.y, one.group, one.votes], [null, null, null, 1]);
  assert.equal(document.counts.clusterable, 20);
  assert.equal(document.statements[0]!.disagree, before.statements[0]!.disagree + 30);
  assert.ok(document.pca!.centre[0]! < 0 && before.pca!.centre[0]! > 0);
  assert.notDeepEqual(document.pca!.explained, before.pca!.explained);
});
