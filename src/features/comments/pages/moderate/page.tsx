import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatTime } from '../../../../design-system/format.ts';
import { FormErrors } from '../../../../design-system/patterns/form.tsx';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { sessionFrame, sessionUrls, STATE_WORDS, visitOf } from '../../../sessions/index.ts';
import { type Comment, writerWords } from '../../comment.ts';
import type { Decision } from '../../moderating.ts';
import type { CommentPages } from '../../pages.ts';
import { commentUrls } from '../../urls.ts';
import { declineForm } from './form.ts';
import type { ModeratedComment, ModerateModel } from './model.ts';
import { ModerateView } from './view.tsx';

/** Comments for moderators and the chair. */
export function moderatePage({ app, clock, visits, reading, moderating }: CommentPages): void {
  const access = visits.to('moderate');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    rejected: ModerateModel['rejected'] = null,
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session } = visit;
    const model: ModerateModel = {
      code: session.code,
      version: session.version,
      eventsUrl: sessionUrls.staffEvents(session.code),
      zone: session.zone,
      stateWords: STATE_WORDS[session.state],
      modeWords:
        session.moderation === 'before'
          ? 'Each comment waits here before everyone sees it.'
          : 'Comments are shown at once. You can take one down, with a reason.',
      waiting: (await reading.waiting(session)).map(toModerated),
      decided: (await reading.decided(session)).map(toModerated),
      csrf: reply.generateCsrf(),
      updatedAt: formatTime(clock.now(), session.zone),
      rejected,
    };
    if (wantsJson(request)) return reply.send(model);
    return reply.page({
      title: 'Comments to look at',
      ...sessionFrame(visit, 'moderate'),
      hasErrors: rejected !== null,
      content: (
        <>
          {rejected !== null && (
            <FormErrors errors={[{ field: `${rejected.field}-${rejected.id}`, message: rejected.message }]} />
          )}
          <PageHeading caption={session.title}>Comments to look at</PageHeading>
          <Island name="moderate-comments" model={model}>
            <ModerateView model={model} />
          </Island>
        </>
      ),
    });
  }

  app.get(commentUrls.moderate(':code'), { config: { access } }, (request, reply) => show(request, reply));

  app.post<{ Params: { code: string; id: string } }>(
    commentUrls.decide(':code', ':id'),
    { config: { access } },
    async (request, reply) => {
      const visit = visitOf(request);
      const id = parseId<'comment'>(request.params.id);
      if (id === null) throw new NotFound();
      const typed = toFormBody(request.body);
      const isShown = typedText(typed, 'show') !== '';
      const parsed = parseForm(declineForm, request.body);
      const refuse = (status: number, field: 'reason' | 'note', message: string) =>
        show(request, reply.code(status), {
          id,
          reason: typedText(typed, 'reason'),
          note: typedText(typed, 'note'),
          field,
          message,
        });
      if (!isShown && !parsed.ok) {
        const [error] = parsed.errors;
        return refuse(422, error?.field === 'note' ? 'note' : 'reason', error?.message ?? '');
      }
      const decision: Decision = parsed.ok && !isShown ? { show: false, ...parsed.value } : { show: true };
      const outcome = await moderating.decide(visit, signedInPerson(request).id, id, decision);
      if (outcome.ok) return reply.redirect(commentUrls.moderate(visit.session.code), 303);
      return refuse(409, 'reason', outcome.message);
    },
  );
}

function toModerated(comment: Comment): ModeratedComment {
  const { id, text, state, reason, at } = comment;
  return { id, text, writer: writerWords(comment), state, reason, at: at.toISOString() };
}
