import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PollKind } from '../../poll.ts';
import { EMPTY_DRAFT, parseDraft } from './form.ts';

function mistakes(kind: PollKind, body: Record<string, string>): string[] {
  const parsed = parseDraft(kind, { ...EMPTY_DRAFT, ...body });
  return parsed.ok ? [] : parsed.errors.map(({ field, message }) => `${field}: ${message}`);
}

test('answers to choose from are read from lines, empty ones left out', () => {
  const parsed = parseDraft('several', {
    question: ' What  helps? ',
    options: 'A home\r\n\r\n  A   job \n',
    'max-choices': '2',
    results: 'closed',
  });
  assert.deepEqual(parsed, {
    ok: true,
    value: {
      kind: 'several',
      question: 'What helps?',
      hint: '',
      options: ['A home', 'A job'],
      maxChoices: 2,
      scale: null,
      resultsWhen: 'closed',
    },
  });
});

test('every mistake of a poll is told at once, in the order of the form', () => {
  assert.deepEqual(mistakes('several', { options: 'One only', 'max-choices': '1' }), [
    'question: Enter a question',
    'options: Enter at least 2 answers, each on a line of its own',
    'max-choices: Most choices must be a whole number from 2 to 2',
  ]);
});

test('no answer stands twice, and a ranking has at most 8', () => {
  assert.deepEqual(mistakes('one', { question: 'Q', options: 'Yes\nyes' }), [
    'options: “yes” is there twice. Enter each answer once',
  ]);
  const nine = Array.from({ length: 9 }, (_, index) => `Answer ${index}`).join('\n');
  assert.deepEqual(mistakes('one', { question: 'Q', options: nine }), []);
  assert.deepEqual(mistakes('ranking', { question: 'Q', options: nine }), [
    'options: Enter 8 answers or fewer',
  ]);
});

test('LIVE-66: both ends of a scale are named', () => {
  assert.deepEqual(mistakes('scale', { question: 'Q', 'scale-max': '11' }), [
    'scale-max: Highest number must be a whole number from 2 to 10',
    'scale-min-label: Enter what the lowest number means',
    'scale-max-label: Enter what the highest number means',
  ]);
  const parsed = parseDraft('scale', {
    ...EMPTY_DRAFT,
    question: 'Q',
    'scale-min-label': 'Never',
    'scale-max-label': 'Always',
  });
  assert.deepEqual(parsed.ok && parsed.value.scale, {
    min: 1,
    max: 5,
    minLabel: 'Never',
    maxLabel: 'Always',
  });
});

test('a short text needs nothing but its question', () => {
  assert.deepEqual(mistakes('text', { question: 'What would help?' }), []);
});
