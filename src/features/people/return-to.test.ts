import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeReturnTo } from './return-to.ts';

test('a path of this site is kept, with its query and fragment', () => {
  assert.equal(safeReturnTo('/s/7gk2/ask?part=2#question'), '/s/7gk2/ask?part=2#question');
  assert.equal(safeReturnTo('/'), '/');
});

test('anything that could lead to another site becomes the home page', () => {
  for (const text of [
    'https://evil.example/',
    '//evil.example/',
    '//evil.example/account',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example/',
    '/\n//evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    ' /account',
    'account',
    '',
    undefined,
    `/${'a'.repeat(2_000)}`,
  ]) {
    assert.equal(safeReturnTo(text), '/', String(text));
  }
});

test('a page of signing in or out itself becomes the home page', () => {
  for (const text of ['/sign-in', '/sign-in?return-to=/x', '/sign-in/link/abc', '/sign-out', '/welcome']) {
    assert.equal(safeReturnTo(text), '/');
  }
  assert.equal(safeReturnTo('/sign-in-sheet'), '/sign-in-sheet');
});

test('whatever is given, a browser that follows the result stays on this site', () => {
  const site = 'https://sessions.example.org';
  const parts = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    'evil.example',
    'https',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (list) => {
      assert.equal(new URL(safeReturnTo(list.join('')), site).origin, site);
    }),
    { numRuns: 2_000 },
  );
});
