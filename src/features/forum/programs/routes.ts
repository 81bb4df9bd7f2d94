import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, line, text } from '../../../platform/forms/fields.ts';
import { sendProblem } from '../../../platform/http/problem.ts';
import { newId, parseId } from '../../../platform/ids.ts';
import { byToken, routesForPrograms, signedInPerson } from '../../people/index.ts';
import { languageField } from '../../../platform/forms/language-field.ts';
import type { ForumPages } from '../pages.ts';
import { pageIn, withQuery } from '../pages/query.ts';
import { MAX_POST_LENGTH } from '../post.ts';
import { linkNames } from '../posts/link-names.ts';
import { listPosts } from '../posts/shown-posts.repository.ts';
import type { Written } from '../posts/writing.ts';
import { forumVisitOf, threadVisitOf } from '../spaces/access.ts';
import { MAX_TAG_LENGTH, tagNames } from '../tags/tag.ts';
import { MAX_TITLE_LENGTH, PAGE_SIZE, THREAD_KINDS } from '../thread.ts';
import { pageOfThreads } from '../threads/page-of-threads.ts';
import { forumUrls } from '../urls.ts';
import { listedAsData, postAsData, spaceAsData, threadAsData } from './as-data.ts';

const MOST_LISTED = 100_000;

/** Sending the same key again makes nothing twice. */
const key = line({ name: '“key”', max: 40 }).transform((value) => value || newId());
const words = text({ name: '“text”', max: MAX_POST_LENGTH, required: 'Send a “text” that is not empty.' });
const replyBody = z.object({
  text: words,
  language: languageField,
  replyTo: z.string({ error: '“replyTo” must be the id of a post.' }).nullish(),
  key,
});
const threadBody = z.object({
  kind: choice(THREAD_KINDS, `Send a “kind”: ${THREAD_KINDS.join(', ')}.`),
  title: line({ name: '“title”', max: MAX_TITLE_LENGTH, required: 'Send a “title”.' }),
  text: words,
  language: languageField,
  tags: z.array(z.string().max(4 * MAX_TAG_LENGTH), { error: '“tags” must be a list of names.' }).default([]),
  reviewOn: z.iso.date({ error: '“reviewOn” must be a day, like 2026-03-31.' }).nullish(),
  key,
});

/** What programs do in the forum with a token (FOR-74): as the person who made it, under the same rights and limits. */
export function programRoutes({ app, db, rights, writing, baseUrl }: ForumPages): void {
  const readSpace = { config: byToken('read', rights.to('mayRead')) };
  const writeSpace = { config: byToken('write', rights.to('mayWrite')) };
  const { api } = forumUrls;

  routesForPrograms(app, (scope) => {
    scope.get(api.spaces, { config: byToken('read') }, async (request) => {
      const readable = await rights.readable(db, signedInPerson(request));
      return { spaces: readable.map(({ space, rights: own }) => spaceAsData(space, own, baseUrl)) };
    });

    scope.get(api.threads(':space'), readSpace, async (request) => {
      const { space } = forumVisitOf(request);
      const page = pageIn(request);
      const personId = signedInPerson(request).id;
      const filter = { spaceIds: [space.id], personId, order: 'latest' } as const;
      const { threads, total } = await pageOfThreads(db, filter, page, MOST_LISTED);
      return {
        threads: threads.map((thread) => listedAsData(thread, baseUrl)),
        total,
        next: nextPage(api.threads(space.id), page, total),
      };
    });

    scope.get(api.thread(':thread'), readSpace, async (request) =>
      threadAsData(threadVisitOf(request).thread, baseUrl),
    );

    scope.get(api.posts(':thread'), readSpace, async (request) => {
      const { thread, rights: own, readsFrom } = threadVisitOf(request);
      const page = pageIn(request);
      const first = (page - 1) * PAGE_SIZE + 1;
      const { id } = signedInPerson(request);
      const to = first + PAGE_SIZE - 1;
      const posts = await listPosts(db, thread.id, Math.max(first, readsFrom), to, id);
      const who = { id, mayModerate: own.mayModerate };
      return {
        posts: posts.map((post) => postAsData(post, who, baseUrl)),
        total: thread.posts,
        next: nextPage(api.posts(thread.id), page, thread.posts),
      };
    });

    scope.post(api.posts(':thread'), writeSpace, async (request, reply) => {
      const { thread } = threadVisitOf(request);
      const body = read(replyBody, request, reply);
      if (body === undefined) return reply;
      const { text: written } = await linkNames(db, body.text);
      const replyTo = typeof body.replyTo === 'string' ? parseId<'post'>(body.replyTo) : null;
      const by = signedInPerson(request);
      return answer(reply, await writing.reply(by, { ...body, threadId: thread.id, text: written, replyTo }));
    });

    scope.post(api.threads(':space'), writeSpace, async (request, reply) => {
      const { space } = forumVisitOf(request);
      const body = read(threadBody, request, reply);
      if (body === undefined) return reply;
      const { text: linked } = await linkNames(db, body.text);
      const wanted = { ...body, spaceId: space.id, text: linked, tags: tagNames(...body.tags) };
      const { reviewOn = null } = body;
      return answer(reply, await writing.start(signedInPerson(request), { ...wanted, reviewOn }));
    });
  });

  function nextPage(path: string, page: number, total: number): string | null {
    return page * PAGE_SIZE < total ? new URL(withQuery(path, { page: page + 1 }), baseUrl).href : null;
  }

  function answer(reply: FastifyReply, written: Written): FastifyReply {
    if (!written.ok) {
      // What was typed is kept for people; a program has it still.
      return sendProblem(reply, 422, written.message.replace(' Your text is kept below.', ''));
    }
    const { threadId, postId, number, isHeld } = written;
    const url = new URL(forumUrls.post(postId), baseUrl).href;
    return reply.code(201).header('location', url).send({ threadId, postId, number, isHeld, url });
  }
}

/** The body as the schema wants it; otherwise the first thing that is wrong with it is answered. */
function read<Schema extends z.ZodType>(
  schema: Schema,
  { body }: FastifyRequest,
  reply: FastifyReply,
): z.output<Schema> | undefined {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const isObject = typeof body === 'object' && body !== null;
  void sendProblem(reply, 422, isObject ? issue?.message : 'Send an object in JSON.');
  return undefined;
}
