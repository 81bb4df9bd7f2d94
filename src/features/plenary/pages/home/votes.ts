import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseId } from '../../../../platform/ids.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import type { QuestionId, VoteChange, VoteOutcome } from '../../../questions/index.ts';
import { getSession, type SeatHeld, type SessionId, whyNotNow } from '../../../sessions/index.ts';
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
    { config: { access: sessions.visits.toSeatAct() } },
    async (request, reply) => {
      const { sessionId } = seatOf(request);
      const { code, id: given } = request.params as { code: string; id: string };
      const id = parseId<'question'>(given);
      if (id === null) throw new NotFound();
      // A vote for a merged question is a vote for what it became part of.
      const questionId = questions.boards.rootOf(sessionId, id);
      const wanted = body.parse(request.body ?? {}).wanted === '1';
      const outcome = await vote(request, { questionId, wanted });
      if (wantsJson(request)) {
        if (outcome === 'counted') return reply.send({ outcome });
        return reply.code(409).send({ outcome, message: await message(outcome, sessionId) });
      }
      if (outcome === 'counted')
        return reply.redirect(`${backTo(request, code)}#question-${questionId}`, 303);
      return reply.redirect(reply.done(plenaryUrls.question(code, questionId), outcome), 303);
    },
  );

  app.post(
    plenaryUrls.seen(':code'),
    { config: { access: sessions.visits.toSeatAct() } },
    async (request, reply) => {
      await see(request, ids.parse((request.body as { ids?: unknown } | undefined)?.ids));
      return reply.code(204).send();
    },
  );

  app.get(
    `${plenaryUrls.seen(':code')}.gif`,
    { config: { access: sessions.visits.toSeatAct() } },
    async (request, reply) => {
      await see(request, ids.parse((request.query as { ids?: unknown }).ids));
      return reply.type('image/gif').header('cache-control', 'no-store').send(PIXEL);
    },
  );

  async function vote(
    request: FastifyRequest,
    change: Pick<VoteChange, 'questionId' | 'wanted'>,
  ): Promise<VoteOutcome> {
    const outcome = await questions.votes.set({ ...seatOf(request), ...change });
    if (outcome !== 'settled') return outcome;
    const seat = await sessions.visits.seatAnew(request);
    return seat === undefined ? outcome : questions.votes.set({ ...seat, ...change });
  }

  async function see(request: FastifyRequest, questionIds: readonly QuestionId[]): Promise<void> {
    if (request.seatHeld === undefined || questionIds.length === 0) return;
    await questions.votes.see({ ...request.seatHeld, questionIds });
  }

  async function message(outcome: VoteOutcome, sessionId: SessionId): Promise<string> {
    if (outcome !== 'closed') return 'This question takes no more votes: it is settled.';
    return whyNotNow((await getSession(db, sessionId)).state, 'votes');
  }
}

function seatOf(request: FastifyRequest): SeatHeld {
  if (request.seatHeld === undefined) throw new NotFound();
  return request.seatHeld;
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
