import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filledWhen, readWhen, sameTimeOn } from './when.ts';

const typed = {
  'date-day': '23',
  'date-month': '6',
  'date-year': '2026',
  starts: '9:30am',
  ends: '11am',
  zone: 'Europe/London',
};

function messages(changes: Record<string, string>): string[] {
  const read = readWhen({ ...typed, ...changes });
  return read.ok ? [] : read.errors.map(({ field, message }) => `${field}: ${message}`);
}

test('a day and times in summer become moments an hour earlier in UTC (LIVE-89)', () => {
  assert.deepEqual(readWhen(typed), {
    ok: true,
    value: {
      zone: 'Europe/London',
      startsAt: new Date('2026-06-23T08:30:00Z'),
      endsAt: new Date('2026-06-23T10:00:00Z'),
    },
  });
});

test('what is saved fills the form, and the form leads back to what is saved', () => {
  for (const zone of ['Europe/London', 'America/St_Johns', 'Asia/Kathmandu']) {
    const saved = {
      zone,
      startsAt: new Date('2026-06-23T15:30:00Z'),
      endsAt: new Date('2026-06-23T17:00:00Z'),
    };
    assert.deepEqual(readWhen(filledWhen(saved)), { ok: true, value: saved });
  }
});

test('every mistake is told at once, at its field', () => {
  assert.deepEqual(messages({ 'date-day': '', starts: 'soon', ends: '', zone: 'Atlantis' }), [
    'date-day: Date must include a day',
    'starts: Start time must be a time, like 9:30am or 14:30',
    'ends: Enter the end time',
    'zone: Choose a time zone from the list',
  ]);
});

test('a session that would end before it starts, or as it starts, is refused', () => {
  assert.deepEqual(messages({ ends: '9am' }), ['ends: End time must be after the start time']);
  assert.deepEqual(messages({ ends: '9:30am' }), ['ends: End time must be after the start time']);
});

test('a time that the clocks skip is refused with the time that they show instead', () => {
  const night = { 'date-day': '29', 'date-month': '3', starts: '1:30am', ends: '4am' };
  assert.deepEqual(messages(night), [
    'starts: The clocks go forward over 1:30am on that day. Enter 2:30am, or another time',
  ]);
});

test('of a time that the clocks show twice the first is taken, for an end the first after the start', () => {
  const night = { 'date-day': '25', 'date-month': '10', starts: '1:45am', ends: '1:15am' };
  assert.deepEqual(readWhen({ ...typed, ...night }), {
    ok: true,
    value: {
      zone: 'Europe/London',
      startsAt: new Date('2026-10-25T00:45:00Z'),
      endsAt: new Date('2026-10-25T01:15:00Z'),
    },
  });
});

test('the time of an agenda item moves with the day and the zone of its session', () => {
  const ten = new Date('2026-06-23T09:00:00Z');
  const inWinter = new Date('2026-12-01T09:30:00Z');
  assert.deepEqual(
    sameTimeOn(ten, 'Europe/London', inWinter, 'Europe/London'),
    new Date('2026-12-01T10:00:00Z'),
  );
  assert.deepEqual(
    sameTimeOn(ten, 'Europe/London', inWinter, 'Europe/Paris'),
    new Date('2026-12-01T09:00:00Z'),
  );
});
