import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordedEntry } from '../../platform/record/record.ts';
import { createRecordSentences } from './record-sentences.ts';

const entry: RecordedEntry = {
  id: 1,
  at: new Date('2026-11-23T10:00:00Z'),
  scope: 'session:1',
  kind: 'question-declined',
  personId: 'asha',
  subject: 'q1',
  reason: 'duplicate',
  data: {},
};
const sentences = createRecordSentences();
sentences.describe('question-declined', (act) => `${act.who} declined a question: ${act.reason}`, [
  'moderator',
  'chair',
]);
sentences.describe('settings-changed', (act) => `${act.who} changed the settings`);

test('an act is told with the role in which it was done, not with a name (LIVE-3)', () => {
  const holders = [
    { role: 'organiser', personId: 'asha' },
    { role: 'chair', personId: 'asha' },
    { role: 'moderator', personId: 'ben' },
  ] as const;
  assert.equal(sentences.sentenceOf(entry, holders), 'The chair declined a question: duplicate');
});

test('an act of somebody who has lost the role is told by the role it takes', () => {
  assert.equal(sentences.sentenceOf(entry, []), 'A moderator declined a question: duplicate');
  assert.equal(
    sentences.sentenceOf({ ...entry, kind: 'settings-changed' }, []),
    'Somebody who held a role changed the settings',
  );
});

test('what the service did by itself is told as its own act', () => {
  const byItself = { ...entry, kind: 'settings-changed', personId: null };
  assert.equal(sentences.sentenceOf(byItself, []), 'The service changed the settings');
});

test('a kind that nobody described is told by its name, so that no act is left out', () => {
  const holders = [{ role: 'observer', personId: 'asha' }] as const;
  assert.equal(
    sentences.sentenceOf({ ...entry, kind: 'seat-set-aside' }, holders),
    'An observer: seat set aside',
  );
});
