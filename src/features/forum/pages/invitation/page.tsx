import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedIn, signedInPerson, signInPath } from '../../../people/index.ts';
import { WHY_OVER } from '../../joining/joining.ts';
import type { FoundInvitation } from '../../joining/inviting.ts';
import type { JoiningPages } from '../../pages.ts';
import { forumUrls } from '../../urls.ts';
import { InvitationPage, OverPage } from './view.tsx';

interface WithSecret {
  Params: { secret: string };
}

/** An invitation to a space. Who has the link sees the space's name and purpose, and may come in. */
export function invitationPages({ app, inviting }: JoiningPages): void {
  const path = forumUrls.invitation(':secret');

  async function getInvitation(request: FastifyRequest<WithSecret>): Promise<FoundInvitation> {
    const found = await inviting.find(request.params.secret);
    if (found === undefined) throw new NotFound();
    return found;
  }

  async function show(
    request: FastifyRequest<WithSecret>,
    reply: FastifyReply,
    refusal?: string,
  ): Promise<FastifyReply> {
    const { invitation, space, over } = await getInvitation(request);
    if (over !== null) {
      const content = <OverPage why={WHY_OVER[over]} />;
      return reply.code(410).page({ title: 'This invitation is over', content });
    }
    const own = forumUrls.invitation(request.params.secret);
    return reply.page({
      title: `Join the space ${space.name}`,
      hasErrors: refusal !== undefined,
      content: (
        <InvitationPage
          space={space}
          invitation={invitation}
          path={own}
          signIn={request.person === null ? signInPath(own) : undefined}
          refusal={refusal}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get<WithSecret>(path, { config: { access: anyone } }, (request, reply) => show(request, reply));

  app.post<WithSecret>(path, { config: { access: signedIn } }, async (request, reply) => {
    const { space } = await getInvitation(request);
    const outcome = await inviting.accept(request.params.secret, signedInPerson(request));
    if (outcome === 'done') return reply.redirect(reply.done(forumUrls.space(space.id), 'joined'), 303);
    if (outcome === 'another-address') {
      const refusal = 'This invitation is for another email address. Sign in with the address it was sent to';
      return show(request, reply.code(422), refusal);
    }
    return show(request, reply);
  });
}
