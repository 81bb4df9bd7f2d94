import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDate, readTime, readTimeField } from './dates.ts';

function typedDate(day: string, month: string, year: string) {
  return { 'date-day': day, 'date-month': month, 'date-year': year };
}

function messageFor(day: string, month: string, year: string): string {
  const read = readDate(typedDate(day, month, year), 'date', 'Date');
  assert.ok(!read.ok);
  return `${read.errors[0]?.field}: ${read.errors[0]?.message}`;
}

test('a date is read from its three fields, with the month as a number or a name', () => {
  for (const month of ['3', '03', 'March', 'mar']) {
    assert.deepEqual(readDate(typedDate(' 9', month, '2027'), 'date', 'Date'), {
      ok: true,
      value: { year: 2027, month: 3, day: 9 },
    });
  }
});

test('each mistake in a date is told at the field that holds it', () => {
  assert.equal(messageFor('', '', ''), 'date-day: Enter the date');
  assert.equal(messageFor('', '3', '2027'), 'date-day: Date must include a day');
  assert.equal(messageFor('9', '', '2027'), 'date-month: Date must include a month');
  assert.equal(messageFor('9', '3', ''), 'date-year: Date must include a year');
  assert.equal(messageFor('9', '3', '27'), 'date-year: Year must include 4 numbers, like 2027');
  assert.equal(messageFor('31', '2', '2027'), 'date-day: Date must be a real date');
  assert.equal(messageFor('9', 'm', '2027'), 'date-day: Date must be a real date');
  assert.equal(messageFor('9th', '3', '2027'), 'date-day: Date must be a real date');
  assert.equal(messageFor('9', '3', '1927'), 'date-year: Year must be between 2000 and 2199');
});

test('times are read as people write them', () => {
  const times = {
    '9:30': '9:30',
    '09:30': '9:30',
    '9.30am': '9:30',
    '9:30 AM': '9:30',
    '2pm': '14:0',
    '2 p.m.': '14:0',
    '12am': '0:0',
    '12pm': '12:0',
    '12:15am': '0:15',
    '1430': '14:30',
    '0:05': '0:5',
    midday: '12:0',
    noon: '12:0',
    Midnight: '0:0',
  };
  for (const [typed, expected] of Object.entries(times)) {
    const time = readTime(typed);
    assert.equal(`${time?.hour}:${time?.minute}`, expected, typed);
  }
});

test('what is no time of day is refused', () => {
  for (const typed of [
    '',
    '9',
    '24:00',
    '9:60',
    '13pm',
    '0am',
    '9:3',
    'nine',
    '14:30pm pm',
    '930',
    '-9:30',
  ]) {
    assert.equal(readTime(typed), null, typed);
  }
});

test('a time field says what to enter', () => {
  assert.deepEqual(readTimeField({ starts: '' }, 'starts', 'Start time'), {
    ok: false,
    errors: [{ field: 'starts', message: 'Enter the start time' }],
  });
  assert.deepEqual(readTimeField({ starts: 'later' }, 'starts', 'Start time'), {
    ok: false,
    errors: [{ field: 'starts', message: 'Start time must be a time, like 9:30am or 14:30' }],
  });
});
