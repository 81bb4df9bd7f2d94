import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Space, SpaceId } from '../space.ts';
import { forumUrls } from '../urls.ts';
import { PrintedPosts, ThreadHead } from './document-view.tsx';
import { heldBySpace } from './export.repository.ts';
import { documentLinks, linkedIn } from './links.ts';
import type { LinkedPart, Part } from './read-space.ts';

export interface HtmlContext {
  readonly db: Queryable;
  readonly baseUrl: URL;
}

const STYLE = [
  'body{font:1rem/1.5 Helvetica,Arial,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}',
  'article{border-top:1px solid #999;padding-top:.5rem}h2{margin-top:3rem}h3{font-size:1rem}',
  'img{max-width:100%}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.25rem .5rem}',
  'blockquote{border-left:4px solid #999;margin-left:0;padding-left:1rem}pre{white-space:pre-wrap}',
].join('');

/** A space as one document that needs nothing else: links between its posts stay inside it. */
export async function* asHtml(
  parts: AsyncIterable<LinkedPart>,
  space: Space,
  context: HtmlContext,
): AsyncGenerator<string> {
  yield `<!DOCTYPE html>\n${opening(space.name, <style>{STYLE}</style>)}${render(
    <>
      <h1>{space.name}</h1>
      {space.purpose !== '' && <p>{space.purpose}</p>}
    </>,
  )}`;
  for await (const part of parts) {
    const url = new URL(forumUrls.thread(part.thread.id), context.baseUrl).href;
    const about = part.about.map(({ text, href }) => ({ text, href: new URL(href, context.baseUrl).href }));
    if (part.isFirst) yield render(<ThreadHead thread={part.thread} about={about} url={url} />);
    yield await postsOf(part, space.id, context, 'h3');
  }
  yield '</main></body></html>\n';
}

/** The posts of a part, with their links. */
export async function postsOf(
  { posts }: Part,
  spaceId: SpaceId,
  { db, baseUrl }: HtmlContext,
  heading: 'h2' | 'h3',
): Promise<string> {
  const held = await heldBySpace(db, spaceId, [...new Set(posts.flatMap(({ html }) => linkedIn(html)))]);
  const linked = posts.map((post) => ({ ...post, html: documentLinks(post.html, held, baseUrl) }));
  return render(<PrintedPosts posts={linked} heading={heading} />);
}

function opening(title: string, style: VNode): string {
  const head = render(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {style}
    </head>,
  );
  return `<html lang="en-GB">${head}<body><main>`;
}
