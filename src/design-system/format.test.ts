import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDateWithWeekday,
  formatNumber,
  formatPercent,
  formatTime,
  formatTimeRange,
} from './format.ts';

describe('dates and times', () => {
  it('are written as GOV.UK writes them', () => {
    assert.equal(formatDateTime('2026-11-23T14:30:00Z'), '23 November 2026 at 2:30pm');
    assert.equal(formatDate('2026-01-05T09:00:00Z'), '5 January 2026');
    assert.equal(formatDateWithWeekday('2026-11-23T14:30:00Z'), 'Monday 23 November 2026');
  });

  it('leave out the minutes on the hour', () => {
    assert.equal(formatTime('2026-11-23T11:00:00Z'), '11am');
    assert.equal(formatTime('2026-11-23T17:05:00Z'), '5:05pm');
    assert.equal(formatTime('2026-11-23T00:30:00Z'), '12:30am');
    assert.equal(formatTime('2026-11-23T12:30:00Z'), '12:30pm');
  });

  it('say midday and midnight', () => {
    assert.equal(formatTime('2026-11-23T12:00:00Z'), 'midday');
    assert.equal(formatTime('2026-11-23T00:00:00Z'), 'midnight');
  });

  it('follow the clock of the zone, summer time included', () => {
    assert.equal(formatDateTime('2026-07-01T23:30:00Z'), '2 July 2026 at 12:30am');
    assert.equal(formatDateTime('2026-07-01T23:30:00Z', 'America/New_York'), '1 July 2026 at 7:30pm');
  });

  it('take a Date or a text with its offset', () => {
    assert.equal(formatTime(new Date(Date.UTC(2026, 0, 1, 9, 15))), '9:15am');
    assert.equal(formatTime('2026-01-01T10:15:00+01:00'), '9:15am');
  });

  it('refuse what is no date', () => {
    assert.throws(() => formatDate('tomorrow'), RangeError);
  });

  it('join as a range, with the date only where it changes', () => {
    assert.equal(formatTimeRange('2026-11-23T10:00:00Z', '2026-11-23T11:30:00Z'), '10am to 11:30am');
    assert.equal(
      formatTimeRange('2026-11-23T22:00:00Z', '2026-11-24T01:00:00Z'),
      '23 November 2026 at 10pm to 24 November 2026 at 1am',
    );
  });
});

describe('numbers', () => {
  it('group thousands and keep the decimals asked for', () => {
    assert.equal(formatNumber(12345), '12,345');
    assert.equal(formatNumber(0.634, 2), '0.63');
  });

  it('show a share in percent', () => {
    assert.equal(formatPercent(0.425), '43%');
    assert.equal(formatPercent(0.425, 1), '42.5%');
  });

  it('agree with their noun', () => {
    assert.equal(formatCount(1, 'question'), '1 question');
    assert.equal(formatCount(0, 'question'), '0 questions');
    assert.equal(formatCount(1200, 'reply', 'replies'), '1,200 replies');
  });
});
