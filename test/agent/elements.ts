import type { CheerioAPI } from 'cheerio';

/** Every element that a selector finds, each by itself, in document order. */
export function elements($: CheerioAPI, selector: string) {
  const found = $.root().find(selector);
  return found.toArray().map((_, index) => found.eq(index));
}

/** One element of a page. */
export type PageElement = ReturnType<typeof elements>[number];

/** The words of an element as they are read: single spaces, none around. */
export function textOf(element: PageElement): string {
  return element.text().trim().replaceAll(/\s+/g, ' ');
}
