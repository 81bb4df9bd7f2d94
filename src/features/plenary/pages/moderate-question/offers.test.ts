import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuestionState } from '../../../questions/index.ts';
import { offersFor } from './offers.ts';

const question = {
  decidedBy: null,
  pinnedAt: null,
  parkedAt: null,
  secondLookAt: null,
  secondLookDone: false,
  speakers: [],
} as const;
const on = { isOwn: false, session: { state: 'live' } } as const;

test('what is offered is what the state of the question allows', () => {
  const offers = (state: QuestionState) => offersFor({ ...question, state }, on).join(' ');
  assert.equal(offers('received'), 'publish decline merge wording label part');
  assert.equal(offers('published'), 'leave decline merge wording label part pin park');
  assert.equal(offers('answering'), 'decline label pin');
  assert.equal(offers('merged'), 'undo-merge');
  assert.equal(offers('declined'), 'restore');
  assert.equal(offers('withdrawn'), '');
  assert.equal(offers('carried-over'), '');
});

test('a second look comes before anything else', () => {
  const asked = { ...question, state: 'removed' as const, secondLookAt: new Date() };
  assert.deepEqual(offersFor(asked, on), ['second-look']);
  assert.deepEqual(offersFor({ ...asked, secondLookDone: true }, on), ['restore']);
});

test('LIVE-2: of one’s own question only the place is one’s own to change', () => {
  assert.deepEqual(offersFor({ ...question, state: 'published' }, { ...on, isOwn: true }), ['label', 'part']);
  assert.deepEqual(offersFor({ ...question, state: 'declined' }, { ...on, isOwn: true }), []);
});

test('nothing is offered in an archived session', () => {
  assert.deepEqual(
    offersFor({ ...question, state: 'published' }, { ...on, session: { state: 'archived' } }),
    [],
  );
});

test('notes of what was said are taken once the session has begun, for those who were asked', () => {
  const asked = {
    ...question,
    state: 'answered' as const,
    speakers: [{ speakerId: 'ana', state: 'waiting', passedTo: null, reason: null }],
  } as unknown as Parameters<typeof offersFor>[0];
  assert.ok(offersFor(asked, on).includes('note'));
  assert.ok(!offersFor(asked, { ...on, session: { state: 'open' } }).includes('note'));
  assert.ok(!offersFor({ ...question, state: 'answered' }, on).includes('note'));
});
