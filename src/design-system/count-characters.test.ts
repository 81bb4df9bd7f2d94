import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countCharacters } from './count-characters.ts';

it('counts an emoji as one character', () => {
  assert.equal(countCharacters('Why? 😀'), 6);
});

it('counts a letter and its accent as one, however they are encoded', () => {
  assert.equal(countCharacters('caf\u00e9'), 4);
  assert.equal(countCharacters('cafe\u0301'), 4);
});

it('counts a line break as one, as a browser shows it and as a form sends it', () => {
  assert.equal(countCharacters('a\nb'), 3);
  assert.equal(countCharacters('a\r\nb'), 3);
});
