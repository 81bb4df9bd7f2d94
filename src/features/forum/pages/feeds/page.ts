import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { atomFeed } from '../../feeds/atom.ts';
import { newestPosts, threadsForAll } from '../../feeds/feeds.repository.ts';
import type { ForumPages } from '../../pages.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { chosenFrom } from '../../tags/tags.repository.ts';
import { forumUrls } from '../../urls.ts';

const ATOM = 'application/atom+xml; charset=utf-8';
const POSTS_IN_FEED = 50;
/** The most that a sitemap holds: https://www.sitemaps.org/protocol.html */
const MOST_ADDRESSES = 50_000;
const FEED_LASTS_SECONDS = 300;

/** What programs read of spaces that are open to the world (FOR-42, FOR-76). Nothing of any other space is in it. */
export function feedPages({ app, db, rights, baseUrl }: ForumPages): void {
  app.get(forumUrls.feed(':space'), { config: { access: rights.toWorld } }, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const { id, name: title, purpose: description } = space;
    const source = { page: forumUrls.space(id), feed: forumUrls.feed(id), title, description };
    const feed = atomFeed(source, await newestPosts(db, id, POSTS_IN_FEED), baseUrl);
    return sendCached(request, reply.type(ATOM), feed);
  });

  app.get(
    forumUrls.tagFeed(':space', ':tag'),
    { config: { access: rights.toWorld } },
    async (request, reply) => {
      const { space } = forumVisitOf(request);
      const tag = (await chosenFrom(db, space.id)).find(
        ({ id }) => id === (request.params as { tag?: string }).tag,
      );
      if (tag === undefined) throw new NotFound();
      const source = {
        page: forumUrls.tag(space.id, tag.id),
        feed: forumUrls.tagFeed(space.id, tag.id),
        title: `${space.name}: ${tag.name}`,
        description: space.purpose,
      };
      const feed = atomFeed(source, await newestPosts(db, space.id, POSTS_IN_FEED, tag.id), baseUrl);
      return sendCached(request, reply.type(ATOM), feed);
    },
  );

  app.get(forumUrls.sitemap, { config: { access: anyone } }, async (_request, reply) => {
    const threads = await threadsForAll(db, MOST_ADDRESSES);
    function* lines(): Generator<string> {
      yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n';
      for (const { id, lastPostAt } of threads) {
        const address = new URL(forumUrls.thread(id), baseUrl).href;
        yield `<url><loc>${address}</loc><lastmod>${lastPostAt.toISOString()}</lastmod></url>\n`;
      }
      yield '</urlset>\n';
    }
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', `public, max-age=${FEED_LASTS_SECONDS}`)
      .send(Readable.from(lines()));
  });

  app.get(forumUrls.robots, { config: { access: anyone } }, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', `public, max-age=${FEED_LASTS_SECONDS}`)
      .send(`User-agent: *\nAllow: /\nSitemap: ${new URL(forumUrls.sitemap, baseUrl).href}\n`),
  );
}

/** Sends it with its fingerprint, or nothing but that where the program has the same already (RFC 9110, 13.1.2). */
function sendCached(request: FastifyRequest, reply: FastifyReply, body: string): FastifyReply {
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  reply.header('etag', tag).header('cache-control', `public, max-age=${FEED_LASTS_SECONDS}`);
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*') ? reply.code(304).send() : reply.send(body);
}
