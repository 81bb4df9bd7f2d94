import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** Stands in the text of a page for HTML that is kept as bytes; nobody outside knows it. */
const PLACE = `kept-${randomUUID()}-`;

/** What is put into the page that is being rendered, which takes no turn of the event loop. */
let kept: Uint8Array[] | undefined;

/** A page (a `<Layout>`) as an HTML document in UTF-8. */
export function renderPage(page: VNode): Buffer {
  const placed: Uint8Array[] = [];
  kept = placed;
  try {
    const [first = '', ...rest] = `<!DOCTYPE html>\n${render(page)}\n`.split(PLACE);
    const parts = rest.flatMap((text) => {
      const end = text.indexOf(';');
      const part = placed[Number(text.slice(0, end))];
      if (part === undefined) throw new Error('A part of the page is lost.');
      return [part, Buffer.from(text.slice(end + 1))];
    });
    return Buffer.concat([Buffer.from(first), ...parts]);
  } finally {
    kept = undefined;
  }
}

/** HTML within a page for `dangerouslySetInnerHTML`: within `renderPage` its bytes go into the page as they are. */
export function htmlFromBytes(bytes: Uint8Array): string {
  return kept === undefined ? Buffer.from(bytes).toString() : `${PLACE}${kept.push(bytes) - 1};`;
}

/** Part of a page as bytes, apart from the page that is being rendered. */
export function renderBytes(part: VNode): Buffer {
  const outside = kept;
  kept = undefined;
  try {
    return Buffer.from(render(part));
  } finally {
    kept = outside;
  }
}
