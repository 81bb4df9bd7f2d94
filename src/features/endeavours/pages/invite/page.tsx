import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { choice, emailAddress, line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { parseId } from '../../../../platform/ids.ts';
import { listOrganisations } from '../../../organisations/index.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { seatFields, seatFieldsTyped, seatWordsOf } from '../../seat-fields.ts';
import { endeavourUrls } from '../../urls.ts';
import { InvitedPage, InvitePage } from './view.tsx';

const common = {
  how: choice(['email', 'link'], 'Select how you invite them'),
  email: line({ name: 'Email address', max: 254 }),
  message: text({ name: 'Message', max: 1_000 }),
};
const address = emailAddress('Enter an email address');

function checkEmail(value: { how: string; email: string }, context: z.RefinementCtx): void {
  if (value.how !== 'email') return;
  const message = address.safeParse(value.email).error?.issues[0]?.message;
  if (message !== undefined) context.addIssue({ code: 'custom', path: ['email'], message });
}

const toNewSeat = z.object({ ...seatFields, ...common }).superRefine(checkEmail);
const toSeat = z.object({ ...common, seat: line({ name: 'Seat', max: 20 }) }).superRefine(checkEmail);

/** A steward invites somebody to a seat, by email or with a link to pass on. */
export function invitePages({ app, db, memberships, frame, invitations }: EndeavourPages): void {
  const access = memberships.to('steward');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    errors: readonly FormError[] = [],
  ) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    const seats = await listSeats(db, endeavour.id);
    const organisations = await listOrganisations(db);
    return reply.page({
      ...frame.around(membership, 'seats'),
      title: `Invite somebody – ${endeavour.title}`,
      hasErrors: errors.length > 0,
      content: (
        <InvitePage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          seat={seats.find(({ id }) => id === typedText(typed, 'seat'))}
          shown={seatFieldsTyped(typed)}
          how={typedText(typed, 'how')}
          email={typedText(typed, 'email')}
          message={typedText(typed, 'message')}
          organisations={organisations.map(({ name }) => name)}
          errors={errors}
        />
      ),
    });
  }

  app.get<{ Querystring: Record<string, string> }>(
    endeavourUrls.invite(':endeavour'),
    { config: { access } },
    async (request, reply) => {
      const { voice, seat, place, level } = request.query;
      return show(request, reply, { organisation: voice, seat, place, level, how: 'email' });
    },
  );

  app.post(endeavourUrls.invite(':endeavour'), { config: { access } }, async (request, reply) => {
    const by = seatedMembership(request);
    const parsed = parseInvitation(request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.typed, parsed.errors);
    const { seat, how, email, message } = parsed.value;
    const invited = await invitations.invite(by, { seat, message, email: how === 'email' ? email : '' });
    if (!invited.ok) {
      return show(request, reply.code(422), parsed.typed, [{ field: 'how', message: invited.message }]);
    }
    return reply.page({
      ...frame.around(by, 'seats'),
      title: `Invitation – ${by.endeavour.title}`,
      content: (
        <InvitedPage endeavour={by.endeavour} email={how === 'email' ? email : ''} link={invited.link} />
      ),
    });
  });
}

function parseInvitation(body: unknown) {
  const existing = parseForm(toSeat, body);
  const seatId = parseId<'endeavour seat'>(
    existing.ok ? existing.value.seat : typedText(existing.typed, 'seat'),
  );
  if (seatId !== null) {
    return existing.ok
      ? { ok: true as const, value: { ...existing.value, seat: seatId }, typed: { seat: seatId } }
      : existing;
  }
  const parsed = parseForm(toNewSeat, body);
  if (!parsed.ok) return parsed;
  const seat = seatWordsOf(parsed.value, parsed.value.kind === 'lived-experience');
  return { ok: true as const, value: { ...parsed.value, seat }, typed: body as FormBody };
}
