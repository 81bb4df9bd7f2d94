import { FORMER_MEMBER, LEFT_OUT_WORDS, placeOfText, type ShownPost } from '../post.ts';
import type { Rights, Space } from '../space.ts';
import type { ListedThread, TaggedThread } from '../thread.ts';
import { forumUrls } from '../urls.ts';

/** Names of fields are a promise to programs (docs/programming-interface.md): add to them, and change none. */
export function spaceAsData({ id, name, purpose, kind, archivedAt }: Space, rights: Rights, baseUrl: URL) {
  return {
    id,
    name,
    purpose,
    kind,
    isArchived: archivedAt !== null,
    mayWrite: rights.mayWrite,
    url: new URL(forumUrls.space(id), baseUrl).href,
  };
}

export function listedAsData(thread: ListedThread, baseUrl: URL) {
  const { id, spaceId, kind, state, title, organisation, posts, createdAt, lastPostAt, tags } = thread;
  return {
    id,
    spaceId,
    kind,
    state,
    title,
    author: thread.shownAuthor ?? (thread.author || FORMER_MEMBER),
    organisation,
    posts,
    tags: tagNamesOf(tags),
    createdAt: createdAt.toISOString(),
    lastPostAt: lastPostAt.toISOString(),
    url: new URL(forumUrls.thread(id), baseUrl).href,
  };
}

export function threadAsData(thread: TaggedThread, baseUrl: URL) {
  const { id, spaceId, kind, state, title, language, posts, createdAt, lastPostAt, tags } = thread;
  return {
    id,
    spaceId,
    kind,
    state,
    title,
    language,
    posts,
    isLocked: thread.lockedAt !== null,
    mergedInto: thread.mergedInto,
    tags: tagNamesOf(tags),
    createdAt: createdAt.toISOString(),
    lastPostAt: lastPostAt.toISOString(),
    url: new URL(forumUrls.thread(id), baseUrl).href,
  };
}

function tagNamesOf(tags: TaggedThread['tags']): readonly string[] {
  return tags.filter(({ isProposed }) => !isProposed).map(({ name }) => name);
}

/** A post as the person may see it: a text that a page leaves out is left out here, with the same words. */
export function postAsData(
  post: ShownPost,
  who: { readonly id: string; readonly mayModerate: boolean },
  baseUrl: URL,
) {
  const place = placeOfText(post, { isAuthor: post.authorId === who.id, mayModerate: who.mayModerate });
  return {
    id: post.id,
    number: post.number,
    author: post.author,
    organisation: post.organisation,
    language: post.language,
    text: place === 'text' ? post.text : null,
    leftOut: place === 'text' ? null : LEFT_OUT_WORDS[place],
    replyTo: post.replyTo,
    thanks: post.thanks,
    isAccepted: post.acceptedAt !== null,
    createdAt: post.createdAt.toISOString(),
    editedAt: post.editedAt?.toISOString() ?? null,
    url: new URL(forumUrls.post(post.id), baseUrl).href,
  };
}
