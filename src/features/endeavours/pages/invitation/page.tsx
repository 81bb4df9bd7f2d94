import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { line } from '../../../../platform/forms/fields.ts';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { anyone } from '../../../../platform/http/access.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signInPath } from '../../../people/index.ts';
import type { Accepter, FoundInvitation } from '../../invitations/invitations.ts';
import { WHY_OVER } from '../../invitations/invitations.ts';
import type { EndeavourPages } from '../../pages.ts';
import { endeavourUrls } from '../../urls.ts';
import { DeclinedPage, InvitationPage, OverPage } from './view.tsx';

const withName = z.object({ name: line({ name: 'Name', max: 60 }) });

/** Accepting or declining a seat. Who has the link may: it is the key. */
export function invitationPages({ app, invitations, ensureDevice }: EndeavourPages): void {
  const path = endeavourUrls.invitation(':secret');
  const secretOf = (request: FastifyRequest): string => (request.params as { secret: string }).secret;

  async function getInvitation(request: FastifyRequest): Promise<FoundInvitation> {
    const found = await invitations.find(secretOf(request));
    if (found === undefined) throw new NotFound();
    return found;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { readonly name: string; readonly errors: readonly FormError[] },
  ) {
    const found = await getInvitation(request);
    const { endeavour, seat, over, invitation } = found;
    if (over !== null) {
      return reply.code(410).page({
        title: 'This invitation is over',
        content: <OverPage why={WHY_OVER[over]} />,
      });
    }
    return reply.page({
      title: `A seat for you: ${endeavour.title}`,
      hasErrors: shown.errors.length > 0,
      content: (
        <InvitationPage
          {...shown}
          csrf={reply.generateCsrf()}
          secret={secretOf(request)}
          endeavour={endeavour}
          seat={seat}
          message={invitation.message}
          signedInAs={request.person === null ? null : request.person.name || (request.person.email ?? '')}
          mayJoinWithoutAccount={mayJoinWithoutAccount(found)}
          signInHref={signInPath(endeavourUrls.invitation(secretOf(request)))}
        />
      ),
    });
  }

  app.get(path, { config: { access: anyone } }, async (request, reply) => {
    // Given now, so that a form that is sent twice comes from one device.
    ensureDevice(request, reply);
    return show(request, reply, { name: '', errors: [] });
  });

  app.post(path, { config: { access: anyone } }, async (request, reply) => {
    const found = await getInvitation(request);
    const parsed = parseForm(withName, request.body);
    const name = typedText(toFormBody(request.body), 'name');
    const refuse = (message: string) =>
      show(request, reply.code(422), { name, errors: [{ field: 'name', message }] });
    if (!parsed.ok) return show(request, reply.code(422), { name, errors: parsed.errors });
    const who = accepterOf(request, reply, found, parsed.value.name);
    if (typeof who === 'string') return refuse(who);
    const outcome = await invitations.accept(secretOf(request), who);
    if (!outcome.ok) return refuse(outcome.message);
    return reply.redirect(endeavourUrls.home(found.endeavour.id), 303);
  });

  app.post(
    endeavourUrls.declineInvitation(':secret'),
    { config: { access: anyone } },
    async (request, reply) => {
      await getInvitation(request);
      await invitations.decline(secretOf(request));
      return reply.page({ title: 'You have declined', content: <DeclinedPage /> });
    },
  );

  function accepterOf(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundInvitation,
    name: string,
  ): Accepter | string {
    if (request.person !== null) {
      const pseudonym = found.seat.isPseudonymous ? name : '';
      return { kind: 'person', person: request.person, pseudonym };
    }
    if (!mayJoinWithoutAccount(found)) return 'Sign in to take this seat';
    if (name === '') return 'Enter a name that the others may call you. It need not be your own';
    return { kind: 'device', deviceHash: ensureDevice(request, reply), name };
  }
}

/** A seat of lived experience is taken by a simple link, without an address (it weighs the same). */
function mayJoinWithoutAccount({ seat }: FoundInvitation): boolean {
  return seat.kind === 'lived-experience';
}
