import type { Space } from '../space.ts';
import { forumUrls } from '../urls.ts';
import type { ShownPoll } from '../polls/poll.ts';
import { absoluteLinks } from './links.ts';
import type { ExportedPost, LinkedPart } from './read-space.ts';

/** A space as one JSON document, described in docs/forum-export.md. */
export async function* asJson(
  parts: AsyncIterable<LinkedPart>,
  about: { readonly space: Space; readonly baseUrl: URL; readonly madeAt: Date },
): AsyncGenerator<string> {
  const { space, baseUrl, madeAt } = about;
  const head = {
    format: 'shared-endeavour-space',
    version: 1,
    madeAt,
    space: { id: space.id, url: url(forumUrls.space(space.id)), name: space.name, purpose: space.purpose },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"threads":[`;
  let isBegun = false;
  for await (const { thread, about: targets, posts, isFirst, isLast } of parts) {
    const { carried, posts: count, ...rest } = thread;
    const linked = targets.map(({ kind, id, text, href }) => ({ kind, id, text, url: url(href) }));
    const own = {
      ...rest,
      url: url(forumUrls.thread(thread.id)),
      fromSession: carried,
      about: linked,
      count,
    };
    const before = isFirst
      ? `${isBegun ? ',\n' : '\n'}${JSON.stringify(own).slice(0, -1)},"posts":[\n`
      : ',\n';
    yield `${before}${posts.map((post) => JSON.stringify(postOf(post))).join(',\n')}${isLast ? ']}' : ''}`;
    isBegun = true;
  }
  yield '\n]}\n';

  function url(path: string): string {
    return new URL(path, baseUrl).href;
  }

  function postOf(post: ExportedPost): object {
    const { id, number, author, organisation, language, text, replyTo, thanks, leftOut } = post;
    const { createdAt, editedAt, acceptedAt } = post;
    const words = { author, organisation, language, text: absoluteLinks(text, baseUrl), leftOut };
    return {
      id,
      url: url(forumUrls.post(id)),
      number,
      ...words,
      replyTo,
      thanks,
      createdAt,
      editedAt,
      acceptedAt,
      poll: post.poll === null ? null : pollOf(post.poll),
    };
  }
}

function pollOf(poll: ShownPoll): object {
  const { kind, question, options, maxChoices, scale, isClosed, endsAt, closedAt } = poll;
  const { answered, results, organisations, reasons } = poll;
  const asked = { kind, question, options: options.map(({ text }) => text), maxChoices, scale };
  return { ...asked, isClosed, endsAt, closedAt, answered, results, organisations, reasons };
}
