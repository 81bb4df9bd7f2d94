import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markFor } from './marks.ts';

test('texts that need a look are marked with what is in them', () => {
  const marks: readonly (readonly [string, string | null])[] = [
    ['Ask jo.smith+work@example.co.uk', 'It contains an email address'],
    ['Ring 020 7946 0018 tonight', 'It contains a telephone number'],
    ['Ring +44 7700 900123', 'It contains a telephone number'],
    ['See https://example.org/offer', 'It contains a link'],
    ['See www.example.org', 'It contains a link'],
    ['Noooooooooooo', 'It repeats one character many times'],
    ['WHY IS NOBODY EVER LISTENING TO US', 'It is all in capital letters'],
    ['Who decides in 2026, and with £1,000,000?', null],
    ['What does the NHS do with HMPPS and the MOJ?', null],
    ['谁来决定这件事情以及什么时候开始做这件事情呢', null],
    ['', null],
  ];
  for (const [text, mark] of marks) assert.equal(markFor(text), mark, text);
});
