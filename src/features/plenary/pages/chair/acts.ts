import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatTime } from '../../../../design-system/format.ts';
import { parseForm } from '../../../../platform/forms/form.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { type ActResult, STATE_WORDS } from '../../../questions/index.ts';
import { type RoleId, STATE_WORDS as SESSION_WORDS, visitOf } from '../../../sessions/index.ts';
import { actorOf, targetOf } from '../../actor.ts';
import { either } from '../../either.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { chairForm, DONE, extendForm, moveForm } from './form.ts';
import type { ShowChair } from './page.tsx';

/** What the chair's page sends: about questions, and about the session itself. */
export function chairActs({ app, sessions, questions }: PlenaryPages, show: ShowChair): void {
  const choose = sessions.visits.to('choose what is answered');
  const move = either(choose, sessions.visits.to('move the session'));
  const { answering } = questions;

  function back(request: FastifyRequest, reply: FastifyReply, done: keyof typeof DONE): FastifyReply {
    if (wantsJson(request)) return reply.send({ ok: true, told: DONE[done] });
    const { order, page } = request.query as { order?: string; page?: string };
    const query = new URLSearchParams();
    if (order !== undefined) query.set('order', order);
    if (page !== undefined) query.set('page', page);
    return reply.redirect(
      reply.done(`${plenaryUrls.chair(visitOf(request).session.code)}?${query.toString()}`, done),
      303,
    );
  }

  app.post<{ Params: { id: string } }>(
    plenaryUrls.chairQuestion(':code', ':id'),
    { config: { access: choose } },
    async (request, reply) => {
      const parsed = parseForm(chairForm, request.body);
      const id = parseId<'question'>(request.params.id);
      if (!parsed.ok || id === null) return show(request, reply.code(422), UNREADABLE);
      const { act, seen, aloud } = parsed.value;
      const actor = actorOf(request);
      const target = targetOf(request, id, seen);
      const acts: Readonly<Record<typeof act, () => Promise<ActResult>>> = {
        choose: () => answering.choose(actor, target),
        'put-back': () => answering.putBack(actor, target),
        up: () => answering.moveChosen(actor, target, 'up'),
        down: () => answering.moveChosen(actor, target, 'down'),
        start: () => answering.start(actor, target),
        finish: () => answering.finish(actor, target, aloud as RoleId[]),
        undo: () => answering.undoAnswered(actor, target),
      };
      const result = await acts[act]();
      if (result.ok) return back(request, reply, act);
      return show(request, reply.code(409), refusalWords(request, result));
    },
  );

  app.post(plenaryUrls.chairMove(':code'), { config: { access: move } }, async (request, reply) => {
    const { session, roles } = visitOf(request);
    const parsed = parseForm(moveForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), UNREADABLE);
    const { to, from, seconds } = parsed.value;
    const by = { personId: signedInPerson(request).id, roles };
    const result = await sessions.service.move({ ...session, state: from }, to, by, {
      closingSeconds: seconds,
    });
    if (result.ok || result.state === to) return back(request, reply, 'moved');
    return show(request, reply.code(409), movedWords(SESSION_WORDS[result.state]));
  });

  app.post(plenaryUrls.chairExtend(':code'), { config: { access: choose } }, async (request, reply) => {
    const { session } = visitOf(request);
    const parsed = parseForm(extendForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), UNREADABLE);
    const result = await sessions.service.extendClosing(
      session,
      signedInPerson(request).id,
      parsed.value.seconds,
    );
    if (result.ok) return back(request, reply, 'extended');
    return show(request, reply.code(409), movedWords(SESSION_WORDS[result.state]));
  });
}

const UNREADABLE = 'This could not be read. Try it again from this page.';

function movedWords(state: string): string {
  return `This cannot be done now: the session is “${state}”. Look at the page again before you go on.`;
}

function refusalWords(request: FastifyRequest, result: Extract<ActResult, { ok: false }>): string {
  if (result.reason !== 'stale') return result.message;
  const at = formatTime(result.now.stateAt, visitOf(request).session.zone);
  return `${result.message} Since ${at} it is “${STATE_WORDS[result.now.state]}”.`;
}
