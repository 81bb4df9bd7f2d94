import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EndeavourSeatId, MemberId } from './endeavour.ts';
import { monthsAfter, termsInARow } from './stewardship.ts';
import type { Stewardship } from './stewards.repository.ts';
import { type ConsentAnswer, decide } from './consent.ts';

const seat = (name: string) => name as EndeavourSeatId;
const NOW = new Date('2026-11-23T12:00:00Z');
const LATER = new Date('2026-11-30T12:00:00Z');
const held = new Set(['a', 'b', 'c', 'd'].map(seat));

function stateOf(answers: Record<string, ConsentAnswer>, now: Date, seats = held): string {
  const consents = Object.entries(answers).map(([id, answer]) => ({
    seatId: seat(id),
    answer,
    reason: '',
    saidAt: NOW,
  }));
  return decide({ consents, closesAt: LATER, seatId: seat('a') }, seats, now).state;
}

test('a steward is agreed when half of the held seats consent and no objection stands at the end', () => {
  assert.equal(stateOf({ a: 'consent', b: 'consent' }, NOW), 'open');
  assert.equal(stateOf({ a: 'consent', b: 'consent' }, LATER), 'agreed');
  assert.equal(stateOf({ a: 'consent' }, LATER), 'not-agreed');
  assert.equal(stateOf({ a: 'consent', b: 'consent', c: 'consent', d: 'object' }, LATER), 'not-agreed');
});

test('it is settled at once when every held seat has consented', () => {
  assert.equal(stateOf({ a: 'consent', b: 'consent', c: 'consent', d: 'consent' }, NOW), 'agreed');
});

test('nobody is made a steward without the consent of their own seat', () => {
  assert.equal(stateOf({ b: 'consent', c: 'consent', d: 'consent' }, LATER), 'not-agreed');
});

test('what a seat said that nobody holds any more does not count', () => {
  assert.equal(stateOf({ a: 'consent', b: 'consent', gone: 'object' }, LATER), 'agreed');
});

function term(seatId: string, from: string, until: string): Stewardship {
  return {
    id: from,
    endeavourId: '' as Stewardship['endeavourId'],
    memberId: '' as MemberId,
    seatId: seat(seatId),
    office: 'steward',
    fromAt: new Date(from),
    untilAt: new Date(until),
    endedAt: null,
  };
}

test('terms in a row are counted for the seat, and a break starts the count anew', () => {
  const first = term('a', '2025-06-01', '2025-12-01');
  const second = term('a', '2025-12-10', '2026-06-10');
  assert.equal(termsInARow([first, second], new Date('2026-06-11'), seat('a')), 2);
  assert.equal(termsInARow([first, second], new Date('2026-12-11'), seat('a')), 0);
  assert.equal(termsInARow([first, second], new Date('2026-06-11'), seat('b')), 0);
});

test('a term of months ends on the same day, or on the last of a shorter month', () => {
  assert.equal(monthsAfter(new Date('2026-08-31T09:00:00Z'), 6).toISOString(), '2027-02-28T09:00:00.000Z');
  assert.equal(monthsAfter(new Date('2026-11-23T09:00:00Z'), 6).toISOString(), '2027-05-23T09:00:00.000Z');
});
