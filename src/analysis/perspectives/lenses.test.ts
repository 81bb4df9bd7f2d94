import assert from 'node:assert/strict';
import test from 'node:test';
import { analysePerspectives } from './analyse-perspectives.ts';
import type { Lens } from './document.ts';
import { camps, conversationOf, votesBy, type Extra } from '../testing/conversations.ts';

const LENSES: readonly Lens[] = ['wrong', 'do', 'works'];
const lensOf = (statement: string): Lens | null =>
  Number(statement) < 24 ? LENSES[Math.floor(Number(statement) / 8)]! : null;

test('OPN-59: with a lens everything is of its statements alone', () => {
  for (const method of ['default', 'polis'] as const) {
    const { document } = analysePerspectives(conversationOf(camps(12, 26), { lensOf }), {
      method,
      lens: 'do',
    });
    assert.deepEqual(document.pca?.statementIds, ['8', '9', '10', '11', '12', '13', '14', '15']);
    assert.equal(document.counts.included, 8);
    assert.equal(document.method.options.lens, 'do');
    assert.ok(document.participants.every(({ votes }) => votes === 8));
    assert.deepEqual(
      document.lenses.map(({ lens }) => lens),
      ['do'],
    );
  }
});

test('OPN-60: each lens tells its statements that take part, those without votes too, and its votes', () => {
  const extra: Extra = {
    lensOf: (statement) => (statement === '99' ? 'wrong' : lensOf(statement)),
    more: ['99'],
    moderation: { '8': -1 },
  };
  const { document } = analysePerspectives(conversationOf(camps(12, 26), extra));
  assert.deepEqual(
    document.lenses.map(({ lens, statements, votes }) => [lens, statements, votes]),
    [
      ['wrong', 9, 192],
      ['do', 7, 168],
      ['works', 8, 192],
    ],
  );
  const own = document.statements.filter(({ lens, included }) => lens === 'do' && included);
  const mean = own.reduce((sum, { polarisation }) => sum + polarisation!, 0) / own.length;
  assert.ok(Math.abs(document.lenses[1]!.meanPolarisation! - mean) < 1e-12);
  const listed = [...document.commonGround.agree, ...document.commonGround.disagree].length;
  const shared = document.lenses.reduce((sum, { commonGround }) => sum + commonGround, 0);
  assert.ok(listed > 0 && shared <= listed);
  assert.deepEqual(analysePerspectives(conversationOf(camps(12, 26))).document.lenses, []);
});

test('OPN-61: whether the same people part on two lenses is told, where votes support groups on both', () => {
  // On what is wrong odd and even people part; on what to do the same, on how things work the first and the second half.
  const rows = votesBy(40, 24, (person, statement) => {
    const side = statement < 16 ? person % 2 : Math.floor(person / 20);
    return statement % 4 === 3 ? 1 : side * 2 - 1;
  });
  const { lensAgreement } = analysePerspectives(conversationOf(rows, { lensOf })).document;
  const between = (a: Lens, b: Lens) => lensAgreement.find((each) => each.a === a && each.b === b);
  assert.equal(between('wrong', 'do')?.adjustedRand, 1);
  assert.ok(Math.abs(between('wrong', 'works')!.adjustedRand) < 0.1);
  assert.equal(between('do', 'works')?.participants, 40);
  assert.deepEqual(
    analysePerspectives(conversationOf(rows, { lensOf }), { supportTest: false }).document.lensAgreement,
    [],
  );
});
