import { wantsJson } from '../../../../platform/http/request.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { findMentions } from '../../posts/mentionable.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { MentionPage } from './view.tsx';

const LONGEST = 100;

/** Whom one can mention in a space: for the field in which one writes, and as a page of its own (FOR-33). */
export function mentionPage({ app, db, rights }: ForumPages): void {
  const access = { config: { access: rights.to('mayWrite') } };
  app.get(forumUrls.spaceAct(':space', 'mention'), access, async (request, reply) => {
    const { space, rights: own } = forumVisitOf(request);
    const { q } = request.query as { readonly q?: unknown };
    const typed = typeof q === 'string' ? q.slice(0, LONGEST).trim() : '';
    const mentions = await findMentions(
      db,
      rights,
      { space, rights: own },
      { by: signedInPerson(request), typed },
    );
    if (wantsJson(request)) return reply.send(mentions);
    return reply.page({
      title: 'Find somebody to mention',
      breadcrumbs: crumbs(space),
      content: <MentionPage space={space} typed={typed} {...mentions} />,
    });
  });
}
