import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../../../design-system/components/button.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import type { OnwardLink } from '../../../../design-system/patterns/onward-links.tsx';
import { LinkList } from '../../../../design-system/patterns/onward-links.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { Target } from '../../linking/linking.ts';
import type { ForumPages } from '../../pages.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { withQuery } from '../query.ts';

/** What of the endeavour a thread is about, and what it or a post of it can be made into (FOR-12, FOR-51). */
export function linksPages({ app, db, rights, linking }: ForumPages): void {
  const path = forumUrls.threadAct(':thread', 'links');
  const access = rights.to('mayWrite');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    const contexts = await linking.contextsOf(request, space);
    if (contexts.length === 0) throw new NotFound();
    const named = (request.query as { post?: unknown }).post;
    const post = typeof named === 'string' ? parseId<'post'>(named) : null;
    const from = withQuery('', { thread: thread.id, post: post ?? undefined });
    const linked = await linking.targetsOf(request, space, thread.id);
    const all = await linking.targets(request, space);
    const becoming = await Promise.all(
      contexts.flatMap((context) => linking.becoming.map((find) => find(request, { context }, from))),
    );
    return reply.page({
      title: 'What this thread is about',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <LinksPage
          thread={thread}
          isOfPost={post !== null}
          linked={linked}
          others={all.filter(({ kind, id }) => !linked.some((each) => each.kind === kind && each.id === id))}
          becoming={becoming.flat()}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, { config: { access } }, (request, reply) => show(request, reply));

  app.post(path, { config: { access } }, async (request, reply) => {
    const { space, thread } = threadVisitOf(request);
    const typed = toFormBody(request.body);
    const chosen = typedText(typed, 'target');
    const by = signedInPerson(request).id;
    const target = (await linking.targets(request, space)).find((each) => keyOf(each) === chosen);
    if (target === undefined) {
      return show(request, reply.code(422), [
        { field: 'target', message: 'Select what the thread is about' },
      ]);
    }
    if (typedText(typed, 'act') === 'remove') await linking.unlink(by, thread, target);
    else await inTransaction(db, (tx) => linking.link(tx, by, thread, target));
    return reply.redirect(forumUrls.threadAct(thread.id, 'links'), 303);
  });
}

function keyOf({ kind, id }: Pick<Target, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

function LinksPage(model: {
  thread: Thread;
  isOfPost: boolean;
  linked: readonly Target[];
  others: readonly Target[];
  becoming: readonly OnwardLink[];
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const { thread, isOfPost, linked, others, becoming, errors, csrf } = model;
  const action = forumUrls.threadAct(thread.id, 'links');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>What this thread is about</PageHeading>
        {linked.length === 0 && <EmptyState title="It is not linked to anything in the endeavour yet." />}
        <ul class="govuk-list govuk-list--spaced">
          {linked.map((target) => (
            <li key={keyOf(target)}>
              <a class="govuk-link" href={target.href}>
                {target.text}
              </a>
              <Form action={action} csrf={csrf}>
                <HiddenFields values={{ act: 'remove', target: keyOf(target) }} />
                <button type="submit" class="se-link-button">
                  Remove the link<VisuallyHidden> to {target.text}</VisuallyHidden>
                </button>
              </Form>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <Form action={action} csrf={csrf}>
            <HiddenFields values={{ act: 'add' }} />
            <Select
              name="target"
              label="Link it to"
              hint="The link is shown here and there."
              options={[
                { value: '', text: 'Select one' },
                ...others.map((target) => ({ value: keyOf(target), text: target.text })),
              ]}
              error={mistakeAt(errors, 'target')}
            />
            <Button preventDoubleClick>Link</Button>
          </Form>
        )}
        {becoming.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Make something of {isOfPost ? 'the post' : 'it'}</h2>
            <LinkList links={becoming} />
          </>
        )}
      </div>
    </div>
  );
}
