import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { line } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type PersonId, signedInPerson } from '../../../people/index.ts';
import type { Arranging } from '../../arranging/arranging.ts';
import type { MergeAcross } from '../../arranging/merging.ts';
import { hasNameless } from '../../nameless/nameless.repository.ts';
import type { Space } from '../../space.ts';
import { listMembers } from '../../spaces/spaces.repository.ts';
import { listMergedInto } from '../../arranging/arranging.repository.ts';
import { numbersIn } from '../../arranging/numbers.ts';
import type { ForumPages } from '../../pages.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { MAX_TITLE_LENGTH, type ThreadId } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { findThreadVisit } from '../../threads/threads.repository.ts';
import { crumbs } from '../crumbs.ts';
import { answerStopped } from '../stopped/page.tsx';
import { withQuery } from '../query.ts';
import { audienceChange, type ReadersOfTwo } from './audience-change.ts';
import { ConfirmMergePage } from './confirm-view.tsx';
import { ArrangePage, type ListedMerge } from './view.tsx';

const reason = line({ name: 'Reason', max: 500, required: 'Enter a reason, which the authors read' });
const mergeForm = z.object({
  into: line({ name: 'Address', max: 300, required: 'Enter the address of the other thread' }),
  reason,
  said: line({ name: 'What was said', max: 60 }),
});
const splitForm = z.object({
  numbers: line({ name: 'Numbers', max: 300, required: 'Enter the numbers of the posts, such as 3, 5-7' }),
  title: line({ name: 'Title', max: MAX_TITLE_LENGTH, required: 'Enter a title for the new thread' }),
  'split-reason': reason,
});

const NO_THREAD = {
  field: 'into',
  message: 'Enter the address of a thread, as your browser shows it on its page',
};

const FIELDS = ['into', 'reason', 'numbers', 'title', 'split-reason'] as const;

/** Merging a thread into another, taking that back, and making a thread of some posts (FOR-11). */
export function arrangePages({
  app,
  db,
  clock,
  rights,
  arranging,
}: ForumPages & { readonly arranging: Arranging }): void {
  const access = { config: { access: rights.to('mayModerate') } };

  /** What was merged into a thread, and whether whoever asks may take it out again. */
  async function mergedInto(request: FastifyRequest, id: ThreadId): Promise<readonly ListedMerge[]> {
    const listed: ListedMerge[] = [];
    for (const { spaceId, ...thread } of await listMergedInto(db, id)) {
      const place = await rights.of(db, signedInPerson(request), spaceId);
      listed.push({ ...thread, mayUndo: place?.rights.mayModerate === true });
    }
    return listed;
  }

  async function confirm(
    request: FastifyRequest,
    reply: FastifyReply,
    across: MergeAcross,
    why: string,
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    return reply.page({
      title: 'Merge threads of two spaces',
      breadcrumbs: crumbs(space, thread),
      content: (
        <ConfirmMergePage
          across={across}
          lines={audienceChange(across, await readersOf(across))}
          reason={why}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  /** How many people each of the two spaces has, and how many of them read only one. */
  async function readersOf({ thread, from, to }: MergeAcross): Promise<ReadersOfTwo> {
    const [here, there] = [await peopleOf(from), await peopleOf(to)];
    const stay = await rights.readersAmong(db, to, here);
    const knew = await rights.readersAmong(db, from, there);
    return {
      there: there.length,
      gain: there.length - knew.length,
      lose: here.length - stay.length,
      hasNameless: await hasNameless(db, thread.id),
    };
  }

  const peopleOf = async ({ id }: Space): Promise<readonly PersonId[]> =>
    (await listMembers(db, id)).map((member) => member.id);

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
          merged={await mergedInto(request, thread.id)}
          typed={Object.fromEntries(FIELDS.map((name) => [name, typedText(typed, name)]))}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get<{ Querystring: { into?: string } }>(
    forumUrls.threadAct(':thread', 'arrange'),
    access,
    (request, reply) =>
      answerStopped(request, reply, clock.now()) ?? show(request, reply, { into: request.query.into ?? '' }),
  );

  const done = (
    reply: FastifyReply,
    arranged: 'merge' | 'split' | 'unmerge',
    { at, of }: { readonly at: ThreadId; readonly of: ThreadId | null },
  ): FastifyReply =>
    reply.redirect(reply.done(withQuery(forumUrls.thread(at), { of: of ?? undefined }), arranged), 303);

  /** The thread of an address that was typed, and whether that is none. */
  async function threadAt(address: string): Promise<ThreadId | undefined> {
    const id = parseId<'thread'>(/\/threads\/([^/?#\s]+)/.exec(address)?.[1] ?? '');
    return id === null ? undefined : (await findThreadVisit(db, { thread: id }, null))?.thread.id;
  }

  app.post(forumUrls.threadAct(':thread', 'merge'), access, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const typed = toFormBody(request.body);
    const parsed = parseForm(mergeForm, typed);
    const address = typedText(typed, 'into').trim();
    const into = await threadAt(address);
    const wrong = address === '' || into !== undefined ? [] : [NO_THREAD];
    if (!parsed.ok || into === undefined) {
      return show(request, reply, typed, [...wrong, ...(parsed.ok ? [] : parsed.errors)]);
    }
    const { reason: why, said } = parsed.value;
    const outcome = await arranging.merge(signedInPerson(request), thread.id, { into, reason: why, said });
    if (outcome.ok) return done(reply, 'merge', { at: into, of: thread.id });
    if (outcome.across !== undefined) return confirm(request, reply, outcome.across, why);
    return show(request, reply, typed, [{ field: 'into', message: outcome.message }]);
  });

  app.post(forumUrls.threadAct(':thread', 'unmerge'), access, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const outcome = await arranging.unmerge(signedInPerson(request), thread.id);
    // Who took it back before, on another page, finds it done.
    if (outcome.ok || thread.mergedInto === null) {
      return done(reply, 'unmerge', { at: thread.id, of: thread.mergedInto });
    }
    return show(request, reply, {}, [{ field: 'unmerge', message: outcome.message }]);
  });

  app.post(forumUrls.threadAct(':thread', 'split'), access, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const typed = toFormBody(request.body);
    const parsed = parseForm(splitForm, typed);
    const written = typedText(typed, 'numbers').trim();
    const numbers = numbersIn(written, thread.posts);
    const message = `Enter numbers from 2 to ${thread.posts}, such as 3, 5-7`;
    const wrong = written === '' || numbers !== undefined ? [] : [{ field: 'numbers', message }];
    if (!parsed.ok || numbers === undefined) {
      return show(request, reply, typed, [...wrong, ...(parsed.ok ? [] : parsed.errors)]);
    }
    const { title, 'split-reason': why } = parsed.value;
    const outcome = await arranging.split(signedInPerson(request), thread.id, {
      numbers,
      title,
      reason: why,
    });
    if (!outcome.ok) return show(request, reply, typed, [{ field: 'numbers', message: outcome.message }]);
    return done(reply, 'split', { at: outcome.threadId, of: thread.id });
  });
}
