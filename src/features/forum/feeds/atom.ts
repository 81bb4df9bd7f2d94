import { Feed } from 'feed';
import { PRODUCT_NAME } from '../../../design-system/components/header.tsx';
import { documentLinks } from '../export/links.ts';
import { forumUrls } from '../urls.ts';
import type { FeedPost } from './feeds.repository.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Titles of an Atom feed are HTML; those of threads are plain text. */
const asHtml = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** What a feed is about. */
interface FeedSource {
  /** The path of the page that shows the same. */
  readonly page: string;
  readonly feed: string;
  readonly title: string;
  readonly description: string;
}

/** Posts as an Atom feed (RFC 4287), in their order. */
export function atomFeed(source: FeedSource, posts: readonly FeedPost[], baseUrl: URL): string {
  const url = (path: string): string => new URL(path, baseUrl).href;
  const changed = posts.map(({ createdAt, editedAt }) => (editedAt ?? createdAt).getTime());
  const feed = new Feed({
    id: url(source.page),
    link: url(source.page),
    title: asHtml(source.title),
    description: asHtml(source.description),
    updated: new Date(Math.max(0, ...changed)),
    generator: PRODUCT_NAME,
    feedLinks: { atom: url(source.feed) },
  });
  for (const { id, title, number, author, html, createdAt, editedAt } of posts) {
    feed.addItem({
      id: url(forumUrls.post(id)),
      link: url(forumUrls.post(id)),
      title: asHtml(number === 1 ? title : `${author} in “${title}”`),
      author: [{ name: author }],
      published: createdAt,
      date: editedAt ?? createdAt,
      content: documentLinks(html, new Set(), baseUrl),
    });
  }
  return feed.atom1();
}
