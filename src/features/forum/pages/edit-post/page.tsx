import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { checkbox, cleanText, line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { Forbidden, NotFound } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import { attachInForm } from '../../attachments/attach-in-form.ts';
import { rulesOfSpace } from '../../attachments/attachment.ts';
import { languageField } from '../../../../platform/forms/language-field.ts';
import type { ForumPages } from '../../pages.ts';
import { MAX_POST_LENGTH, placeOfText, type PostId, type ShownPost } from '../../post.ts';
import { linkNames } from '../../posts/link-names.ts';
import { findShownPost } from '../../posts/shown-posts.repository.ts';
import { listVersions } from '../../posts/posts.repository.ts';
import { renderPost } from '../../posts/render-post.ts';
import { changesOf } from '../../posts/word-changes.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { DeletePage, EditPage, VersionsPage } from './view.tsx';

const editForm = z
  .object({
    text: text({ name: 'Text', max: MAX_POST_LENGTH, required: 'Write something, or delete the post' }),
    language: languageField,
    tells: checkbox,
    reason: line({ name: 'What changed', max: 300 }),
  })
  .refine(({ tells, reason }) => !tells || reason !== '', {
    path: ['reason'],
    error: 'Say what changed, for those who are told',
  });

/** What authors do with what they wrote, and what became of it for everybody to read. */
export function editPostPages({ app, db, rights, writing, attaching }: ForumPages): void {
  const write = rights.to('mayWrite');

  async function postOf(request: FastifyRequest): Promise<ShownPost> {
    const { post } = request.params as { post: PostId };
    const found = await findShownPost(db, post, request.person?.id ?? null);
    if (found === undefined) throw new NotFound();
    return found;
  }

  async function ownPost(request: FastifyRequest): Promise<ShownPost> {
    const post = await postOf(request);
    if (post.authorId !== signedInPerson(request).id) throw new Forbidden('This is not your post.');
    return post;
  }

  function showEdit(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      post: ShownPost;
      text: string;
      language: string;
      seen: string;
      preview?: string;
      now?: string | undefined;
      description?: string;
      typed?: FormBody;
      errors?: readonly FieldMistake[];
    },
  ): FastifyReply {
    const { space, thread } = threadVisitOf(request);
    const { typed = {}, errors = [], ...rest } = shown;
    return reply.page({
      title: 'Edit your post',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <EditPage
          thread={thread}
          {...rest}
          tells={typed['tells'] !== undefined}
          reason={typedText(typed, 'reason')}
          errors={errors}
          rules={rulesOfSpace(attaching.rules, space)}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.postAct(':post', 'edit'), { config: { access: write } }, async (request, reply) => {
    const post = await ownPost(request);
    return showEdit(request, reply, { post, text: post.text, language: post.language, seen: post.text });
  });

  app.post(forumUrls.postAct(':post', 'edit'), { config: { access: write } }, async (request, reply) => {
    const post = await ownPost(request);
    const typed = toFormBody(request.body);
    const language = typedText(typed, 'language') || post.language;
    const seen = cleanText(typedText(typed, 'seen'));
    const withFile = await attachInForm(attaching, request, typed, threadVisitOf(request).space);
    if (withFile !== undefined) {
      const { status, errors } = withFile;
      const [text, description] = [
        typedText(withFile.typed, 'text'),
        typedText(withFile.typed, 'description'),
      ];
      return showEdit(request, reply.code(status), {
        post,
        text,
        language,
        description,
        seen,
        typed,
        errors,
      });
    }
    const linked = await linkNames(db, cleanText(typedText(typed, 'text')));
    const parsed = parseForm(editForm, { ...typed, text: linked.text, language });
    const again = { post, text: typedText(typed, 'text'), language, seen, typed };
    if (typedText(typed, 'act') === 'preview') {
      return showEdit(request, reply, { ...again, preview: renderPost(linked.text) });
    }
    if (!parsed.ok) return showEdit(request, reply.code(422), { ...again, errors: parsed.errors });
    const { text: words, tells, reason, language: written } = parsed.value;
    const change = { text: words, seen, language: written, tell: tells ? reason : '' };
    const outcome = await writing.edit(signedInPerson(request), post.id, change);
    if (outcome.ok) return reply.redirect(forumUrls.post(post.id), 303);
    const errors = [{ field: 'text', message: outcome.message }];
    const now = post.text === seen ? undefined : post.html;
    return showEdit(request, reply.code(422), { ...again, seen: post.text, now, errors });
  });

  app.get(forumUrls.postAct(':post', 'delete'), { config: { access: write } }, async (request, reply) => {
    const { space, thread } = threadVisitOf(request);
    const post = await ownPost(request);
    return reply.page({
      title: 'Delete your post',
      breadcrumbs: crumbs(space, thread),
      content: <DeletePage post={post} csrf={reply.generateCsrf()} />,
    });
  });

  app.post(forumUrls.postAct(':post', 'delete'), { config: { access: write } }, async (request, reply) => {
    const post = await ownPost(request);
    await writing.remove(signedInPerson(request), post.id);
    return reply.redirect(forumUrls.post(post.id), 303);
  });

  app.get(
    forumUrls.postAct(':post', 'versions'),
    { config: { access: rights.to('mayRead') } },
    async (request, reply) => {
      const { space, thread, rights: own } = threadVisitOf(request);
      const post = await postOf(request);
      const isAuthor = post.authorId === (request.person?.id ?? '');
      if (placeOfText(post, { isAuthor, mayModerate: own.mayModerate }) !== 'text') throw new NotFound();
      const versions = await listVersions(db, post.id);
      const texts = [...versions, { text: post.text, writtenAt: post.editedAt ?? post.createdAt }];
      const shown = texts.map(({ text: words, writtenAt }, index) => ({
        writtenAt,
        changes: changesOf(index === 0 ? words : (texts[index - 1]?.text ?? ''), words),
      }));
      return reply.page({
        title: 'What changed in a post',
        breadcrumbs: crumbs(space, thread),
        content: <VersionsPage post={post} versions={shown} />,
      });
    },
  );
}
