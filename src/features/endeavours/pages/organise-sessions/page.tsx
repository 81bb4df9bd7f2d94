import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm } from '../../../../platform/forms/form.ts';
import { signedInPerson } from '../../../people/index.ts';
import { sessionFrame, type Sessions, sessionUrls, visitOf } from '../../../sessions/index.ts';
import type { EndeavourPages } from '../../pages.ts';
import { type LinkOfSession, listLinksOfSession } from '../../sessions/session-links.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { type LinkSeen, OrganiseSessionPage } from './view.tsx';

const form = z.object({ answer: choice(['yes', 'no'], 'Select whether you agree to the link') });
const GONE = 'The endeavour does not want this link any more. See below what is left';

/** Where organisers say which endeavours may be linked to their session (LIVE-15). */
export function organiseSessionPages(pages: EndeavourPages & { readonly sessions: Sessions }): void {
  const { app, db, memberships, linkingSessions, sessions } = pages;
  const config = { access: sessions.visits.to('organise') };

  /** Whoever organises is told the names of those that asked; of others, only of those that they may see anyway. */
  async function seen(request: FastifyRequest, links: readonly LinkOfSession[]): Promise<LinkSeen[]> {
    const found: LinkSeen[] = [];
    for (const link of links) {
      const own = await memberships.find(memberships.askerOf(request), link.endeavourId);
      if (own === undefined && link.isOrigin) continue;
      found.push({ ...link, href: own === undefined ? undefined : endeavourUrls.home(link.endeavourId) });
    }
    return found;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, errors: readonly FormError[] = []) {
    const { session } = visitOf(request);
    return reply.page({
      ...sessionFrame(visitOf(request), 'organise'),
      title: `Endeavours – ${session.title}`,
      hasErrors: errors.length > 0,
      backLink: { href: sessionUrls.organise(session.code), text: 'Back to the overview' },
      content: (
        <OrganiseSessionPage
          session={session}
          links={await seen(request, await listLinksOfSession(db, session.id))}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(sessionUrls.organiseEndeavours(':code'), { config }, (request, reply) => show(request, reply));

  app.post<{ Params: { item: string } }>(
    endeavourUrls.answerLink(':code', ':item'),
    { config },
    async (request, reply) => {
      const { session } = visitOf(request);
      const parsed = parseForm(form, request.body);
      if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
      const links = await seen(request, await listLinksOfSession(db, session.id));
      const link = links.find(({ id }) => id === request.params.item);
      const by = signedInPerson(request).id;
      const outcome =
        link === undefined
          ? { ok: false, message: GONE }
          : await linkingSessions.answer(by, session, link, parsed.value.answer);
      if (outcome.ok) return reply.redirect(sessionUrls.organiseEndeavours(session.code), 303);
      return show(request, reply.code(409), [{ field: 'endeavours', message: GONE }]);
    },
  );
}
