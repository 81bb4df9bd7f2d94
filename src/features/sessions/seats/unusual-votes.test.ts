import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeatId } from '../seat.ts';
import { type Ballots, findUnusualVotes, type SeatOrigin } from './unusual-votes.ts';

const START = Date.parse('2026-11-23T10:02:11Z');
const at = (seconds: number) => new Date(START + seconds * 1000);

function seats(prefix: string, count: number, everySeconds: number, joinedFrom = 'hall'): SeatOrigin[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}` as SeatId,
    joinedAt: at(index * everySeconds),
    joinedFrom,
  }));
}

function votes(of: readonly SeatOrigin[], second: number, questionId = 'q1'): Ballots {
  const joinedFrom = of[0]?.joinedFrom ?? '';
  return { questionId, joinedFrom, second: at(second), seatIds: of.map(({ id }) => id) };
}

test('LIVE-37: seats made together whose votes meet in a second are found', () => {
  const made = seats('bot', 15, 1);
  const [found, ...others] = findUnusualVotes(made, [votes(made.slice(0, 14), 300)]);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [found?.seats.length, found?.joinedTogether, found?.votes, found?.questions],
    [14, 14, 14, 1],
  );
  assert.deepEqual(found?.at, at(300));
});

test('votes that meet across the stroke of a second are one burst', () => {
  const made = seats('bot', 6, 1);
  const found = findUnusualVotes(made, [votes(made.slice(0, 3), 300), votes(made.slice(3), 301)]);
  assert.equal(found[0]?.votes, 6);
  assert.equal(findUnusualVotes(made, [votes(made.slice(0, 3), 300), votes(made.slice(3), 302)]).length, 0);
});

test('a hall that joins within a minute and votes over the next ones is not', () => {
  const hall = seats('delegate', 300, 0.2);
  const inOrderOfVoting = hall.map((_, index) => hall[(index * 77) % 300] as SeatOrigin);
  const ballots = Array.from({ length: 30 }, (_, second) =>
    votes(inOrderOfVoting.slice(second * 10, second * 10 + 10), 300 + second),
  );
  assert.deepEqual(findUnusualVotes(hall, ballots), []);
});

test('seats made within two seconds are found among people of the same network', () => {
  const hall = seats('delegate', 300, 0.2);
  const made = seats('bot', 12, 0.1);
  const found = findUnusualVotes([...hall, ...made], [votes(made, 300)]);
  assert.deepEqual([found[0]?.votes, found[0]?.joinedTogether], [12, 18]);
});

test('people of one network who joined over a quarter of an hour and vote at the same call are not', () => {
  const hall = seats('delegate', 40, 22);
  assert.deepEqual(findUnusualVotes(hall, [votes(hall, 900)]), []);
});

test('four seats are too few to look at', () => {
  const made = seats('bot', 4, 1);
  assert.deepEqual(findUnusualVotes(made, [votes(made, 300)]), []);
});

test('the same seats on several questions are one group, another network is another', () => {
  const [one, two] = [seats('one', 10, 1, 'here'), seats('two', 6, 1, 'there')];
  const found = findUnusualVotes(
    [...one, ...two],
    [votes(two, 200), votes(one, 300, 'q1'), votes(one.slice(0, 8), 320, 'q2')],
  );
  assert.deepEqual(
    found.map((group) => [group.seats.length, group.votes, group.questions]),
    [
      [10, 10, 2],
      [6, 6, 1],
    ],
  );
});

test('seats that nobody knows the network of any more are not looked at', () => {
  const made = seats('bot', 10, 1);
  assert.deepEqual(findUnusualVotes([], [votes(made, 300)]), []);
});
