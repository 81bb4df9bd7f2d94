import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { findPart } from '../../organise/agenda.ts';
import { countQuestionsIn } from '../../organise/agenda.repository.ts';
import { organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import { isDirection } from '../../organise/move-in-order.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { loadProgramme } from '../../repository.ts';
import type { PartId } from '../../session.ts';
import { visitOf } from '../../visit.ts';
import { AgendaPage, isAgendaNews, RemovePartPage } from './view.tsx';

interface Params {
  readonly code: string;
  readonly id: string;
}

/** The list of agenda items: their order, and removing one. */
export function agendaPages({ app, db, visits, agenda }: OrganisePages): void {
  const access = visits.to('organise');

  app.get<{ Querystring: { done?: string } }>(
    organiseUrls.agenda(':code'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const { done } = request.query;
      return sendOrganisePage(reply, session, {
        title: 'Agenda',
        content: (
          <AgendaPage
            programme={await loadProgramme(db, session)}
            csrf={reply.generateCsrf()}
            done={isAgendaNews(done) ? done : undefined}
          />
        ),
      });
    },
  );

  app.post<{ Params: Params }>(
    organiseUrls.movePart(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { code } = visitOf(request).session;
      const { id } = request.params;
      const direction = typedText(toFormBody(request.body), 'direction');
      if (isDirection(direction)) await agenda.move(organiserOf(request), id as PartId, direction);
      return reply.redirect(`${organiseUrls.agenda(code)}#part-${encodeURIComponent(id)}`, 303);
    },
  );

  app.get<{ Params: Params }>(
    organiseUrls.removePart(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const part = findPart(await loadProgramme(db, session), request.params.id);
      if (part === undefined) throw new NotFound();
      const questions = await countQuestionsIn(db, part.id);
      return sendOrganisePage(reply, session, {
        title: 'Remove an agenda item',
        back: { href: organiseUrls.agenda(session.code), text: 'Back to the agenda' },
        content: (
          <RemovePartPage session={session} part={part} questions={questions} csrf={reply.generateCsrf()} />
        ),
      });
    },
  );

  app.post<{ Params: Params }>(
    organiseUrls.removePart(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      await agenda.remove(organiserOf(request), request.params.id as PartId);
      return reply.redirect(reply.done(organiseUrls.agenda(visitOf(request).session.code), 'removed'), 303);
    },
  );
}
