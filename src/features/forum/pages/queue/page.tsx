import { z } from 'zod';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { plainWords } from '../../../../platform/markdown/markdown.ts';
import { readRecord } from '../../../../platform/record/record.ts';
import { signedInPerson, signInPath } from '../../../people/index.ts';
import type { Appealing } from '../../order/appealing.ts';
import { listQueue, titlesIn } from '../../order/order.repository.ts';
import type { Ordering } from '../../order/ordering.ts';
import { RECORDED } from '../../order/post-acts.ts';
import { listSanctions } from '../../order/sanctions.repository.ts';
import type { ForumPages } from '../../pages.ts';
import { FORMER_MEMBER } from '../../post.ts';
import { spaceScope } from '../../scope.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { PAGE_SIZE } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { answerStopped } from '../stopped/page.tsx';
import { pageIn, withQuery } from '../query.ts';
import { SanctionsPage } from './sanctions-view.tsx';
import { LogPage, QueuePage, threadOfEntry } from './view.tsx';

const QUEUE_LENGTH = 50;
const LOG_LENGTH = 100;
const EXCERPT = 300;
const JUST_NOW_MS = 10 * 60_000;
const DECISIONS: ReadonlySet<string> = new Set(Object.values(RECORDED));

const liftForm = z.object({
  sanction: line({ name: 'Decision', max: 16 }),
  reason: line({ name: 'Reason', max: 500, required: 'Enter why you take it back' }),
});

/** What waits for the moderators of a space, what they decided about people, and the log that everybody reads. */
export function queuePages(
  pages: ForumPages & { readonly ordering: Ordering; readonly appealing: Appealing },
): void {
  const { app, db, clock, rights, ordering, appealing } = pages;
  const read = { config: { access: rights.to('mayRead') } };
  const moderate = { config: { access: rights.to('mayModerate') } };

  /** The post of the address, if the record says that whoever asks has just decided on it. */
  async function justDecided(request: FastifyRequest): Promise<string | undefined> {
    const { decided } = request.query as { decided?: unknown };
    if (decided === undefined) return undefined;
    const scope = spaceScope(forumVisitOf(request).space.id);
    const since = new Date(clock.now().getTime() - JUST_NOW_MS);
    const entries = await readRecord(db, scope, { limit: LOG_LENGTH });
    const act = entries.find(({ kind, subject }) => DECISIONS.has(kind) && subject === decided);
    const isOwn = act?.personId === signedInPerson(request).id && act.at > since;
    return isOwn ? (act.subject ?? undefined) : undefined;
  }

  app.get(forumUrls.spaceAct(':space', 'queue'), moderate, async (request, reply) => {
    const stopped = answerStopped(request, reply, clock.now());
    if (stopped !== undefined) return stopped;
    const { space } = forumVisitOf(request);
    const queue = (await listQueue(db, space.id, QUEUE_LENGTH)).map(
      ({ text, author, shownAuthor, ...post }) => ({
        ...post,
        author: shownAuthor ?? (author || FORMER_MEMBER),
        excerpt: plainWords(text, EXCERPT),
      }),
    );
    const waiting = await appealing.waitingFor(db, signedInPerson(request));
    return reply.page({
      title: 'To look at',
      breadcrumbs: crumbs(space),
      content: (
        <QueuePage
          space={space}
          queue={queue}
          appeals={waiting.length}
          decided={await justDecided(request)}
        />
      ),
    });
  });

  async function showSanctions(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space } = forumVisitOf(request);
    const page = pageIn(request);
    const now = clock.now();
    // One more than is shown tells whether there is another page.
    const span = { now, limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE };
    const sanctions = await listSanctions(db, space.id, span);
    const typed = toFormBody(request.body);
    return reply.page({
      title: 'Warnings, suspensions and blocks',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <SanctionsPage
          space={space}
          sanctions={sanctions.slice(0, PAGE_SIZE)}
          person={signedInPerson(request).id}
          page={page}
          isLast={sanctions.length <= PAGE_SIZE}
          now={now}
          typed={{ sanction: typedText(typed, 'sanction'), reason: typedText(typed, 'reason') }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  const sanctions = forumUrls.spaceAct(':space', 'sanctions');

  app.get(sanctions, moderate, async (request, reply) => showSanctions(request, reply));

  app.post(sanctions, moderate, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const parsed = parseForm(liftForm, request.body);
    const field = `reason-${typedText(toFormBody(request.body), 'sanction')}`;
    if (!parsed.ok) {
      const errors = parsed.errors.map(({ message }) => ({ field, message }));
      return showSanctions(request, reply.code(422), errors);
    }
    const { sanction, reason } = parsed.value;
    const outcome = await ordering.lift(signedInPerson(request), space, sanction, reason);
    if (!outcome.ok) return showSanctions(request, reply.code(422), [{ field, message: outcome.message }]);
    return reply.redirect(forumUrls.spaceAct(space.id, 'sanctions'), 303);
  });

  app.get(forumUrls.spaceAct(':space', 'log'), read, async (request, reply) => {
    const { space } = forumVisitOf(request);
    // Also where everybody may read: what was done is for members.
    if (request.person === null) return reply.redirect(signInPath(request.url), 303);
    const before = Number((request.query as { before?: unknown }).before);
    const isFirst = !Number.isSafeInteger(before) || before <= 0;
    const entries = await readRecord(db, spaceScope(space.id), {
      limit: LOG_LENGTH,
      ...(isFirst ? {} : { before }),
    });
    const last = entries.length < LOG_LENGTH ? undefined : entries.at(-1);
    const log = forumUrls.spaceAct(space.id, 'log');
    const threads = entries.flatMap((entry) => threadOfEntry(entry) ?? []);
    return reply.page({
      title: 'What was done here',
      breadcrumbs: crumbs(space),
      content: (
        <LogPage
          space={space}
          entries={entries}
          titles={await titlesIn(db, space.id, threads)}
          isFirst={isFirst}
          older={last && withQuery(log, { before: last.id })}
        />
      ),
    });
  });
}
