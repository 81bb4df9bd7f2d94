import type { FastifyReply, FastifyRequest } from 'fastify';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { type Draft, deleteDraft, listDrafts } from '../../posts/drafts.repository.ts';
import { draftWords, saveDraft } from '../../posts/saving-drafts.ts';
import { KIND_WORDS, PAGE_SIZE, THREAD_KINDS } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { pageIn } from '../query.ts';
import { DraftsPage, type ShownDraft } from './view.tsx';

const PLACE = new RegExp(
  String.raw`^(?:thread:[0-9a-z]{16}|space:[0-9a-z]{16}:(${THREAD_KINDS.join('|')}))$`,
);

/** What somebody has begun to write and not posted (FOR-9). */
export function draftsPages({ app, db, clock, rights }: ForumPages): void {
  const access = { config: { access: signedIn } };

  async function shownDrafts(request: FastifyRequest): Promise<ShownDraft[]> {
    const person = signedInPerson(request);
    const readable = new Set((await rights.readable(db, person)).map(({ space }) => space.id));
    const offset = (pageIn(request) - 1) * PAGE_SIZE;
    const found = await listDrafts(db, person.id, { limit: PAGE_SIZE + 1, offset });
    return found.map(({ threadId, thread, spaceId, space, ...draft }) => {
      const kind = THREAD_KINDS.find((each) => each === PLACE.exec(draft.place)?.[1]);
      // What one may not read any more is not named either; what one wrote for it stays one's own.
      if (spaceId === null || !readable.has(spaceId)) return { ...draft, where: null };
      if (kind !== undefined) {
        const where = `New ${KIND_WORDS[kind].toLowerCase()} in ${space ?? ''}`;
        return { ...draft, where, href: `${forumUrls.newThread(spaceId)}?kind=${kind}` };
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
    await saveDraft({ db, clock }, request, { place, title, ...draftWords(typed), key: '' });
    return reply.redirect(forumUrls.drafts, 303);
  });
}
