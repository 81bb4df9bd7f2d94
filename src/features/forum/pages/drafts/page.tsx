import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { KIND_WORDS as POLL_KIND_WORDS } from '../../../polls/shared.ts';
import type { ForumPages } from '../../pages.ts';
import { nameOfKind, type ThreadPollKind } from '../../polls/poll.ts';
import { type Draft, deleteDraft, draftPlace, listDrafts } from '../../posts/drafts.repository.ts';
import { draftWords, saveDraft } from '../../posts/saving-drafts.ts';
import { KIND_WORDS, PAGE_SIZE, THREAD_KINDS } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { pageIn } from '../query.ts';
import { DraftsPage, type ShownDraft } from './view.tsx';

const POLL_KINDS = ['sense', ...Object.keys(POLL_KIND_WORDS)] as ThreadPollKind[];
const PLACE = new RegExp(
  String.raw`^(?:private|thread:[0-9a-z]{16}|poll:[0-9a-z]{16}:(?<poll>${POLL_KINDS.join('|')})|space:[0-9a-z]{16}:(?<kind>${THREAD_KINDS.join('|')}))$`,
);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The rest of a deleted draft, as the form that brings it back sends it. */
const restFields = z.record(z.string().max(40), z.string());

/** What somebody has begun to write and not posted (FOR-9). */
export function draftsPages({ app, db, clock, rights }: ForumPages): void {
  const access = { config: { access: signedIn } };

  async function shownDrafts(request: FastifyRequest): Promise<ShownDraft[]> {
    const person = signedInPerson(request);
    const readable = new Set((await rights.readable(db, person)).map(({ space }) => space.id));
    const offset = (pageIn(request) - 1) * PAGE_SIZE;
    const found = await listDrafts(db, person.id, { limit: PAGE_SIZE + 1, offset });
    return found.map(({ threadId, thread, spaceId, space, ...draft }) => {
      const found = PLACE.exec(draft.place)?.groups;
      const kind = THREAD_KINDS.find((each) => each === found?.['kind']);
      const poll = POLL_KINDS.find((each) => each === found?.['poll']);
      if (draft.place === draftPlace.private) {
        return { ...draft, where: 'New private thread', href: forumUrls.newPrivate };
      }
      // What one may not read any more is not named either; what one wrote for it stays one's own.
      if (spaceId === null || !readable.has(spaceId)) return { ...draft, where: null };
      if (kind !== undefined) {
        const where = `New ${KIND_WORDS[kind].toLowerCase()} in ${space ?? ''}`;
        return { ...draft, where, href: `${forumUrls.newThread(spaceId)}?kind=${kind}` };
      }
      if (poll !== undefined) {
        const where = `${nameOfKind(poll)} in ${thread ?? ''}`;
        return { ...draft, where, href: forumUrls.beginPoll(threadId ?? '', poll) };
      }
      return {
        ...draft,
        where: `Reply to ${thread ?? ''}`,
        href: forumUrls.threadAct(threadId ?? '', 'reply'),
      };
    });
  }

  async function show(request: FastifyRequest, reply: FastifyReply, deleted?: Draft): Promise<FastifyReply> {
    const drafts = await shownDrafts(request);
    return reply.page({
      title: 'My drafts',
      breadcrumbs: crumbs(null),
      content: (
        <DraftsPage
          drafts={drafts.slice(0, PAGE_SIZE)}
          page={pageIn(request)}
          hasMore={drafts.length > PAGE_SIZE}
          deleted={deleted}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.drafts, access, (request, reply) => show(request, reply));

  app.post(forumUrls.draftAct('delete'), access, async (request, reply) => {
    const place = typedText(toFormBody(request.body), 'place');
    return show(request, reply, await deleteDraft(db, signedInPerson(request).id, place));
  });

  app.post(forumUrls.draftAct('restore'), access, async (request, reply) => {
    const typed = toFormBody(request.body);
    const place = typedText(typed, 'place');
    if (!PLACE.test(place)) throw new NotFound();
    const title = typedText(typed, 'title');
    const day = typedText(typed, 'review-on');
    const rest = restFields.safeParse(readJson(typedText(typed, 'fields')));
    await saveDraft({ db, clock }, request, {
      ...draftWords(typed),
      place,
      title,
      reviewOn: DAY.test(day) ? day : null,
      fields: rest.data ?? {},
      key: '',
    });
    return reply.redirect(forumUrls.drafts, 303);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
