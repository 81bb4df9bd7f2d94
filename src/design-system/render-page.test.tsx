import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from 'preact-render-to-string';
import { keptInside } from './kept-inside.tsx';
import { renderPage } from './render-page.ts';

let made = 0;

const Item = keptInside('li', ({ text }: { text: string }) => {
  made += 1;
  return <b>{text}</b>;
});

const Outer = keptInside('article', ({ text }: { text: string }) => (
  <ul>
    <Item class="inner" of={{ text }} />
  </ul>
));

const html = (text: string): string => renderPage(<Item class="se" of={{ text }} />).toString();

test('what is kept stands in a page as if it were made anew, in UTF-8 and escaped', () => {
  const expected = '<!DOCTYPE html>\n<li class="se"><b>Café – “&lt;1;>”</b></li>\n';
  assert.equal(html('Café – “<1;>”').replace('&gt;', '>'), expected);
  assert.equal(html('Café – “<1;>”').replace('&gt;', '>'), expected);
  assert.equal(made, 1);
});

test('parts stand in their order, inside each other and outside a page', () => {
  const list = (
    <ul>
      <Item class="a" of={{ text: 'one' }} />
      between
      <Outer class="b" of={{ text: 'two' }} />
      <Item class="c" of={{ text: 'one' }} />
    </ul>
  );
  const expected =
    '<ul><li class="a"><b>one</b></li>between<article class="b"><ul><li class="inner"><b>two</b></li></ul></article>' +
    '<li class="c"><b>one</b></li></ul>';
  assert.equal(render(list), expected);
  assert.equal(renderPage(list).toString(), `<!DOCTYPE html>\n${expected}\n`);
});

test('what is kept by an object is kept for each way in which it is seen, and for no other object', () => {
  const [first, second] = [{}, {}];
  const seen = (by: object, as: string, text: string) =>
    render(<Item class="se" of={{ text }} by={by} as={as} />);
  assert.match(seen(first, 'own', 'mine'), /mine/);
  assert.match(seen(first, 'own', 'not asked again'), /mine/);
  assert.match(seen(first, 'other', 'theirs'), /theirs/);
  assert.match(seen(second, 'own', 'another'), /another/);
});

test('a page that cannot be made leaves nothing behind for the next', () => {
  const Broken = (): never => {
    throw new Error('broken');
  };
  assert.throws(
    () =>
      renderPage(
        <ul>
          <Item class="a" of={{ text: 'one' }} />
          <Broken />
        </ul>,
      ),
    /broken/,
  );
  assert.equal(html('one'), '<!DOCTYPE html>\n<li class="se"><b>one</b></li>\n');
});
