import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from '../../polls/shared.ts';
import type { PostId } from '../post.ts';
import { type NewPoll, questionOf, type ShownPoll } from './poll.ts';
import { pollInWords } from './poll-in-words.ts';

const scale: NewPoll = {
  kind: 'scale',
  question: 'How often?',
  options: [],
  maxChoices: null,
  scale: { min: 1, max: 5, minLabel: 'Never', maxLabel: 'Always' },
  resultsWhen: 'answered',
  endsAt: null,
};

test('FOR-71, LIVE-70: a scale is told in words with its middle answer and its mean', () => {
  const given = [1, 2, 2, 4, 5, 5].map((point) => ({
    answer: { scale: point },
    organisation: '',
    isPublished: true,
    people: 1,
  }));
  const shown: ShownPoll = {
    ...scale,
    postId: 'post' as PostId,
    closedAt: new Date('2026-03-02T09:00:00Z'),
    isClosed: true,
    answered: 6,
    own: undefined,
    results: summarise(questionOf(scale), given),
    organisations: null,
    reasons: [],
    isRead: true,
    least: { results: 5, organisation: 5 },
  };
  assert.deepEqual(pollInWords(shown).slice(2), [
    '1: 1 (17%)',
    '2: 2 (33%)',
    '3: 0 (0%)',
    '4: 1 (17%)',
    '5: 2 (33%)',
    'Middle answer (median): 3. Mean: 3.2.',
  ]);
});
