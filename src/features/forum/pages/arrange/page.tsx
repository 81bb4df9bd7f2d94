import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { line } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { Arranging } from '../../arranging/arranging.ts';
import { listMergedInto } from '../../arranging/arranging.repository.ts';
import { numbersIn } from '../../arranging/numbers.ts';
import type { ForumPages } from '../../pages.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { MAX_TITLE_LENGTH, type ThreadId } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { ArrangePage } from './view.tsx';

const reason = line({ name: 'Reason', max: 500, required: 'Enter a reason, which the authors read' });
const mergeForm = z.object({
  into: line({ name: 'Address', max: 300, required: 'Enter the address of the other thread' }),
  reason,
});
const splitForm = z.object({
  numbers: line({ name: 'Numbers', max: 300, required: 'Enter the numbers of the posts, such as 3, 5-7' }),
  title: line({ name: 'Title', max: MAX_TITLE_LENGTH, required: 'Enter a title for the new thread' }),
  'split-reason': reason,
});

const FIELDS = ['into', 'reason', 'numbers', 'title', 'split-reason'] as const;

/** Merging a thread into another, taking that back, and making a thread of some posts (FOR-11). */
export function arrangePages({
  app,
  db,
  rights,
  arranging,
}: ForumPages & { readonly arranging: Arranging }): void {
  const access = { config: { access: rights.to('mayModerate') } };

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody = {},
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    return reply.code(errors.length > 0 ? 422 : 200).page({
      title: 'Merge or split this thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <ArrangePage
          thread={thread}
          merged={await listMergedInto(db, thread.id)}
          typed={Object.fromEntries(FIELDS.map((name) => [name, typedText(typed, name)]))}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.threadAct(':thread', 'arrange'), access, (request, reply) => show(request, reply));

  app.post(forumUrls.threadAct(':thread', 'merge'), access, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const typed = toFormBody(request.body);
    const parsed = parseForm(mergeForm, typed);
    if (!parsed.ok) return show(request, reply, typed, parsed.errors);
    const into = parseId<'thread'>(/\/threads\/([^/?#\s]+)/.exec(parsed.value.into)?.[1] ?? '');
    const outcome =
      into === null
        ? ({
            ok: false,
            message: 'Enter the address of a thread, as your browser shows it on its page',
          } as const)
        : await arranging.merge(signedInPerson(request), thread.id, into, parsed.value.reason);
    if (!outcome.ok) return show(request, reply, typed, [{ field: 'into', message: outcome.message }]);
    return reply.redirect(forumUrls.thread(into ?? thread.id), 303);
  });

  app.post(forumUrls.threadAct(':thread', 'unmerge'), access, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    // Who took it back before, on another page, finds it done.
    await arranging.unmerge(signedInPerson(request), thread.id);
    return reply.redirect(forumUrls.thread(thread.id), 303);
  });

  app.post(forumUrls.threadAct(':thread', 'split'), access, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const typed = toFormBody(request.body);
    const parsed = parseForm(splitForm, typed);
    if (!parsed.ok) return show(request, reply, typed, parsed.errors);
    const { title, numbers: written, 'split-reason': why } = parsed.value;
    const numbers = numbersIn(written, thread.posts);
    const outcome =
      numbers === undefined
        ? ({ ok: false, message: `Enter numbers from 2 to ${thread.posts}, such as 3, 5-7` } as const)
        : await arranging.split(signedInPerson(request), thread.id, { numbers, title, reason: why });
    if (!outcome.ok) return show(request, reply, typed, [{ field: 'numbers', message: outcome.message }]);
    return reply.redirect(forumUrls.thread(outcome.threadId satisfies ThreadId), 303);
  });
}
