import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canMoveQuestion, type Mover, QUESTION_MOVES, type QuestionState } from './question.ts';

const STATES = Object.keys(QUESTION_MOVES) as QuestionState[];
const MOVERS: readonly Mover[] = ['asker', 'moderator', 'chair', 'speaker', 'program'];

/** LIVE-55, its column "next", and the answers that may be undone (LIVE-57) or merged apart (LIVE-48). */
const NEXT: Readonly<Record<QuestionState, readonly QuestionState[]>> = {
  received: ['published', 'declined', 'withdrawn'],
  published: ['next', 'merged', 'removed', 'withdrawn', 'answered', 'carried-over'],
  next: ['answering', 'published'],
  answering: ['answered', 'published'],
  answered: ['published'],
  merged: ['published'],
  declined: ['published'],
  removed: ['published'],
  withdrawn: [],
  'carried-over': [],
};

test('LIVE-T1: the moves of a question are those of the table, and no other', () => {
  for (const from of STATES) {
    const moves = STATES.filter((to) => MOVERS.some((mover) => canMoveQuestion(from, to, mover)));
    assert.deepEqual(moves.toSorted(), NEXT[from].toSorted(), from);
  }
});

test('nobody but the asker withdraws a question', () => {
  for (const from of STATES) {
    for (const mover of MOVERS.filter((each) => each !== 'asker')) {
      assert.equal(canMoveQuestion(from, 'withdrawn', mover), false, `${mover} from ${from}`);
    }
  }
});

test('only chairs choose and start; only moderators take down and merge', () => {
  const moversTo = (to: QuestionState): Mover[] =>
    MOVERS.filter((mover) => STATES.some((from) => canMoveQuestion(from, to, mover)));
  assert.deepEqual(moversTo('next'), ['chair']);
  assert.deepEqual(moversTo('answering'), ['chair']);
  assert.deepEqual(moversTo('removed'), ['moderator']);
  assert.deepEqual(moversTo('merged'), ['moderator']);
  assert.deepEqual(moversTo('carried-over'), ['program']);
});
