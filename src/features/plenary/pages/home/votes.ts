import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseId } from '../../../../platform/ids.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { type QuestionId, type VoteOutcome, votesOnQuestion } from '../../../questions/index.ts';
import { type Seat, type SeatId, visitOf, whyNotNow } from '../../../sessions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';

const body = z.object({ wanted: z.enum(['0', '1']).catch('1') });
const ids = z
  .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
  .transform((list) =>
    list
      .map((id) => parseId<'question'>(id))
      .filter((id) => id !== null)
      .slice(0, 200),
  )
  .catch([]);

/** A GIF of one transparent pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Voting, and noting what was seen. */
export function voteRoutes({ app, db, sessions, questions }: PlenaryPages): void {
  app.post(
    plenaryUrls.vote(':code', ':id'),
    { config: { access: sessions.visits.to('vote') } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const seat = seatOf(request);
      const id = parseId<'question'>((request.params as { id: string }).id);
      if (id === null) throw new NotFound();
      const board = await questions.boards.get(session);
      // A vote for a merged question is a vote for what it became part of.
      const questionId = board.rootOf(id) as QuestionId;
      const wanted = body.parse(request.body ?? {}).wanted === '1';
      const outcome = await questions.votes.set({
        sessionId: session.id,
        seatId: seat.id,
        questionId,
        wanted,
      });
      if (wantsJson(request)) {
        const votes = outcome === 'counted' ? undefined : await votesOnQuestion(db, questionId);
        return reply
          .code(outcome === 'counted' ? 200 : 409)
          .send({ outcome, votes, message: message(outcome, session.state) });
      }
      return answer(request, reply, outcome, questionId);
    },
  );

  app.post(
    plenaryUrls.seen(':code'),
    { config: { access: sessions.visits.to('read') } },
    async (request, reply) => {
      await see(request, ids.parse((request.body as { ids?: unknown } | undefined)?.ids));
      return reply.code(204).send();
    },
  );

  app.get(
    `${plenaryUrls.seen(':code')}.gif`,
    { config: { access: sessions.visits.to('read') } },
    async (request, reply) => {
      await see(request, ids.parse((request.query as { ids?: unknown }).ids));
      return reply.type('image/gif').header('cache-control', 'no-store').send(PIXEL);
    },
  );

  async function see(request: FastifyRequest, questionIds: readonly QuestionId[]): Promise<void> {
    const { session, seat } = visitOf(request);
    if (seat === undefined || questionIds.length === 0) return;
    await questions.votes.see({ sessionId: session.id, seatId: seat.id as SeatId, questionIds });
  }

  function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    outcome: VoteOutcome,
    id: QuestionId,
  ): FastifyReply {
    const { session } = visitOf(request);
    if (outcome === 'counted') return reply.redirect(`${backTo(request, session.code)}#question-${id}`, 303);
    return reply.redirect(`${plenaryUrls.question(session.code, id)}?told=${outcome}`, 303);
  }
}

function message(outcome: VoteOutcome, state: Parameters<typeof whyNotNow>[0]): string {
  if (outcome === 'closed') return whyNotNow(state, 'votes');
  return outcome === 'settled'
    ? 'This question takes no more votes: it is settled.'
    : 'Your vote is counted.';
}

function seatOf(request: FastifyRequest): Seat {
  const { seat } = visitOf(request);
  if (seat === undefined) throw new NotFound();
  return seat;
}

/** The page of this session on which the button was, so that one goes on reading where one was. */
function backTo(request: FastifyRequest, code: string): string {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return plenaryUrls.home(code);
  const { pathname, search, host } = new URL(referer);
  return host === request.host && pathname.startsWith(plenaryUrls.home(code))
    ? pathname + search
    : plenaryUrls.home(code);
}
