import { load, type CheerioAPI } from 'cheerio';

/** Every element that a selector finds, each by itself, in document order. */
export function elements($: CheerioAPI, selector: string) {
  const found = $.root().find(selector);
  return found.toArray().map((_, index) => found.eq(index));
}

/** One element of a page. */
export type PageElement = ReturnType<typeof elements>[number];

const BLOCKS =
  'address, article, aside, blockquote, br, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, ' +
  'h1, h2, h3, h4, h5, h6, header, hr, legend, li, main, nav, ol, option, p, pre, section, summary, table, td, th, tr, ul';
const BLOCK_TAG = new RegExp(`<(?=/?(?:${BLOCKS.replaceAll(', ', '|')})\\b)`, 'g');

/** The words of an element as they are read: single spaces, none around, and one between two blocks. */
export function textOf(element: PageElement): string {
  const text =
    element.find(BLOCKS).length === 0
      ? element.text()
      : load((element.html() ?? '').replaceAll(BLOCK_TAG, ' <')).text();
  return text.trim().replaceAll(/\s+/g, ' ');
}
