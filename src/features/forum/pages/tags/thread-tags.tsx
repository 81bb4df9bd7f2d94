import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button } from '../../../../design-system/components/button.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type FormBody, toFormBody, typedText, typedTexts } from '../../../../platform/forms/form.ts';
import { Forbidden } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import { type TagChoice, TagFields } from '../../components/tag-fields.view.tsx';
import type { ForumPages } from '../../pages.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import type { KeepingTags } from '../../tags/keeping-tags.ts';
import { tagNames } from '../../tags/tag.ts';
import { chosenFrom, relatedThreads } from '../../tags/tags.repository.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';

const MOST_RELATED = 20;

/** The names of tags that a form was sent with, ticked and typed. */
export function namesIn(typed: FormBody): readonly string[] {
  return tagNames(...typedTexts(typed, 'tag'), typedText(typed, 'tags'));
}

/** Choosing the tags of a thread, and the threads that share some (FOR-30). */
export function threadTagPages({
  app,
  db,
  rights,
  keeping,
}: ForumPages & { readonly keeping: KeepingTags }): void {
  const read = { config: { access: rights.to('mayRead') } };
  // A space that is open to the world is read without an account, and its tags are not chosen without one.
  const write = { config: { access: rights.to('mayWrite') } };
  const path = forumUrls.threadAct(':thread', 'tags');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    chosen: readonly string[],
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, thread, rights: own } = threadVisitOf(request);
    const person = signedInPerson(request);
    if (space.isThread || !(own.mayModerate || (thread.authorId === person.id && own.mayWrite))) {
      throw new Forbidden('Whoever began this thread, and moderators, choose its tags.');
    }
    return reply.code(errors.length > 0 ? 422 : 200).page({
      title: 'Tags of this thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <ThreadTagsPage
          thread={thread}
          choice={{ list: await chosenFrom(db, space.id), chosen, mayModerate: own.mayModerate }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, write, async (request, reply) =>
    show(
      request,
      reply,
      threadVisitOf(request).thread.tags.map(({ name }) => name),
    ),
  );

  app.post(path, write, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const names = namesIn(toFormBody(request.body));
    const outcome = await keeping.tagThread(signedInPerson(request), thread.id, names);
    if (!outcome.ok) return show(request, reply, names, [{ field: 'tags', message: outcome.message }]);
    return reply.redirect(forumUrls.thread(thread.id), 303);
  });

  app.get(forumUrls.threadAct(':thread', 'related'), read, async (request, reply) => {
    const { space, thread } = threadVisitOf(request);
    return reply.page({
      title: 'Related threads',
      breadcrumbs: crumbs(space, thread),
      content: <RelatedPage thread={thread} related={await relatedThreads(db, thread, MOST_RELATED)} />,
    });
  });
}

function ThreadTagsPage({
  thread,
  choice,
  errors,
  csrf,
}: {
  thread: Thread;
  choice: TagChoice;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Tags of this thread</PageHeading>
        <Form action={forumUrls.threadAct(thread.id, 'tags')} csrf={csrf}>
          <TagFields {...choice} errors={errors} />
          <ButtonGroup>
            <Button preventDoubleClick>Save</Button>
            <a class="govuk-link" href={forumUrls.thread(thread.id)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

function RelatedPage({
  thread,
  related,
}: {
  thread: Thread;
  related: Awaited<ReturnType<typeof relatedThreads>>;
}) {
  return (
    <>
      <PageHeading caption={thread.title}>Related threads</PageHeading>
      {related.length === 0 ? (
        <EmptyState title="No other thread shares a tag with this one." />
      ) : (
        <p class="govuk-body">Threads of this space with the same tags, those that share the most first.</p>
      )}
      <ul class="se-threads">
        {related.map(({ id, title, tags }) => (
          <li class="se-thread" key={id}>
            <p class="se-thread__title">
              <a class="govuk-link" href={forumUrls.thread(id)}>
                {title}
              </a>
            </p>
            <p class="se-thread__facts">Both: {tags.join(', ')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
