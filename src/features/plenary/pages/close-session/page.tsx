import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedInPerson } from '../../../people/index.ts';
import { OPEN_STATES } from '../../../questions/index.ts';
import { canMove, sessionFrame, STATE_WORDS, visitOf } from '../../../sessions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { CloseSessionPage } from './view.tsx';

/** Asks before a session is closed: it never goes live again (LIVE-10). */
export function closeSessionPage({ app, sessions, questions }: PlenaryPages): void {
  const access = sessions.visits.to('choose what is answered');
  const url = plenaryUrls.closeSession(':code');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    refusal: string | null,
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session } = visit;
    const board = await questions.boards.get(session);
    return reply.page({
      title: 'Close the session',
      hasErrors: refusal !== null,
      ...sessionFrame(visit, 'chair'),
      backLink: { href: plenaryUrls.chair(session.code), text: 'Back to the chair’s page' },
      content: (
        <CloseSessionPage
          code={session.code}
          title={session.title}
          csrf={reply.generateCsrf()}
          refusal={refusal}
          canClose={canMove(session.state, 'closed', visit.roles)}
          stateWords={STATE_WORDS[session.state]}
          openQuestions={board.questions().filter(({ state }) => OPEN_STATES.includes(state)).length}
        />
      ),
    });
  }

  app.get(url, { config: { access } }, (request, reply) => show(request, reply, null));

  app.post(url, { config: { access } }, async (request, reply) => {
    const { session, roles } = visitOf(request);
    const by = { personId: signedInPerson(request).id, roles };
    const result = await sessions.service.move(session, 'closed', by);
    if (result.ok || result.state === 'closed') {
      return reply.redirect(reply.done(plenaryUrls.chair(session.code), 'moved'), 303);
    }
    const refusal = `The session cannot be closed now: it is “${STATE_WORDS[result.state]}”.`;
    return show(request, reply.code(409), refusal);
  });
}
