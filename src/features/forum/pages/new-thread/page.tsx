import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { newId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { linkNames, type UnclearName } from '../../posts/link-names.ts';
import { renderPost } from '../../posts/render-post.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { TEMPLATES, THREAD_KINDS } from '../../thread.ts';
import { forumUrls, placeOfPost } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { threadForm } from './form.ts';
import { KindPage, NewThreadPage } from './view.tsx';

interface Shown {
  readonly typed: FormBody;
  readonly errors?: readonly FieldMistake[];
  readonly preview?: string;
  readonly unclear?: readonly UnclearName[];
}

/** Starting a thread: first its kind, then its title and text, looked at before it is sent if one likes. */
export function newThreadPages({ app, db, rights, writing }: ForumPages): void {
  const access = rights.to('mayWrite');

  function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply {
    const { space } = forumVisitOf(request);
    const { typed, errors = [], preview, unclear = [] } = shown;
    const kind = THREAD_KINDS.find((each) => each === typedText(typed, 'kind')) ?? 'discussion';
    return reply.page({
      title: 'Start a thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <NewThreadPage
          space={space}
          kind={kind}
          title={typedText(typed, 'title')}
          text={typedText(typed, 'text')}
          messageKey={typedText(typed, 'key') || newId()}
          errors={errors}
          preview={preview}
          unclear={unclear}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.newThread(':space'), { config: { access } }, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const { kind } = request.query as { kind?: unknown };
    const chosen = THREAD_KINDS.find((each) => each === kind);
    if (chosen !== undefined)
      return show(request, reply, { typed: { kind: chosen, text: TEMPLATES[chosen] } });
    return reply.page({
      title: 'Start a thread',
      breadcrumbs: crumbs(space),
      content: <KindPage space={space} />,
    });
  });

  app.post(forumUrls.newThread(':space'), { config: { access } }, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const typed = toFormBody(request.body);
    const linked = await linkNames(db, cleanText(typedText(typed, 'text')));
    const parsed = parseForm(threadForm, { ...typed, text: linked.text });
    if (typedText(typed, 'act') === 'preview') {
      return show(request, reply, { typed, preview: renderPost(linked.text), unclear: linked.unclear });
    }
    if (!parsed.ok) return show(request, reply.code(422), { typed, errors: parsed.errors });
    const written = await writing.start(signedInPerson(request), { spaceId: space.id, ...parsed.value });
    if (!written.ok) {
      return show(request, reply.code(422), { typed, errors: [{ field: 'text', message: written.message }] });
    }
    return reply.redirect(placeOfPost(written.threadId, 1, 1), 303);
  });
}
