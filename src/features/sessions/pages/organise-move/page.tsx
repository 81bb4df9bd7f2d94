import type { FastifyReply } from 'fastify';
import { visitOf } from '../../visit.ts';
import { organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { stepFrom } from '../../organise/steps.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { MovePage } from './view.tsx';

interface Params {
  readonly code: string;
  readonly to: string;
}

/** Announcing, opening and archiving: each says first what it means, because none can be taken back. */
export function movePages({ app, visits, service }: OrganisePages): void {
  const url = organiseUrls.move(':code', ':to');
  const meanwhile = (reply: FastifyReply, code: string): string =>
    reply.done(organiseUrls.overview(code), 'moved-meanwhile');

  app.get<{ Params: Params }>(url, { config: { access: visits.to('organise') } }, async (request, reply) => {
    const { session } = visitOf(request);
    const step = stepFrom(session.state);
    if (step?.to !== request.params.to) return reply.redirect(meanwhile(reply, session.code), 303);
    return sendOrganisePage(reply, session, {
      title: step.title,
      content: <MovePage session={session} step={step} csrf={reply.generateCsrf()} />,
    });
  });

  app.post<{ Params: Params }>(url, { config: { access: visits.to('organise') } }, async (request, reply) => {
    const { session, roles } = visitOf(request);
    const step = stepFrom(session.state);
    if (step?.to !== request.params.to) return reply.redirect(meanwhile(reply, session.code), 303);
    const { personId } = organiserOf(request);
    const result = await service.move(session, step.to, { personId, roles });
    const overview = organiseUrls.overview(session.code);
    return reply.redirect(result.ok ? reply.done(overview, step.to) : meanwhile(reply, session.code), 303);
  });
}
