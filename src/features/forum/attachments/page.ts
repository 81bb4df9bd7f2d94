import type { Access } from '../../../platform/http/access.ts';
import { NotFound } from '../../../platform/http/failures.ts';
import { parseId } from '../../../platform/ids.ts';
import { findPost } from '../posts/posts.repository.ts';
import { placeOfText } from '../post.ts';
import type { ForumPages } from '../pages.ts';
import { forumVisitOf } from '../spaces/access.ts';
import { forumUrls } from '../urls.ts';
import { type AttachmentId, isShown } from './attachment.ts';
import { findAttachment, readContent } from './attachments.repository.ts';

/** Gives files out apart from all pages, so that whatever is in them can do nothing here. */
export function attachmentPage({ app, db, rights }: ForumPages): void {
  const ofPost = rights.to('mayRead');
  // Until the post is sent, a file is there for whoever attached it alone.
  const access: Access = {
    name: ofPost.name,
    async decide(request) {
      const id = parseId<'attachment'>((request.params as { attachment: string }).attachment);
      const found = id === null ? undefined : await findAttachment(db, id);
      const isOwnUnsent = found?.postId === null && found.personId === request.person?.id;
      return isOwnUnsent ? 'allow' : ofPost.decide(request);
    },
  };

  app.get<{ Params: { attachment: AttachmentId } }>(
    forumUrls.attachment(':attachment'),
    { config: { access } },
    async (request, reply) => {
      const person = request.person?.id ?? null;
      const found = await findAttachment(db, request.params.attachment);
      if (found === undefined) throw new NotFound();
      const post = found.postId === null ? undefined : await findPost(db, found.postId, person);
      const isAuthor = person !== null && (post?.authorId ?? found.personId) === person;
      const isReadable =
        post === undefined
          ? person !== null && found.personId === person
          : placeOfText(post, { isAuthor, ...forumVisitOf(request).rights }) === 'text';
      if (!isReadable) throw new NotFound();
      const etag = `"${found.id}"`;
      reply
        .header('etag', etag)
        // Kept by the browser, but asked for each time whether it may still be seen.
        .header('cache-control', 'private, no-cache')
        .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        .header('x-content-type-options', 'nosniff')
        .header('cross-origin-resource-policy', 'same-origin')
        .header(
          'content-disposition',
          `${isShown(found.mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
        );
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type(found.mediaType).send(await readContent(db, found.id));
    },
  );
}
