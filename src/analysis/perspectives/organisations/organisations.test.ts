import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { analysePerspectives } from '../analyse-perspectives.ts';
import { conversationOf, votesBy } from '../../testing/conversations.ts';
import type { Answer } from './answer.ts';
import { shareBetween } from './between.ts';
import { breakDownVotes } from './break-down-votes.ts';
import { untestedShare } from './untested-share.ts';

const answers = (...votes: readonly (readonly [label: string, vote: number])[]): readonly Answer[] =>
  votes.map(([label, vote], person) => ({ person, label, vote }));
const camp = (label: string, vote: number, people = 3) =>
  Array.from({ length: people }, () => [label, vote] as const);
const SEED = { seed: 1, isTested: true };

test('OPN-56: two organisations of one mind each are all the difference, and too few to test', () => {
  const found = shareBetween([answers(...camp('1', 1), ...camp('2', -1))], SEED);
  assert.deepEqual(
    [found?.share, found?.p, found?.status, found?.organisations],
    [1, null, 'not_testable', 2],
  );
  assert.ok(Math.abs(found!.expected - 0.2) < 1e-12);
});

test('OPN-56: organisations of fewer than three are pooled, a pool below three is left out', () => {
  const share = (...votes: readonly (readonly [string, number])[]) => shareBetween([answers(...votes)], SEED);
  const pooled = share(...camp('1', 1, 4), ...camp('2', -1, 4), ['3', 0], ['4', 0], ['5', 1]);
  assert.equal(pooled?.organisations, 3);
  const without = share(...camp('1', 1, 4), ...camp('2', -1, 4), ['3', 0], ['4', 0]);
  assert.equal(without?.organisations, 2);
  assert.equal(share(...camp('1', 1, 4), ['2', -1]), null, 'nobody to compare with');
  assert.equal(share(...camp('1', 1, 4), ...camp('2', 1, 4)), null, 'nothing varies');
  assert.equal(pooled.status, 'ok');
  assert.ok(pooled.p! > 0 && pooled.p! < 0.05);
});

test('OPN-56: what is not tested has the same share, and says so', () => {
  const votes = [answers(...camp('1', 1, 5), ...camp('2', -1, 4), ...camp('1', 0, 2))];
  const tested = shareBetween(votes, SEED)!;
  const untested = shareBetween(votes, { seed: 1, isTested: false })!;
  assert.deepEqual([untested.status, untested.p], ['not_tested', null]);
  assert.ok(Math.abs(tested.share - untested.share) < 1e-12);
  assert.equal(untestedShare([[]], new Map()), null);
});

test('OPN-56: fifty statements are tested, those on which people part most', () => {
  const rows = votesBy(16, 60, (person, statement) =>
    statement < 50 ? (person % 2) * 2 - 1 : person === 0 ? 0 : 1,
  );
  const { statements } = analysePerspectives(
    conversationOf(rows, { organisationOf: (person) => `O${Number(person) % 2}` }),
  ).document;
  const tested = statements.filter(({ betweenOrganisations }) => betweenOrganisations?.status === 'ok');
  assert.deepEqual(
    tested.map(({ id }) => Number(id)).toSorted((a, b) => a - b),
    [...Array(50).keys()],
  );
  assert.equal(statements[55]?.betweenOrganisations?.status, 'not_tested');
});

test('OPN-57: over the statements of a lens squares are added up before they are divided', () => {
  const organisationOf = new Map([...Array(8).keys()].map((person) => [person, person < 4 ? 'a' : 'b']));
  const parts = [
    answers(...camp('a', 1, 4), ...camp('b', -1, 4)),
    answers(['a', 1], ['a', -1], ['a', 1], ['a', -1], ['b', 1], ['b', -1], ['b', 0], ['b', 0]),
  ];
  const found = untestedShare(parts, organisationOf)!;
  // SSB 8 + 0 of SST 8 + 6.
  assert.ok(Math.abs(found.share - 8 / 14) < 1e-12);
  assert.ok(Math.abs(shareBetween(parts, SEED)!.share - 8 / 14) < 1e-12);
});

test('OPN-55: who gave no organisation is “not stated”; where nobody did, nothing is told by organisation', () => {
  const rows = votesBy(24, 8, (person, statement) => ((person + statement) % 3) - 1);
  const told = (organisationOf: (person: string) => string | null) =>
    analysePerspectives(conversationOf(rows, { organisationOf })).document;
  const { organisations } = told((person) => (Number(person) < 12 ? 'Zed' : null));
  assert.deepEqual(
    organisations?.map(({ id, participants }) => [id, participants]),
    [
      ['not stated', 12],
      ['Zed', 12],
    ],
  );
  assert.equal(told(() => null).organisations, null);
});

test('OPN-58: organisations are in the order of their names whatever they answered', () => {
  const rows = votesBy(40, 8, (person, statement) => (person < 10 ? 1 : ((person + statement) % 3) - 1));
  const { statements, organisations } = analysePerspectives(
    conversationOf(rows, {
      organisationOf: (person) => ['Wye', 'Ash', 'Mole', 'Dee'][Math.floor(Number(person) / 10)]!,
    }),
  ).document;
  assert.deepEqual(
    organisations?.map(({ id }) => id),
    ['Ash', 'Dee', 'Mole', 'Wye'],
  );
  for (const { byOrganisation } of statements) {
    assert.deepEqual(
      byOrganisation.map(({ organisation }) => organisation),
      ['Ash', 'Dee', 'Mole', 'Wye'],
    );
  }
});

test('OPN-81: few people of one mind are told as a band, never as counts', () => {
  const votes = (agree: number, disagree: number) => ({ agree, disagree, pass: 0, votes: agree + disagree });
  const rows = breakDownVotes(
    new Map([
      ['A', votes(9, 0)],
      ['B', votes(0, 6)],
      ['C', votes(10, 0)],
      ['D', votes(6, 2)],
    ]),
    5,
  );
  const of = (name: string) => rows.find(({ organisation }) => organisation === name);
  assert.deepEqual([of('A')?.band, of('A')?.votes], ['over 90 % agree', null]);
  assert.deepEqual([of('B')?.band, of('B')?.agree], ['over 90 % disagree', null]);
  assert.deepEqual([of('C')?.band, of('C')?.votes], [null, 10]);
});

test('OPN-80: what is withheld is null and marked, and follows from no difference of what is shown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 3, max: 6 }),
      (sizes, minimum) => {
        const votes = new Map(
          sizes.map(
            (size, at) =>
              [`O${at}`, { agree: size - (size >> 1), disagree: size >> 1, pass: 0, votes: size }] as const,
          ),
        );
        const rows = breakDownVotes(new Map([...votes].filter(([, counts]) => counts.votes > 0)), minimum);
        const hidden = rows.filter((row) => row.votes === null);
        assert.notEqual(hidden.length, 1);
        for (const row of rows) {
          if (row.withheld)
            assert.deepEqual([row.agree, row.disagree, row.pass, row.votes], [null, null, null, null]);
          else if (row.votes !== null) assert.ok(row.votes >= minimum);
        }
      },
    ),
  );
});
