import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerAsTyped, answerInWords } from './answer.ts';
import type { OptionId, PollKind, PollQuestion } from './poll.ts';
import { readAnswer } from './read-answer.ts';

const ids = ['a', 'b', 'c'] as OptionId[];
const poll = (kind: PollKind, maxChoices: number | null = null): PollQuestion => ({
  kind,
  question: 'Which?',
  hint: '',
  options: ids.map((id) => ({ id, text: id.toUpperCase() })),
  maxChoices,
  scale: kind === 'scale' ? { min: 0, max: 10, minLabel: 'never', maxLabel: 'always' } : null,
  resultsWhen: 'answered',
});

function messages(kind: PollKind, body: Record<string, string | string[]>, maxChoices?: number): string[] {
  const read = readAnswer(poll(kind, maxChoices ?? null), body);
  return read.ok ? [] : read.errors.map(({ field, message }) => `${field}: ${message}`);
}

test('LIVE-67: a single choice never takes two', () => {
  assert.deepEqual(readAnswer(poll('one'), { choice: 'b' }), { ok: true, answer: { options: ['b'] } });
  assert.deepEqual(messages('one', { choice: ['a', 'b'] }), ['choice: Choose one answer only']);
  assert.deepEqual(messages('one', { choice: ['a', 'none'] }), ['choice: Choose one answer only']);
  assert.deepEqual(messages('one', {}), ['choice: Choose an answer']);
  assert.deepEqual(messages('one', { choice: 'z' }), ['choice: Choose an answer']);
});

test('several choices keep to their maximum, and stand in the order of the poll', () => {
  assert.deepEqual(readAnswer(poll('several', 2), { choice: ['c', 'a', 'a'] }), {
    ok: true,
    answer: { options: ['a', 'c'] },
  });
  assert.deepEqual(messages('several', { choice: ['a', 'b', 'c'] }, 2), [
    'choice: Choose 2 answers or fewer',
  ]);
  assert.deepEqual(messages('several', {}, 2), ['choice: Choose at least one answer']);
  assert.match(messages('several', { choice: ['a', 'none'] }, 2)[0] ?? '', /but not both/);
});

test('a scale takes a whole number within its ends', () => {
  assert.deepEqual(readAnswer(poll('scale'), { choice: '0' }), { ok: true, answer: { scale: 0 } });
  for (const wrong of ['11', '-1', '2.5', '1e1', '', 'x'])
    assert.deepEqual(messages('scale', { choice: wrong }), ['choice: Choose a number from 0 to 10'], wrong);
});

test('a ranking is complete and without ties, and each mistake stands at its option', () => {
  assert.deepEqual(readAnswer(poll('ranking'), { 'rank-a': '2', 'rank-b': ' 3 ', 'rank-c': '1' }), {
    ok: true,
    answer: { options: ['c', 'a', 'b'] },
  });
  assert.deepEqual(messages('ranking', { 'rank-a': '1', 'rank-b': '1', 'rank-c': '' }), [
    'rank-b: Give “B” another place: “A” has place 1 already',
    'rank-c: Enter a place from 1 to 3 for “C”',
  ]);
  assert.equal(messages('ranking', { 'rank-a': '1', 'rank-b': '2', 'rank-c': '4' }).length, 1);
});

test('a text has 1 to 200 characters, counted as people see them', () => {
  assert.deepEqual(readAnswer(poll('text'), { text: '  two\r\n words ' }), {
    ok: true,
    answer: { text: 'two words' },
  });
  assert.deepEqual(messages('text', { text: ' ' }), ['text: Enter your answer']);
  assert.deepEqual(messages('text', { text: '😀'.repeat(200) }), []);
  assert.deepEqual(messages('text', { text: '😀'.repeat(201) }), [
    'text: Your answer must be 200 characters or less',
  ]);
});

test('LIVE-69: every kind lets a person prefer not to say, and nothing beside it', () => {
  for (const kind of ['one', 'several', 'scale'] as const)
    assert.deepEqual(readAnswer(poll(kind), { choice: 'none' }), { ok: true, answer: { none: true } });
  for (const kind of ['ranking', 'text'] as const)
    assert.deepEqual(readAnswer(poll(kind), { none: 'none' }), { ok: true, answer: { none: true } });
  assert.match(messages('ranking', { none: 'none', 'rank-a': '1' })[0] ?? '', /^none: .*but not both/);
  assert.match(messages('text', { none: 'none', text: 'x' })[0] ?? '', /^none: .*but not both/);
});

test('what a form shows of an answer is read as the same answer', () => {
  const answers = {
    one: fc.constantFrom(...ids).map((id) => ({ options: [id] })),
    several: fc.subarray(ids, { minLength: 1 }).map((options) => ({ options })),
    scale: fc.integer({ min: 0, max: 10 }).map((scale) => ({ scale })),
    ranking: fc.shuffledSubarray(ids, { minLength: 3 }).map((options) => ({ options })),
    text: fc.constantFrom('x', 'más vivienda', '1 < 2').map((text) => ({ text })),
  } as const;
  for (const kind of ['one', 'several', 'scale', 'ranking', 'text'] as const) {
    fc.assert(
      fc.property(fc.oneof(answers[kind], fc.constant({ none: true } as const)), (answer) => {
        const read = readAnswer(poll(kind), answerAsTyped(poll(kind), answer));
        assert.deepEqual(read, { ok: true, answer });
      }),
    );
  }
});

test('an answer is told in words, a ranking with its places', () => {
  assert.equal(answerInWords(poll('several'), { options: ids.slice(0, 2) }), 'A; B');
  assert.equal(
    answerInWords(poll('ranking'), { options: ['c', 'a', 'b'] as OptionId[] }),
    '1. C; 2. A; 3. B',
  );
  assert.equal(answerInWords(poll('one'), { none: true }), 'Prefer not to say');
});
