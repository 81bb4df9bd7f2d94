import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ModeratedQuestion } from './moderation-figures.repository.ts';
import { moderationFigures } from './moderation-figures.ts';

const ASKED = new Date('2026-03-02T09:00:00Z');

function question(set: Partial<ModeratedQuestion> & { readonly wait?: number } = {}): ModeratedQuestion {
  const { wait, ...rest } = set;
  const listedAt = wait === undefined ? null : new Date(ASKED.getTime() + wait * 1000);
  return { state: 'published', reason: null, askedAt: ASKED, listedAt, ...rest };
}

describe('figures of moderation (LIVE-51)', () => {
  it('counts what became of every question', () => {
    const figures = moderationFigures([
      question({ state: 'received' }),
      question({ wait: 0 }),
      question({ state: 'answered', wait: 10 }),
      question({ state: 'merged', wait: 20 }),
      question({ state: 'declined', reason: 'commercial' }),
      question({ state: 'removed', reason: 'commercial', wait: 30 }),
      question({ state: 'removed', reason: 'abusive', wait: 40 }),
      question({ state: 'withdrawn' }),
    ]);
    assert.equal(figures.received, 8);
    assert.equal(figures.published, 5);
    assert.equal(figures.waiting, 1);
    assert.equal(figures.answered, 1);
    assert.equal(figures.merged, 1);
    assert.equal(figures.withdrawn, 1);
    assert.deepEqual(
      [...figures.setAside],
      [
        ['commercial', 2],
        ['abusive', 1],
      ],
    );
  });

  it('takes the middle of the waiting times, between two where there is no middle one', () => {
    assert.equal(
      moderationFigures([question({ wait: 5 }), question({ wait: 90 }), question({ wait: 7 })])
        .medianWaitSeconds,
      7,
    );
    assert.equal(moderationFigures([question({ wait: 4 }), question({ wait: 8 })]).medianWaitSeconds, 6);
  });

  it('has no waiting time where nothing was shown', () => {
    assert.equal(moderationFigures([question({ state: 'received' })]).medianWaitSeconds, null);
  });
});
