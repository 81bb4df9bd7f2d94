import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { sessionFrame, visitOf } from '../../../sessions/index.ts';
import type { TextDecision } from '../../moderating.ts';
import type { PollPages } from '../../pages.ts';
import { findPollOf, type PollRoute } from '../../poll-route.ts';
import type { Poll } from '../../poll.ts';
import { pollUrls } from '../../urls.ts';
import { declineForm } from './form.ts';
import { TextsPage, type TextsView } from './view.tsx';

/** Moderating the texts that people answered. */
export function textsPages({ app, visits, polls, moderating }: PollPages): void {
  const access = visits.to('moderate');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    poll: Poll,
    rejected: TextsView['rejected'] = null,
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const { session } = visit;
    return reply.page({
      title: 'Texts to look at',
      ...sessionFrame(visit, 'run-polls'),
      hasErrors: rejected !== null,
      backLink: { href: pollUrls.poll(session.code, poll.id), text: 'Poll' },
      content: (
        <TextsPage
          sessionTitle={session.title}
          question={poll.question}
          texts={await polls.texts(poll)}
          zone={session.zone}
          action={pollUrls.texts(session.code, poll.id)}
          csrf={reply.generateCsrf()}
          rejected={rejected}
        />
      ),
    });
  }

  async function findTextPoll(request: FastifyRequest<PollRoute>): Promise<Poll> {
    const poll = await findPollOf(polls, request);
    if (poll.kind !== 'text') throw new NotFound();
    return poll;
  }

  app.get<PollRoute>(pollUrls.texts(':code', ':id'), { config: { access } }, async (request, reply) =>
    show(request, reply, await findTextPoll(request)),
  );

  app.post<PollRoute>(pollUrls.texts(':code', ':id'), { config: { access } }, async (request, reply) => {
    const poll = await findTextPoll(request);
    const typed = toFormBody(request.body);
    const id = parseId<'answer'>(typedText(typed, 'id'));
    if (id === null) throw new NotFound();
    const parsed = parseForm(declineForm, request.body);
    const isShown = typedText(typed, 'show') !== '';
    if (!isShown && !parsed.ok) {
      return show(request, reply.code(422), poll, { id, typed, errors: parsed.errors });
    }
    const decision: TextDecision = parsed.ok && !isShown ? { show: false, ...parsed.value } : { show: true };
    const target = { id, writtenAt: Number(typedText(typed, 'written')) };
    const visit = visitOf(request);
    const outcome = await moderating.decide(visit, signedInPerson(request).id, poll.id, target, decision);
    if (outcome.ok) return reply.redirect(pollUrls.texts(visit.session.code, poll.id), 303);
    const errors = [{ field: 'reason', message: outcome.message }];
    return show(request, reply.code(409), poll, { id, typed, errors });
  });
}
