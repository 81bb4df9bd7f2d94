import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import { listInvitations } from '../../joining/invitations.repository.ts';
import type { WantedInvitation } from '../../joining/inviting.ts';
import { listWaiting, takesRequests } from '../../joining/requests.repository.ts';
import type { JoiningPages } from '../../pages.ts';
import type { Space } from '../../space.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { anyhow, byEmail, byLink, declineForm, howForm } from './form.ts';
import { isNews, JoiningPage, MadePage } from './view.tsx';

interface OfOne {
  Params: { space: string; id: string };
}

/** How people come into a private space: invitations, and requests to join. For its moderators. */
export function joiningPages({ app, db, clock, rights, inviting, asking }: JoiningPages): void {
  const path = forumUrls.spaceAct(':space', 'joining');
  const config = { access: rights.to('mayModerate') };

  function privateSpaceOf(request: FastifyRequest): Space {
    const { space } = forumVisitOf(request);
    if (space.kind !== 'private') throw new NotFound();
    return space;
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
    declining?: string,
  ): Promise<FastifyReply> {
    const space = privateSpaceOf(request);
    const { done } = request.query as { done?: string };
    return reply.page({
      title: 'Invitations and requests',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <JoiningPage
          space={space}
          requests={await listWaiting(db, space.id)}
          takes={await takesRequests(db, space.id)}
          invitations={await listInvitations(db, space.id)}
          now={clock.now()}
          filled={filledFrom(toFormBody(request.body))}
          errors={errors}
          declining={declining}
          news={isNews(done) ? done : undefined}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  const back = (reply: FastifyReply, space: Space, done: string): FastifyReply =>
    reply.redirect(reply.done(forumUrls.spaceAct(space.id, 'joining'), done), 303);

  app.get(path, { config }, (request, reply) => show(request, reply));

  app.post(path, { config }, async (request, reply) => {
    const space = privateSpaceOf(request);
    const read = readInvitation(toFormBody(request.body));
    if ('errors' in read) return show(request, reply.code(422), read.errors);
    const link = await inviting.invite(signedInPerson(request), space, read.wanted);
    if (read.wanted.email !== '') return back(reply, space, 'sent');
    return reply.page({
      title: 'The link to pass on',
      breadcrumbs: crumbs(space),
      content: <MadePage space={space} link={link} wanted={read.wanted} />,
    });
  });

  app.post(`${path}/requests`, { config }, async (request, reply) => {
    const space = privateSpaceOf(request);
    const takes = typedText(toFormBody(request.body), 'takes') === 'yes';
    await asking.open(signedInPerson(request), space.id, takes);
    return back(reply, space, takes ? 'opened' : 'closed');
  });

  app.post<OfOne>(`${path}/:id/revoke`, { config }, async (request, reply) => {
    const space = privateSpaceOf(request);
    await inviting.revoke(signedInPerson(request), space.id, request.params.id);
    return back(reply, space, 'revoked');
  });

  app.post<OfOne>(`${path}/:id/accept`, { config }, async (request, reply) => {
    const space = privateSpaceOf(request);
    const isDone = await asking.accept(signedInPerson(request), space, request.params.id);
    return back(reply, space, isDone ? 'accepted' : 'settled');
  });

  app.post<OfOne>(`${path}/:id/decline`, { config }, async (request, reply) => {
    const space = privateSpaceOf(request);
    const { id } = request.params;
    const parsed = parseForm(declineForm, request.body);
    if (!parsed.ok) {
      const errors = parsed.errors.map(({ message }) => ({ field: `answer-${id}`, message }));
      return show(request, reply.code(422), errors, id);
    }
    const isDone = await asking.decline(signedInPerson(request), space, id, parsed.value.answer);
    return back(reply, space, isDone ? 'declined' : 'settled');
  });
}

/** What the forms show: what was typed, or what most invitations are. */
function filledFrom(typed: FormBody): Readonly<Record<string, string>> {
  const fields = { purpose: '', how: '', email: '', uses: '10', days: '14', answer: '' };
  return Object.fromEntries(
    Object.entries(fields).map(([field, usual]) => [field, typedText(typed, field, usual)]),
  );
}

function readInvitation(
  typed: FormBody,
): { readonly wanted: WantedInvitation } | { readonly errors: readonly FieldMistake[] } {
  const how = parseForm(howForm, typed);
  if (!how.ok) {
    // Everything that is missing is said at once, though what else is needed depends on how.
    const rest = parseForm(anyhow, typed);
    return { errors: [...(rest.ok ? [] : rest.errors), ...how.errors] };
  }
  const parsed = how.value.how === 'email' ? parseForm(byEmail, typed) : parseForm(byLink, typed);
  if (!parsed.ok) return { errors: parsed.errors };
  return { wanted: { email: '', uses: 1, ...parsed.value } };
}
