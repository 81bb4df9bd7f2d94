import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemberId, SeatWithHolders } from '../endeavour.ts';
import { type CellNote, coverageOf, missingVoices, voiceKey } from './missing.ts';

const START = new Date('2026-01-01');

function nomination(name: string, by: string, reason = '') {
  return { name, nameKey: voiceKey(name), reason, memberId: by as MemberId };
}

function seat(place: string, level: string, set: Partial<SeatWithHolders> = {}): SeatWithHolders {
  const holders = [{ memberId: 'm' as MemberId, name: 'M', fromAt: START, untilAt: null }];
  return {
    name: 'Lead',
    organisation: 'Org',
    place,
    level,
    holders,
    heldBefore: [],
    ...set,
  } as SeatWithHolders;
}

function note(place: string, level: string, isNeeded: boolean, saidAt = START): CellNote {
  return { place, level, isNeeded, reason: 'No prison there', seatId: null, saidAt };
}

test('NET-20: a voice is listed when two members have named it, with the reasons given', () => {
  const named = [
    nomination('Job centres', 'a', 'They meet people in week one'),
    nomination('job  Centres', 'b', 'They pay the first money'),
    nomination('The press', 'a'),
    nomination('Landlords', 'a'),
    nomination('Landlords', 'a'),
  ];
  assert.deepEqual(missingVoices(named, []), [
    {
      name: 'Job centres',
      namedBy: 2,
      reasons: ['They meet people in week one', 'They pay the first money'],
    },
  ]);
});

test('NET-20: a voice that holds a seat is not missing; an empty seat does not count', () => {
  const named = [nomination('Job centres', 'a'), nomination('Job centres', 'b')];
  const held = seat('North', 'Local', { organisation: 'Job Centres' });
  assert.deepEqual(missingVoices(named, [held]), []);
  assert.equal(missingVoices(named, [{ ...held, holders: [] }]).length, 1);
});

const ENDEAVOUR = { places: ['North', 'South'], levels: ['Local', 'National'], startedAt: START };

test('NET-21: coverage is filled needed cells by needed cells', () => {
  const coverage = coverageOf(ENDEAVOUR, [seat('North', 'Local')], [note('South', 'National', false)]);
  assert.deepEqual(
    coverage.cells.map(({ state }) => state),
    ['filled', 'empty', 'empty', 'not-needed'],
  );
  assert.deepEqual([coverage.filled, coverage.needed, coverage.share], [1, 3, 1 / 3]);
});

test('NET-21: gaps are listed with the oldest first', () => {
  const left = new Date('2026-03-01');
  const heldBefore = [{ memberId: 'm' as MemberId, name: 'M', fromAt: START, untilAt: left }];
  const vacant = seat('North', 'Local', { holders: [], emptySince: left, heldBefore });
  const { gaps } = coverageOf(ENDEAVOUR, [vacant, seat('South', 'Local')], []);
  assert.deepEqual(
    gaps.map(({ place, level }) => `${place} ${level}`),
    ['North National', 'South National', 'North Local'],
  );
});

test('NET-21: without a needed cell there is no figure', () => {
  const none = coverageOf(
    { ...ENDEAVOUR, places: ['North'], levels: ['Local'] },
    [],
    [note('North', 'Local', false)],
  );
  assert.equal(none.share, 'not_enough_data');
});
