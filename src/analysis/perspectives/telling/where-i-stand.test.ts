import assert from 'node:assert/strict';
import test from 'node:test';
import { camps, conversationOf, type Row, votesBy } from '../../testing/conversations.ts';
import { analysePerspectives } from '../analyse-perspectives.ts';
import { whereIStand } from './where-i-stand.ts';

const answersOf = (...votes: readonly (readonly [string, -1 | 0 | 1])[]) => new Map(votes);

test('OPN-71: who is in a group reads with how many, where they differ from it and what they share with all', () => {
  const { document } = analysePerspectives(conversationOf(camps(20, 20)));
  const stand = whereIStand(document, '0', answersOf(['0', 1], ['1', -1], ['2', -1], ['3', 1], ['4', 0]));
  const label = document.groups.find(({ id }) => id === document.participants[0]!.group)!.label;
  assert.deepEqual(stand, {
    withEveryone: ['0'],
    againstEveryone: ['2'],
    group: { label, others: 19, with: ['3'], against: ['1', '2'] },
    sentences: [
      `You are in group ${label} with 19 others, who answered much as you did.`,
      `You answered differently from most of group ${label} on 2 statements.`,
      'You answered as most people in every group did on 1 statement.',
      'You answered against most people in every group on 1 statement.',
    ],
  });
});

test('OPN-71: who is in none reads how many more answers it takes, and what they share all the same', () => {
  const few: Row[] = [
    ['90', '0', 1, 9e6],
    ['90', '1', 1, 9e6 + 1],
  ];
  const { document } = analysePerspectives(conversationOf([...camps(20, 20), ...few]));
  assert.deepEqual(whereIStand(document, '90', answersOf(['0', 1], ['1', 1])).sentences, [
    'You are in no group yet. Answer 5 more statements to be placed in one.',
    'You answered as most people in every group did on 1 statement.',
  ]);
  assert.deepEqual(
    whereIStand(document, '90', answersOf(['0', 0], ['1', 0])).sentences,
    ['You are in no group yet. Answer 5 more statements to be placed in one.'],
    'nothing is said of no statements',
  );
});

test('OPN-70, OPN-71: without groups the reason is told, and nothing is said of most with few answers', () => {
  const { document } = analysePerspectives(conversationOf(votesBy(6, 3, () => 1)));
  const stand = whereIStand(document, '0', answersOf(['0', 1], ['1', -1]));
  assert.equal(stand.group, null);
  assert.match(stand.sentences[0] ?? '', /need 1 more/);
  assert.deepEqual([stand.withEveryone, stand.againstEveryone], [['0'], ['1']]);
  const most = { votes: 7, groupVotes: 3 };
  assert.deepEqual(whereIStand(document, '0', answersOf(['0', 1]), most).withEveryone, []);
});
