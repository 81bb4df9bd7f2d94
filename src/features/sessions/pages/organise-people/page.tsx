import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import { inviterOf, organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import { isDirection } from '../../organise/move-in-order.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { isLastOrganiser } from '../../organise/people.ts';
import { countQuestionsFor } from '../../organise/people.repository.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { listRoles } from '../../repository.ts';
import type { RoleId } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { isPeopleNews, PeoplePage, RemoveHolderPage } from './view.tsx';

interface Params {
  readonly code: string;
  readonly id: string;
}

/** Everybody with a role: their order, inviting again, and taking a role away. */
export function peoplePages({ app, db, visits, people }: OrganisePages): void {
  const access = visits.to('organise');

  app.get<{ Querystring: { done?: string } }>(
    organiseUrls.people(':code'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const { done } = request.query;
      return sendOrganisePage(reply, session, {
        title: 'People',
        content: (
          <PeoplePage
            session={session}
            holders={await listRoles(db, session.id)}
            me={signedInPerson(request).id}
            csrf={reply.generateCsrf()}
            done={isPeopleNews(done) ? done : undefined}
          />
        ),
      });
    },
  );

  app.post<{ Params: Params }>(
    organiseUrls.moveHolder(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { id } = request.params;
      const direction = typedText(toFormBody(request.body), 'direction');
      if (isDirection(direction)) await people.move(organiserOf(request), id as RoleId, direction);
      const list = organiseUrls.people(visitOf(request).session.code);
      return reply.redirect(`${list}#holder-${encodeURIComponent(id)}`, 303);
    },
  );

  app.post<{ Params: Params }>(
    organiseUrls.resend(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const isSent = await people.resend(inviterOf(request), request.params.id as RoleId);
      const list = organiseUrls.people(visitOf(request).session.code);
      return reply.redirect(reply.done(list, isSent ? 'resent' : 'gone'), 303);
    },
  );

  app.get<{ Params: Params }>(
    organiseUrls.removeHolder(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const holders = await listRoles(db, session.id);
      const holder = holders.find(({ id }) => id === request.params.id);
      if (holder === undefined) throw new NotFound();
      return sendOrganisePage(reply, session, {
        title: 'Take a role away',
        back: { href: organiseUrls.people(session.code), text: 'Back to people' },
        content: (
          <RemoveHolderPage
            session={session}
            holder={holder}
            isMe={holder.personId === signedInPerson(request).id}
            isLastOrganiser={isLastOrganiser(holder, holders)}
            questions={holder.role === 'speaker' ? await countQuestionsFor(db, holder.id) : 0}
            csrf={reply.generateCsrf()}
          />
        ),
      });
    },
  );

  app.post<{ Params: Params }>(
    organiseUrls.removeHolder(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const done = await people.remove(organiserOf(request), request.params.id as RoleId);
      const after = await visits.find(request, session);
      const next = after.can('organise')
        ? reply.done(organiseUrls.people(session.code), done)
        : sessionUrls.list;
      return reply.redirect(next, 303);
    },
  );
}
