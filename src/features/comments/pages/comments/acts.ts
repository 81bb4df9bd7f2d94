import type { FastifyRequest } from 'fastify';
import { parseForm } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { parseId } from '../../../../platform/ids.ts';
import { visitOf } from '../../../sessions/index.ts';
import type { CommentId } from '../../comment.ts';
import type { CommentPages } from '../../pages.ts';
import { commentUrls } from '../../urls.ts';
import { returnTo } from '../../return-to.ts';
import { reactionForm } from './form.ts';

interface CommentRoute {
  Params: { code: string; id: string };
}

/** Reacting to a comment, and taking one's own back. */
export function commentActs({ app, visits, writing, reacting }: CommentPages): void {
  app.post<CommentRoute>(
    commentUrls.react(':code', ':id'),
    { config: { access: visits.to('vote') } },
    async (request, reply) => {
      const visit = visitOf(request);
      const id = commentIdOf(request);
      const parsed = parseForm(reactionForm, request.body);
      if (!parsed.ok || visit.seat === undefined) throw new NotFound();
      const { kind, wanted } = parsed.value;
      const outcome = await reacting.react(visit, visit.seat, id, { kind, wanted: wanted === '1' });
      if (wantsJson(request)) return reply.code(outcome.ok ? 200 : 409).send(outcome);
      const back = returnTo(request, visit.session.code, commentUrls.list(visit.session.code));
      return reply.redirect(`${back}#comment-${id}`, 303);
    },
  );

  app.post<CommentRoute>(
    commentUrls.withdraw(':code', ':id'),
    { config: { access: visits.to('read') } },
    async (request, reply) => {
      const { session, seat } = visitOf(request);
      if (seat === undefined) throw new NotFound();
      await writing.withdraw(seat, commentIdOf(request));
      return reply.redirect(commentUrls.list(session.code), 303);
    },
  );
}

function commentIdOf(request: FastifyRequest<CommentRoute>): CommentId {
  const id = parseId<'comment'>(request.params.id);
  if (id === null) throw new NotFound();
  return id;
}
