import { ATTACHMENTS_PATH } from '../attachments/attachment.ts';

const ID_LENGTH = 16;
const IN_FORUM = /href="\/forum\/(posts|threads)\/([0-9a-hjkmnp-tv-z]{16})"/g;

/** The posts and threads that a text links to. */
export function linkedIn(html: string): readonly string[] {
  return [...new Set([...html.matchAll(IN_FORUM)].map(([, , id]) => id ?? ''))];
}

/** Links to what the document holds lead there; all others to the installation. */
export function documentLinks(html: string, held: ReadonlySet<string>, baseUrl: URL): string {
  return html
    .replaceAll(IN_FORUM, (whole, kind: string, id: string) =>
      held.has(id) ? `href="#${kind === 'posts' ? 'post' : 'thread'}-${id}"` : whole,
    )
    .replaceAll(/(href|src)="(\/[^"]*)"/g, (_whole, name: string, path: string) =>
      URL.canParse(path, baseUrl) ? `${name}="${new URL(path, baseUrl).href}"` : `${name}=""`,
    );
}

/** Links to attached files lead to those that stand beside the document: `paths` by the ids of the files. */
export function linksToFiles(document: string, paths: ReadonlyMap<string, string>, baseUrl: URL): string {
  const address = new URL(ATTACHMENTS_PATH, baseUrl).href;
  return document
    .split(address)
    .map((piece, index) => {
      const id = piece.slice(0, ID_LENGTH);
      const path = paths.get(id);
      if (index === 0) return piece;
      return path === undefined ? `${address}${piece}` : `${path}${piece.slice(ID_LENGTH)}`;
    })
    .join('');
}

/** Links of a Markdown text to pages of the installation, with its address. */
export function absoluteLinks(text: string, baseUrl: URL): string {
  return text.replaceAll(/\]\((\/[^)\s]*)/g, (whole, path: string) =>
    URL.canParse(path, baseUrl) ? `](${new URL(path, baseUrl).href}` : whole,
  );
}
