import assert from 'node:assert/strict';
import test from 'node:test';
import { analysePerspectives } from '../../src/analysis/perspectives/analyse-perspectives.ts';
import type { Conversation } from '../../src/analysis/perspectives/conversation.ts';
import { currentVotes } from '../../src/analysis/perspectives/votes/current-votes.ts';
import { seededRandom } from '../../src/analysis/random/seeded-random.ts';
import { readOpenData, sharedFolder } from './shared-data.ts';

/** The current votes, those on each statement dealt anew among the people who voted on it. */
function shuffled(conversation: Conversation, seed: number): Conversation {
  const random = seededRandom(seed);
  const { matrix, personOf, statementOf } = currentVotes(conversation);
  const votes = matrix.value.length;
  const participant = new Int32Array(votes);
  for (let row = 0; row < matrix.rows; row += 1) {
    participant.fill(personOf[row]!, matrix.rowStart[row]!, matrix.rowStart[row + 1]!);
  }
  const value = Int8Array.from(matrix.value);
  for (let column = 0; column < matrix.columns; column += 1) {
    const own = Int32Array.from(matrix.column.keys()).filter((at) => matrix.column[at] === column);
    const dealt = Int32Array.from(own, (at) => matrix.value[at]!);
    random.shuffle(dealt);
    own.forEach((at, place) => (value[at] = dealt[place]!));
  }
  return {
    ...conversation,
    votes: {
      participant,
      statement: Int32Array.from(matrix.column, (column) => statementOf[column]!),
      value,
      time: Float64Array.from({ length: votes }, (_, at) => at),
    },
  };
}

test('OPN-T10: votes dealt anew among their voters support groups in two of twenty cases at most', (t) => {
  const folder = sharedFolder(t);
  if (folder === null) return;
  const real = readOpenData(folder, '15-per-hour-seattle');
  const before = analysePerspectives(real).document;
  const supported = Array.from({ length: 20 }, (_, seed) => {
    const { document } = analysePerspectives(shuffled(real, seed + 1), { seed: seed + 1 });
    const counts = ({ statements }: typeof document) =>
      statements.map(({ id, agree, disagree, pass }) => [id, agree, disagree, pass]);
    assert.deepEqual(counts(document), counts(before), 'each statement keeps its votes');
    return document.grouping.supported === true ? 1 : 0;
  }).reduce((sum: number, one) => sum + one, 0);
  t.diagnostic(`${supported} of 20`);
  assert.ok(supported <= 2);
  assert.equal(before.grouping.supported, true, 'the real votes do support groups');
});
