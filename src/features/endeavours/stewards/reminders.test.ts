import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysAfter } from '../stewardship.ts';
import { dayToTell, isShortTold } from './reminders.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

test('the end of a term is told 30 days and 7 days before, each once', () => {
  assert.equal(dayToTell(daysAfter(NOW, 31), NOW, null), undefined);
  assert.equal(dayToTell(daysAfter(NOW, 30), NOW, null), 30);
  assert.equal(dayToTell(daysAfter(NOW, 20), NOW, 30), undefined);
  assert.equal(dayToTell(daysAfter(NOW, 7), NOW, 30), 7);
  assert.equal(dayToTell(daysAfter(NOW, 6), NOW, 7), undefined);
  assert.equal(dayToTell(daysAfter(NOW, 3), NOW, null), 7, 'a day that was missed is not told late');
});

test('that stewards are missing is told after two weeks, and then every 30 days', () => {
  assert.equal(isShortTold(null, daysAfter(NOW, -13), NOW), true);
  assert.equal(isShortTold(null, daysAfter(NOW, -14), NOW), false);
  assert.equal(isShortTold(daysAfter(NOW, -29), daysAfter(NOW, -90), NOW), true);
  assert.equal(isShortTold(daysAfter(NOW, -30), daysAfter(NOW, -90), NOW), false);
});
