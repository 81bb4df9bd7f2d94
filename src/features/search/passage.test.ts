import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Passage, markedWhole, passageOf, readText, similarWords, soughtText } from './passage.ts';

const stems = new Map([
  ['credit', 'credit'],
  ['credits', 'credit'],
  ['unions', 'union'],
]);
/** With what is marked in brackets. */
const shown = (passage: Passage): string =>
  passage.map(({ text, isSought }) => (isSought ? `[${text}]` : text)).join('');
const passage = (text: string, sought = stems): string => shown(passageOf(readText(text), sought));
const filler = (words: number): string => Array.from({ length: words }, (_, at) => `word${at}`).join(' ');

test('a short text is shown whole, with every form of what was sought marked', () => {
  assert.equal(
    passage('Credits help. CREDIT helps, credible does not.'),
    '[Credits] help. [CREDIT] helps, credible does not.',
  );
  assert.equal(passage(''), '');
  assert.equal(passage('Nothing of it'), 'Nothing of it');
});

test('parts of one word are marked together', () => {
  assert.equal(passage('The credit-unions, credit unions'), 'The [credit-unions], [credit] [unions]');
  assert.equal(shown(markedWhole(readText('A credit/unions day'), stems)), 'A [credit/unions] day');
});

test('of a long text the place is shown where most of what was sought stands, and where the rest does', () => {
  const text = `${filler(60)} credit ${filler(60)} credit unions ${filler(60)}`;
  const found = passage(text);
  assert.match(found, /^… word\d+ .* \[credit\] .* word\d+ … word\d+ .* \[credit\] \[unions\] .* word\d+ …$/);
  assert.ok(found.length < 600, found);
  assert.match(passage(`${filler(80)} end`), /^word0 word1 .* …$/);
  assert.match(passage(`${filler(80)} credit`), /^… .* \[credit\]$/);
  assert.equal(shown(markedWhole(readText(text), stems)).length, text.length + 6);
});

test('what stands near each other is one extract', () => {
  const text = `${filler(40)} credit ${filler(26)} unions ${filler(60)}`;
  assert.equal(passage(text).split('…').length, 3);
});

test('a text without spaces is cut between characters', () => {
  for (let shift = 0; shift < 2; shift++) {
    const found = passage(`${'a'.repeat(shift)}${'😀'.repeat(300)} credit ${'😀'.repeat(300)}`);
    assert.ok(found.isWellFormed(), found);
    assert.match(found, /\[credit\]/);
    assert.ok(passage('𝔸'.repeat(500)).isWellFormed());
  }
});

test('only words that begin alike are asked about, and none that is to be left out', () => {
  const sought = soughtText('credit -phones -"gate people" well-being');
  assert.equal(sought.replaceAll(/\s+/g, ' '), 'credit well-being');
  assert.deepEqual(
    similarWords(sought, [readText('Cold phones; colds WERE cold'), readText('gate before')]),
    ['cold', 'colds', 'were', 'before'],
  );
});
