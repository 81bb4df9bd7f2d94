import type { FastifyRequest } from 'fastify';
import { wantsJson } from '../../../../platform/http/request.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { findMentions, findShownPeople } from '../../posts/mentionable.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { MentionPage } from './view.tsx';

const LONGEST = 100;

/** Whom one can mention in a space, or in a private thread that one begins: for the field in which one writes, and as a page of its own (FOR-33). */
export function mentionPage({ app, db, rights }: ForumPages): void {
  const access = { config: { access: rights.to('mayWrite') } };
  app.get(forumUrls.spaceAct(':space', 'mention'), access, async (request, reply) => {
    const { space, rights: own } = forumVisitOf(request);
    const typed = typedIn(request);
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
      content: (
        <MentionPage
          action={forumUrls.spaceAct(space.id, 'mention')}
          place={space.name}
          typed={typed}
          {...mentions}
        />
      ),
    });
  });
  app.get(forumUrls.mentionInPrivate, { config: { access: signedIn } }, async (request, reply) => {
    const typed = typedIn(request);
    const mentions = await findShownPeople(db, { by: signedInPerson(request), typed });
    if (wantsJson(request)) return reply.send(mentions);
    return reply.page({
      title: 'Find somebody to mention',
      breadcrumbs: crumbs(null),
      content: (
        <MentionPage action={forumUrls.mentionInPrivate} place={undefined} typed={typed} {...mentions} />
      ),
    });
  });
}

function typedIn(request: FastifyRequest): string {
  const { q } = request.query as { readonly q?: unknown };
  return typeof q === 'string' ? q.slice(0, LONGEST).trim() : '';
}
