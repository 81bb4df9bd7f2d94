import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { countTickets } from '../../organise/tickets.repository.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { showTicket } from '../../ticket.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { ticketsForm } from './form.ts';
import { MadeTicketsPage, TicketsPage } from './view.tsx';

/** One-time tickets for a verified session: made, shown once, and withdrawn (LIVE-21). */
export function ticketsPages({ app, db, visits, tickets, baseUrl }: OrganisePages): void {
  const access = visits.to('organise');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed = '',
    errors: readonly FormError[] = [],
  ): Promise<FastifyReply> {
    const { session } = visitOf(request);
    const { done } = request.query as { done?: string };
    return sendOrganisePage(reply, session, {
      title: 'One-time tickets',
      hasErrors: errors.length > 0,
      content: (
        <TicketsPage
          session={session}
          count={await countTickets(db, session.id)}
          hasWithdrawn={done !== undefined}
          typed={typed}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(organiseUrls.tickets(':code'), { config: { access } }, (request, reply) => show(request, reply));

  app.post(organiseUrls.tickets(':code'), { config: { access } }, async (request, reply) => {
    const parsed = parseForm(ticketsForm, request.body);
    if (!parsed.ok) {
      return show(request, reply.code(422), typedText(toFormBody(request.body), 'count'), parsed.errors);
    }
    const { session } = visitOf(request);
    const made = (await tickets.make(organiserOf(request), parsed.value.count)).map(showTicket);
    const address = new URL(sessionUrls.short(session.code), baseUrl).href;
    return sendOrganisePage(reply, session, {
      title: 'New tickets',
      back: { href: organiseUrls.tickets(session.code), text: 'Back to tickets' },
      content: (
        <MadeTicketsPage session={session} tickets={made} address={address} csv={csvOf(made, address)} />
      ),
    });
  });

  app.post(organiseUrls.withdrawTickets(':code'), { config: { access } }, async (request, reply) => {
    await tickets.withdraw(organiserOf(request));
    return reply.redirect(reply.done(organiseUrls.tickets(visitOf(request).session.code), 'withdrawn'), 303);
  });
}

/** The tickets as a file (RFC 4180) inside a link, because they are kept nowhere to be asked for again. */
function csvOf(tickets: readonly string[], address: string): string {
  const lines = ['ticket,join at', ...tickets.map((ticket) => `${ticket},${address}`)];
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`${lines.join('\r\n')}\r\n`)}`;
}
