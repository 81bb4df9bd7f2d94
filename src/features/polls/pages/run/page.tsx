import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatTime } from '../../../../design-system/format.ts';
import { ErrorSummary } from '../../../../design-system/components/error-summary.tsx';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import { signedInPerson } from '../../../people/index.ts';
import { OPENINGS, sessionFrame, sessionUrls, STATE_WORDS, visitOf } from '../../../sessions/index.ts';
import type { Outcome } from '../../outcome.ts';
import type { PollPages } from '../../pages.ts';
import { findPollOf, type PollRoute } from '../../poll-route.ts';
import type { Poll } from '../../poll.ts';
import type { PollMove } from '../../running.ts';
import { pollUrls } from '../../urls.ts';
import type { DraftLine, RunLine, RunModel } from './model.ts';
import { RunView } from './view.tsx';

/** The chair's page of polls, on which organisers prepare them too. */
export function runPages({ app, visits, clock, polls, publicPolls, preparing, running }: PollPages): void {
  async function modelOf(request: FastifyRequest, reply: FastifyReply): Promise<RunModel> {
    const visit = visitOf(request);
    const { session } = visit;
    const waiting = await polls.countWaitingTexts(session);
    const opened = (await publicPolls.list(session, { forStaff: true, mostTexts: 20 })).map(
      (poll): RunLine => ({ poll, waiting: waiting.get(poll.id) ?? 0 }),
    );
    const drafts = (await polls.list(session)).filter(({ state }) => state === 'draft');
    return {
      code: session.code,
      version: session.version,
      eventsUrl: sessionUrls.staffEvents(session.code),
      stateWords: STATE_WORDS[session.state],
      isLive: OPENINGS[session.state].polls,
      canRun: visit.can('run polls'),
      canPrepare: visit.can('prepare polls') && !['closing', 'closed', 'archived'].includes(session.state),
      canModerate: visit.can('moderate'),
      running: opened.filter(({ poll }) => poll.state !== 'closed'),
      drafts: drafts.map(toLine),
      closed: opened.filter(({ poll }) => poll.state === 'closed').toReversed(),
      csrf: reply.generateCsrf(),
      updatedAt: formatTime(clock.now(), session.zone),
    };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, refusal = ''): Promise<FastifyReply> {
    const { session } = visitOf(request);
    const model = await modelOf(request, reply);
    if (wantsJson(request)) return reply.send(model);
    return reply.page({
      title: 'Run polls',
      hasErrors: refusal !== '',
      ...sessionFrame(visitOf(request), 'run-polls'),
      content: (
        <>
          {refusal !== '' && <ErrorSummary errors={[{ text: refusal }]} />}
          <PageHeading caption={session.title}>Run polls</PageHeading>
          <Island name="run-polls" model={model}>
            <RunView model={model} />
          </Island>
        </>
      ),
    });
  }

  /** After an act: back to the page, or the page that says why it was not done. */
  function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    outcome: Outcome,
  ): Promise<FastifyReply> | FastifyReply {
    if (!outcome.ok) return show(request, reply.code(409), outcome.message);
    return reply.redirect(pollUrls.run(visitOf(request).session.code), 303);
  }

  const prepare = visits.to('prepare polls');

  app.get(pollUrls.run(':code'), { config: { access: prepare } }, (request, reply) => show(request, reply));

  app.post<PollRoute>(
    pollUrls.move(':code', ':id'),
    { config: { access: visits.to('run polls') } },
    async (request, reply) => {
      const to = typedText(toFormBody(request.body), 'to');
      if (!isMove(to)) return reply.redirect(pollUrls.run(visitOf(request).session.code), 303);
      const poll = await findPollOf(polls, request);
      return answer(
        request,
        reply,
        await running.move(visitOf(request), signedInPerson(request).id, poll.id, to),
      );
    },
  );

  app.post<PollRoute>(
    pollUrls.shift(':code', ':id'),
    { config: { access: prepare } },
    async (request, reply) => {
      const to = typedText(toFormBody(request.body), 'to') === 'up' ? 'up' : 'down';
      const poll = await findPollOf(polls, request);
      return answer(request, reply, await preparing.shift(visitOf(request), poll.id, to));
    },
  );

  app.post<PollRoute>(
    pollUrls.copy(':code', ':id'),
    { config: { access: prepare } },
    async (request, reply) => {
      const poll = await findPollOf(polls, request);
      return answer(
        request,
        reply,
        await preparing.copy(visitOf(request), signedInPerson(request).id, poll.id),
      );
    },
  );
}

function isMove(text: string): text is PollMove {
  return text === 'open' || text === 'stopped' || text === 'closed';
}

function toLine({ id, kind, question, options, scale }: Poll): DraftLine {
  const answers =
    scale === null
      ? options.map(({ text }) => text).join(' · ')
      : `${scale.min} – ${scale.minLabel} … ${scale.max} – ${scale.maxLabel}`;
  return { id, kind, question, answers };
}
