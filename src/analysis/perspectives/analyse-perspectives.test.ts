import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../random/seeded-random.ts';
import { analysePerspectives } from './analyse-perspectives.ts';
import type { PerspectivesDocument } from './document.ts';
import { priorityOf } from './statements/priority.ts';
import { orderStatements } from './statements/routing.ts';
import { summarise } from './telling/summary.ts';
import { assertWhole, BOUNDARIES, camps, conversationOf, type Row } from '../testing/conversations.ts';

function assertSound(document: PerspectivesDocument): void {
  assertWhole(document);
  assert.ok(summarise(document, 1).sentences.length > 0);
}

test('two camps are found, supported by the votes, with their common ground', () => {
  const { document } = analysePerspectives(conversationOf(camps(20, 20)));
  assertSound(document);
  assert.deepEqual(
    document.groups.map(({ size }) => size),
    [20, 20],
  );
  assert.equal(document.grouping.supported, true);
  assert.equal(new Set(document.participants.map(({ id, group }) => `${Number(id) % 2} ${group}`)).size, 2);
  assert.ok(document.commonGround.agree.every(({ statement }) => Number(statement) % 2 === 0));
  assert.ok(document.differences.every(({ statement }) => Number(statement) % 2 === 1));
});

for (const [name, { rows, extra }] of Object.entries(BOUNDARIES)) {
  test(`OPN-T11: a conversation with ${name} has a sound result by either method`, () => {
    for (const method of ['default', 'polis'] as const) {
      const { document } = analysePerspectives(conversationOf(rows, extra), { method });
      assertSound(document);
      const voters = new Set(
        rows.filter(([, statement]) => extra?.moderation?.[statement] !== -1).map(([person]) => person),
      ).size;
      assert.equal(
        document.notes.some(({ code }) => code === 'TOO_FEW_VOTERS'),
        voters < 7,
      );
      if (method === 'default' && voters < 7) assert.deepEqual([document.pca, document.groups], [null, []]);
      if (document.pca === null) {
        assert.equal(document.grouping.k, 0);
        assert.ok(
          document.participants.every(({ x, y, group }) => x === null && y === null && group === null),
        );
      }
    }
  });
}

test('OPN-67: seven voters see a map, six do not, nor does OPN-68 keep six from the command', () => {
  const mapOf = (name: string, method: 'default' | 'polis') =>
    analysePerspectives(conversationOf(BOUNDARIES[name]!.rows), { method }).document;
  assert.notEqual(mapOf('seven voters', 'default').pca, null);
  assert.equal(mapOf('six voters', 'default').pca, null);
  const six = mapOf('six voters', 'polis');
  assert.ok(six.pca !== null && six.grouping.k >= 2);
  assert.deepEqual(
    six.notes.map(({ code }) => code),
    ['TOO_FEW_VOTERS'],
  );
});

const votes = fc.array(fc.tuple(fc.nat(11).map(String), fc.nat(8).map(String), fc.constantFrom(-1, 0, 1)), {
  minLength: 1,
  maxLength: 150,
});
const timed = (rows: readonly (readonly [string, string, number])[]): Row[] =>
  rows.map(([person, statement, value], time) => [person, statement, value, time]);
const RUNS = { numRuns: 25 };

test('the order of rows with distinct times changes nothing, nor does a second run (OPN-7, OPN-T9)', () => {
  fc.assert(
    fc.property(votes, fc.infiniteStream(fc.nat()), (rows, keys) => {
      const all = timed(rows);
      const shuffled = all
        .map((row) => ({ row, key: keys.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ row }) => row);
      for (const method of ['default', 'polis'] as const) {
        const text = (given: readonly Row[]) =>
          JSON.stringify(analysePerspectives(conversationOf(given), { method }).document);
        assert.equal(text(shuffled), text(all));
      }
    }),
    RUNS,
  );
});

test('turning every vote round swaps agrees and disagrees and leaves groups and polarisation (OPN-T9)', () => {
  fc.assert(
    fc.property(votes, (rows) => {
      const all = timed(rows);
      const turned = all.map(([person, statement, value, time]): Row => [person, statement, -value, time]);
      const a = analysePerspectives(conversationOf(all)).document;
      const b = analysePerspectives(conversationOf(turned)).document;
      assert.deepEqual(
        b.participants.map(({ group }) => group),
        a.participants.map(({ group }) => group),
      );
      assert.deepEqual(
        b.statements.map(({ agree, disagree, polarisation }) => [agree, disagree, polarisation]),
        a.statements.map(({ agree, disagree, polarisation }) => [disagree, agree, polarisation]),
      );
    }),
    RUNS,
  );
});

test('superseded votes change nothing but their count (OPN-2, OPN-T9)', () => {
  const rows = camps(8, 8);
  const earlier = rows.map(([person, statement, value]): Row => [person, statement, -value, -1]);
  const a = analysePerspectives(conversationOf(rows)).document;
  const b = analysePerspectives(conversationOf([...rows, ...earlier])).document;
  assert.equal(b.counts.supersededVotes, rows.length);
  assert.deepEqual({ ...b, counts: { ...b.counts, supersededVotes: 0 } }, a);
});

test('a rejected statement changes only its own entry and the totals (OPN-8, OPN-T9)', () => {
  const rows = camps(8, 8);
  const rejected = Array.from({ length: 16 }, (_, person): Row => [String(person), '99', 1, 1e6 + person]);
  const a = analysePerspectives(conversationOf(rows)).document;
  const extra = { moderation: { '99': -1 } } as const;
  const b = analysePerspectives(conversationOf([...rows, ...rejected], extra)).document;
  assert.deepEqual(
    b.statements.filter(({ id }) => id !== '99'),
    a.statements,
  );
  assert.deepEqual(
    [b.groups, b.pca, b.grouping, b.participants],
    [a.groups, a.pca, a.grouping, a.participants],
  );
});

test('figures of few people are never shown, nor what they follow from (OPN-79, OPN-80, OPN-T12)', () => {
  fc.assert(
    fc.property(votes, fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }), (rows, labels) => {
      const organisationOf = (person: string) => `O${labels[Number(person)]}`;
      const conversation = conversationOf(timed(rows), { organisationOf });
      const { document } = analysePerspectives(conversation, { minCell: 3, supportTest: false });
      assertSound(document);
      for (const { votes: total, byOrganisation } of document.statements) {
        const shown = byOrganisation.filter((row) => row.votes !== null);
        assert.ok(shown.every((row) => row.votes! >= 3));
        const hidden = total - shown.reduce((sum, row) => sum + row.votes!, 0);
        if (byOrganisation.length > 0) assert.ok(hidden === 0 || hidden >= 3);
        assert.notEqual(byOrganisation.length - shown.length, 1);
      }
    }),
    RUNS,
  );
});

test('a warm calculation finds what a cold one finds, under the same labels (OPN-84, OPN-85)', () => {
  const rows = camps(20, 20);
  const { state } = analysePerspectives(conversationOf(rows.slice(0, 700)));
  const cold = analysePerspectives(conversationOf(rows)).document;
  const warm = analysePerspectives(conversationOf(rows), { previous: state }).document;
  const groupsOf = (document: PerspectivesDocument) => document.participants.map(({ group }) => group);
  assert.equal(new Set(groupsOf(warm).map((group, place) => `${group} ${groupsOf(cold)[place]}`)).size, 2);
  const cosine = warm.pca!.components[0].reduce(
    (sum, entry, j) => sum + entry * cold.pca!.components[0][j]!,
    0,
  );
  assert.ok(Math.abs(cosine) >= 1 - 1e-6);
});

test('statements come in the order of their priority, mostly (OPN-64)', () => {
  const random = seededRandom(1);
  const statements = [
    { id: 'rare', priority: 1 },
    { id: 'often', priority: 9 },
    { id: 'new', priority: null },
  ];
  const first = Array.from({ length: 2000 }, () => orderStatements(statements, random)[0]);
  assert.ok(Math.abs(first.filter((id) => id === 'often').length / first.length - 9 / 11) < 0.03);
  assert.deepEqual(orderStatements([], random), []);
});

test('OPN-17: who was placed in a group before and has too few votes now is in none', () => {
  const rows = camps(20, 20);
  const { document, state } = analysePerspectives(conversationOf(rows));
  const [first] = document.participants;
  assert.ok(first !== undefined && first.group !== null && state !== null);
  let kept = 0;
  const fewer = rows.filter(([person]) => person !== first.id || (kept += 1) <= 6);
  const options = { previous: state, at: 3_600_000 };
  const warm = analysePerspectives(conversationOf(fewer), options).document;
  const { id, group, x, y, votes } = warm.participants[0]!;
  assert.deepEqual([id, group, x, y, votes], [first.id, null, null, null, 6]);
  assert.ok(warm.participants.slice(1).every((each) => each.group !== null));
});

test('OPN-63: priorities are those of the votes there are now, whatever was calculated before', () => {
  const rows = camps(20, 20);
  const { state } = analysePerspectives(conversationOf(rows.slice(0, rows.length / 2)));
  const { statements } = analysePerspectives(conversationOf(rows), { previous: state }).document;
  for (const statement of statements) {
    assert.equal(statement.priority, priorityOf(statement));
    assert.ok(statement.votes === 40);
  }
});
