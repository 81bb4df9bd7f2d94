import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { render } from 'preact-render-to-string';
import { PaceButtons } from './pace-buttons.view.tsx';
import { PaceSummary } from './pace-summary.view.tsx';

test('each signal is a form of its own that works without scripts and says whether it is given', () => {
  const $ = load(render(<PaceButtons code="k7m2px" csrf="t" mine={['louder']} returnTo="/s/k7m2px" />));
  const buttons = $('form')
    .toArray()
    .map((form) => [
      $(form).find('button').text(),
      $(form).find('button').attr('aria-pressed'),
      $(form).find('[name=wanted]').attr('value'),
    ]);
  assert.deepEqual(buttons, [
    ['Slower, please', 'false', '1'],
    ['Louder, please', 'true', '0'],
    ['I cannot follow', 'false', '1'],
  ]);
  assert.equal($('form').first().attr('action'), '/s/k7m2px/pace');
});

test('the chair and the speakers read numbers, or that there is nothing to read', () => {
  const shown = load(render(<PaceSummary counts={{ slower: 3, louder: 0, 'cannot-follow': 12 }} />));
  assert.equal(shown('dl').text(), 'want it slower3want it louder0cannot follow12');
  assert.match(
    render(<PaceSummary counts={{ slower: 0, louder: 0, 'cannot-follow': 0 }} />),
    /Nobody has signalled about the pace in the last 2 minutes/,
  );
});
