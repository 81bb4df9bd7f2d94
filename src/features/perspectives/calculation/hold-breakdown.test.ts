import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analysePerspectives } from '../../../analysis/perspectives/analyse-perspectives.ts';
import { ConversationBuilder } from '../../../analysis/perspectives/build-conversation.ts';
import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { type Before, holdBreakdown } from './hold-breakdown.ts';

/** So many people of each of two kinds of seat; all of one kind agree, all of the other disagree but the last. */
function resultOf(people: number): PerspectivesDocument {
  const builder = new ConversationBuilder();
  builder.addStatement({
    id: '1',
    text: 'Rent is too high',
    lens: 'wrong',
    moderation: 1,
    isMetadata: false,
  });
  for (let index = 0; index < people; index += 1) {
    const organisation = index % 2 === 0 ? 'policy' : 'partner';
    builder.addVote(`p${index}`, '1', index % 2 === 0 && index < people - 2 ? 1 : -1, index);
    builder.addParticipant({ id: `p${index}`, organisation, organisationType: null });
  }
  return analysePerspectives(builder.build(), { minCell: 3 }).document;
}

const open = { minimum: 3, isClosing: false, erased: 0 };
const rowsOf = ({ document }: { document: PerspectivesDocument }) => document.statements[0]?.byOrganisation;
const before: Before = holdBreakdown(resultOf(30), null, open);

test('OPN-82: figures by kind of seat wait until three further people have voted', () => {
  for (const people of [31, 32]) {
    const held = holdBreakdown(resultOf(people), before, open);
    assert.deepEqual(rowsOf(held), rowsOf(before));
    assert.equal(held.document.statements[0]?.votes, people);
    const note = held.document.notes.find(({ code }) => code === 'BREAKDOWN_HELD');
    assert.deepEqual(note?.detail, { more: 33 - people });
  }
  const fresh = resultOf(33);
  assert.deepEqual(holdBreakdown(fresh, before, open), {
    document: fresh,
    breakdown: { voters: 33, erased: 0, minimum: 3, isShown: true },
  });
});

test('OPN-82: at closing they are made anew', () => {
  const fresh = resultOf(31);
  assert.equal(holdBreakdown(fresh, before, { ...open, isClosing: true }).document, fresh);
});

test('once somebody is erased the old figures go, and new ones wait for three further people', () => {
  const left = holdBreakdown(resultOf(29), before, { ...open, erased: 1 });
  assert.deepEqual(rowsOf(left), []);
  assert.deepEqual(left.breakdown, { voters: 29, erased: 1, minimum: 3, isShown: false });
  const still = holdBreakdown(resultOf(31), left, { ...open, erased: 1 });
  assert.deepEqual(rowsOf(still), []);
  const again = resultOf(32);
  assert.equal(holdBreakdown(again, still, { ...open, erased: 1 }).document, again);
});

test('OPN-79: once the minimum is raised, what was shown with a smaller one goes', () => {
  const raised = holdBreakdown(resultOf(31), before, { ...open, minimum: 6 });
  assert.deepEqual(rowsOf(raised), []);
  assert.equal(raised.document.notes.find(({ code }) => code === 'BREAKDOWN_HELD')?.detail?.['more'], 6);
});
