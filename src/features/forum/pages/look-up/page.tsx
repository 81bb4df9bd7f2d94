import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { Ordering } from '../../order/ordering.ts';
import type { ForumPages } from '../../pages.ts';
import type { PostId, ShownPost } from '../../post.ts';
import { findShownPost } from '../../posts/shown-posts.repository.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { LookUpPage } from './view.tsx';

const lookUpForm = z.object({
  reason: line({ name: 'Reason', max: 500, required: 'Enter a reason: whoever wrote it reads it' }),
});

/** For moderators: looking up who wrote a post without a name, with a reason (FOR-61). */
export function lookUpPages(pages: ForumPages & { readonly ordering: Ordering }): void {
  const { app, db, rights, ordering } = pages;
  const access = { config: { access: rights.to('mayModerate') } };
  const path = forumUrls.postAct(':post', 'name');

  async function postOf(request: FastifyRequest): Promise<ShownPost> {
    const { post: id } = request.params as { post: PostId };
    const post = await findShownPost(db, id, signedInPerson(request).id);
    if (post?.isNameless !== true || post.authorId !== null) throw new NotFound();
    return post;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    return reply.page({
      title: 'Look up who wrote a post',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <LookUpPage
          post={await postOf(request)}
          reason={typedText(toFormBody(request.body), 'reason')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, access, async (request, reply) => show(request, reply));

  app.post(path, access, async (request, reply) => {
    const post = await postOf(request);
    const parsed = parseForm(lookUpForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
    const outcome = await ordering.lookUpName(signedInPerson(request), post.id, parsed.value.reason);
    if (!outcome.ok) return show(request, reply.code(422), [{ field: 'reason', message: outcome.message }]);
    return reply.redirect(forumUrls.postAct(post.id, 'moderate'), 303);
  });
}
