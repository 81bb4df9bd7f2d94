import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A page (a `<Layout>`) as the text of an HTML document. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>\n${render(page)}\n`;
}
