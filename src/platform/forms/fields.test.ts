import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import {
  checkbox,
  choice,
  cleanText,
  emailAddress,
  line,
  text,
  textLength,
  texts,
  webAddress,
} from './fields.ts';
import { parseForm } from './form.ts';

/** What comes of one field as it is sent: its value, or the message. */
function read(schema: z.ZodType, value: unknown): unknown {
  const parsed = parseForm(z.object({ field: schema }), value === undefined ? {} : { field: value });
  return parsed.ok ? parsed.value.field : `✖ ${parsed.errors[0]?.message}`;
}

test('text is kept as it was meant: one form of letters, one line end, nothing invisible', () => {
  assert.equal(cleanText('  Cafe\u0301\r\nnext\rlast \u0000\u202E\uFEFF\u2066'), 'Café\nnext\nlast');
  assert.equal(cleanText('a\tb'), 'a\tb');
  assert.equal(cleanText('👩‍👧 family'), '👩‍👧 family');
});

test('length counts characters as people see the limit, not bytes', () => {
  assert.equal(textLength(' 日本 👍 '), 4);
});

test('a needed text says what to enter; a longer one what the limit is', () => {
  const question = text({ name: 'Question', max: 10, required: 'Enter a question' });
  assert.equal(read(question, ' why? '), 'why?');
  assert.equal(read(question, ' \r\n '), '✖ Enter a question');
  assert.equal(read(question, '\u200E\u202E'), '✖ Enter a question');
  assert.equal(read(question, undefined), '✖ Enter a question');
  assert.equal(read(question, 'x'.repeat(10)), 'x'.repeat(10));
  assert.equal(read(question, 'x'.repeat(11)), '✖ Question must be 10 characters or less');
  assert.equal(read(question, ['a', 'b']), '✖ Question could not be read');
  assert.equal(
    read(text({ name: 'Note', max: 2_000 }), 'x'.repeat(2_001)),
    '✖ Note must be 2,000 characters or less',
  );
});

test('a text that may be empty may be left out', () => {
  assert.equal(read(text({ name: 'Note', max: 10 }), undefined), '');
});

test('a line is one line', () => {
  assert.equal(read(line({ name: 'Name', max: 20 }), ' Ann \r\n\t  Other '), 'Ann Other');
});

test('an email address is kept in lower case, and asked for again when it is none', () => {
  const email = emailAddress('Enter your email address');
  assert.equal(read(email, " Ann.O'Neil+x@Example.ORG "), "ann.o'neil+x@example.org");
  assert.equal(read(email, ''), '✖ Enter your email address');
  for (const wrong of [
    'ann',
    'ann@',
    '@example.org',
    'a b@example.org',
    'a@b@c.org',
    'a@example.org,b@example.org',
    'ann@localhost',
  ]) {
    assert.match(String(read(email, wrong)), /^✖ Enter an email address in the correct format/, wrong);
  }
  assert.match(String(read(email, `${'x'.repeat(250)}@example.org`)), /^✖ Email address must be 254/);
});

test('a web address begins with http or https', () => {
  const address = webAddress('Link to the call');
  assert.equal(read(address, ' https://example.org/a?b '), 'https://example.org/a?b');
  assert.equal(read(address, ''), '');
  for (const wrong of ['example.org', 'javascript:alert(1)', 'data:text/html,x', 'https://']) {
    assert.match(String(read(address, wrong)), /^✖ Link to the call must be a web address/, wrong);
  }
});

test('a choice is one of those offered', () => {
  const colour = choice(['red', 'blue'], 'Select a colour');
  assert.equal(read(colour, 'red'), 'red');
  assert.equal(read(colour, 'green'), '✖ Select a colour');
  assert.equal(read(colour, undefined), '✖ Select a colour');
  assert.equal(read(colour, ['red', 'blue']), '✖ Select a colour');
});

test('a box that is not ticked is not sent', () => {
  assert.deepEqual([read(checkbox, 'on'), read(checkbox, undefined)], [true, false]);
});

test('boxes of one name are a list, also when one or none is ticked', () => {
  assert.deepEqual(
    [read(texts, ['a', 'b']), read(texts, 'a'), read(texts, undefined)],
    [['a', 'b'], ['a'], []],
  );
});
