import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normaliseHtml } from './normalise-html.ts';

const same = (a: string, b: string) => assert.equal(normaliseHtml(a), normaliseHtml(b));
const different = (a: string, b: string) => assert.notEqual(normaliseHtml(a), normaliseHtml(b));

describe('pieces of HTML are the same', () => {
  it('whatever the order of attributes and class names', () => {
    same('<p id="a" class="x y">t</p>', '<p class="y  x" id="a">t</p>');
  });

  it('with indentation or without', () => {
    same('<div>\n  <p>\n    one\n  two\n  </p>\n</div>', '<div><p>one two</p></div>');
  });

  it('with an entity or its character', () => {
    same('<p title="&quot;">&lt;&#39;&#x27;&hellip;</p>', '<p title="&#34;">&lt;\'\'&hellip;</p>');
  });

  it('with an attribute that is empty or bare', () => {
    same('<input disabled>', '<input disabled=""/>');
  });
});

describe('pieces of HTML differ', () => {
  it('by an attribute, a text, an element or its place', () => {
    different('<p id="a">t</p>', '<p>t</p>');
    different('<p>t</p>', '<p>u</p>');
    different('<p><b></b>t</p>', '<p>t<b></b></p>');
    different('<p><i></i></p><b></b>', '<p></p><i></i><b></b>');
  });

  it('by a space beside an inline element', () => {
    different('<p>a <b>b</b></p>', '<p>a<b>b</b></p>');
    different('<p>a<b> b</b></p>', '<p>a<b>b</b></p>');
  });
});
