import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { QuestionDetails } from '../questions/index.ts';
import { oldestWaiting, QUEUE_VIEWS, sortQueue } from './queue.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const at = (minutes: number): Date => new Date(START + minutes * 60_000);

function question(id: string, set: Partial<QuestionDetails>): QuestionDetails {
  return {
    id,
    state: 'published',
    askedAt: at(0),
    listedAt: at(0),
    stateAt: at(0),
    decidedBy: 'mo',
    secondLookAt: null,
    secondLookDone: false,
    ...set,
  } as QuestionDetails;
}

const ids = (questions: readonly QuestionDetails[]): string[] => questions.map(({ id }) => id);

describe('the moderators’ lists', () => {
  it('show what nobody has looked at in order of arrival, waiting or shown at once (LIVE-45)', () => {
    const queue = sortQueue([
      question('late', { state: 'received', askedAt: at(5), decidedBy: null }),
      question('looked at', { askedAt: at(1) }),
      question('early', { state: 'received', askedAt: at(2), decidedBy: null }),
      question('shown at once', { askedAt: at(3), decidedBy: null }),
      question('answered unseen', { state: 'answered', decidedBy: null }),
    ]);
    assert.deepEqual(ids(queue.waiting), ['early', 'shown at once', 'late']);
  });

  it('hold every question that is not withdrawn or carried over somewhere', () => {
    const states = [
      'received',
      'published',
      'next',
      'answering',
      'answered',
      'merged',
      'declined',
      'removed',
    ] as const;
    const queue = sortQueue(states.map((state) => question(state, { state })));
    const listed = new Set(QUEUE_VIEWS.flatMap((view) => ids(queue[view])));
    assert.deepEqual(
      states.filter((state) => !listed.has(state)),
      [],
    );
  });

  it('ask for a second look once, the longest waiting first', () => {
    const queue = sortQueue([
      question('second', { state: 'removed', secondLookAt: at(9) }),
      question('first', { state: 'declined', secondLookAt: at(4) }),
      question('done', { state: 'declined', secondLookAt: at(1), secondLookDone: true }),
      question('none asked', { state: 'declined' }),
    ]);
    assert.deepEqual(ids(queue['second-looks']), ['first', 'second']);
    assert.equal(queue['set-aside'].length, 4);
  });

  it('count as waiting only what cannot be seen yet', () => {
    const shown = question('shown', { decidedBy: null, askedAt: at(0) });
    assert.equal(oldestWaiting(sortQueue([shown])), null);
    const waiting = question('waiting', { state: 'received', decidedBy: null, askedAt: at(2) });
    assert.equal(oldestWaiting(sortQueue([shown, waiting])), at(2).toISOString());
  });
});
