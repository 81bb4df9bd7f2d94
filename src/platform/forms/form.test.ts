import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { line } from './fields.ts';
import { errorFor, parseForm, rejected, toFormBody, typedText, typedTexts } from './form.ts';

const schema = z.object({
  name: line({ name: 'Name', max: 5, required: 'Enter your name' }),
  team: line({ name: 'Team', max: 5, required: 'Enter your team' }),
});

test('every mistake is told at once, one for each field, in the order of the form', () => {
  const parsed = parseForm(schema, { name: '', team: 'far too long' });
  assert.deepEqual(parsed, {
    ok: false,
    errors: [
      { field: 'name', message: 'Enter your name' },
      { field: 'team', message: 'Team must be 5 characters or less' },
    ],
    typed: { name: '', team: 'far too long' },
  });
  assert.ok(!parsed.ok);
  assert.equal(errorFor(parsed.errors, 'team'), 'Team must be 5 characters or less');
  assert.equal(errorFor(parsed.errors, 'other'), undefined);
});

test('a mistake inside a list names the control with its number', () => {
  const parsed = parseForm(z.object({ options: z.array(z.string().min(2, 'Enter an option')) }), {
    options: ['ab', 'c'],
  });
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.errors, [{ field: 'options-1', message: 'Enter an option' }]);
});

test('a body that no form sends is an empty form', () => {
  for (const body of [undefined, null, 'text', 42, ['a']]) {
    const parsed = parseForm(schema, body);
    assert.ok(!parsed.ok);
    assert.equal(parsed.errors.length, 2);
  }
  assert.deepEqual(toFormBody({ a: 'x', b: ['y'], c: { d: 1 }, e: 5, f: [1] }), { a: 'x', b: ['y'] });
});

test('what was typed is given back to be shown again', () => {
  const typed = { name: 'Ann', boxes: ['a', 'b'] };
  assert.deepEqual(
    [typedText(typed, 'name'), typedText(typed, 'boxes'), typedText(typed, 'none', '-')],
    ['Ann', 'a', '-'],
  );
  assert.deepEqual(
    [typedTexts(typed, 'name'), typedTexts(typed, 'boxes'), typedTexts(typed, 'none')],
    [['Ann'], ['a', 'b'], []],
  );
  assert.deepEqual(rejected(typed, []), { ok: false, errors: [], typed });
});
