import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatTime } from '../../../../design-system/format.ts';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { type FieldMistake, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { toFormBody } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { wantsJson } from '../../../../platform/http/request.ts';
import {
  type SeatId,
  sessionFrame,
  sessionUrls,
  STATE_WORDS,
  type Visit,
  visitOf,
} from '../../../sessions/index.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type Answer, type MyAnswer, type OwnAnswer, rankField } from '../../answer.ts';
import type { OpenedPoll } from '../../opened-polls.ts';
import { tellOwn } from '../../own-answer.ts';
import type { PollPages } from '../../pages.ts';
import type { Poll, PollId } from '../../poll.ts';
import { findPollOf, type PollRoute } from '../../poll-route.ts';
import { pollPrefix, type Rejected } from '../../poll-card.view.tsx';
import { EVERY_POLL, type PublicPoll, type SeesResults } from '../../public-poll.ts';
import { readAnswer } from '../../read-answer.ts';
import { pollUrls } from '../../urls.ts';
import { inReadingOrder, type PollsModel } from './model.ts';
import { PollsView } from './view.tsx';

/** All polls of a session, one poll with its results, and answering it. */
export function pollPages(pages: PollPages): void {
  const { app, visits, clock, polls, openedPolls, publicPolls, answering } = pages;

  async function modelOf(
    visit: Visit,
    reply: FastifyReply,
    read: (sees: SeesResults) => Promise<readonly PublicPoll[]>,
    rejected: Readonly<Record<string, Rejected>> = {},
  ): Promise<PollsModel> {
    const { session, seat, roles } = visit;
    const own = seat === undefined ? new Map<PollId, OwnAnswer>() : await polls.answersOf(seat.id);
    const mayAnswer = roles.has('guest') || roles.has('participant');
    return {
      code: session.code,
      version: session.version,
      eventsUrl: sessionUrls.events(session.code),
      stateWords: STATE_WORDS[session.state],
      polls: await read({ answered: mayAnswer ? own : EVERY_POLL }),
      mine: Object.fromEntries([...own].map(([id, answer]) => [id, tellOwn(answer)])),
      mayAnswer,
      seesResults: !mayAnswer,
      csrf: reply.generateCsrf(),
      updatedAt: formatTime(clock.now(), session.zone),
      isOne: false,
      rejected,
    };
  }

  async function showOne(
    request: FastifyRequest,
    reply: FastifyReply,
    poll: Poll,
    rejected?: Rejected,
  ): Promise<FastifyReply> {
    const visit = visitOf(request);
    const read = async (sees: SeesResults): Promise<readonly PublicPoll[]> => {
      const shown = await publicPolls.one(visit.session, poll, sees);
      if (shown === undefined) throw new NotFound();
      return [shown];
    };
    const rejections = rejected === undefined ? {} : { [poll.id]: rejected };
    const model = { ...(await modelOf(visit, reply, read, rejections)), isOne: true };
    if (wantsJson(request)) return reply.send(model);
    return reply.page({
      title: poll.question,
      ...sessionFrame(visit, 'polls'),
      hasErrors: rejected !== undefined,
      backLink: { href: pollUrls.list(visit.session.code), text: 'All polls' },
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            {rejected !== undefined && <FormErrors errors={mistakesOnPage(poll, rejected)} />}
            <Island name="polls" model={model}>
              <PollsView model={model} />
            </Island>
          </div>
        </div>
      ),
    });
  }

  /** A draft is nobody's business but those who prepare it. */
  async function findShown(request: FastifyRequest<PollRoute>): Promise<Poll> {
    const poll = await findPollOf(polls, request);
    if (poll.state === 'draft') throw new NotFound();
    return poll;
  }

  app.get(pollUrls.list(':code'), { config: { access: visits.to('read') } }, async (request, reply) => {
    const visit = visitOf(request);
    const { session } = visit;
    const model = await modelOf(visit, reply, async (sees) =>
      inReadingOrder(await publicPolls.list(session, { ...LIST, ...sees })),
    );
    if (wantsJson(request)) return reply.send(model);
    return reply.page({
      title: 'Polls',
      ...sessionFrame(visit, 'polls'),
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <PageHeading caption={session.title}>Polls</PageHeading>
            <Island name="polls" model={model}>
              <PollsView model={model} />
            </Island>
          </div>
        </div>
      ),
    });
  });

  app.get<PollRoute>(
    pollUrls.poll(':code', ':id'),
    { config: { access: visits.to('read') } },
    async (request, reply) => showOne(request, reply, await findShown(request)),
  );

  app.post<PollRoute>(
    pollUrls.poll(':code', ':id'),
    { config: { access: visits.to('answer polls') } },
    async (request, reply) => {
      const { session, seat } = visitOf(request);
      const id = parseId<'poll'>(request.params.id);
      const poll = id === null ? undefined : await openedPolls.find(session.id, id);
      if (poll === undefined) throw new NotFound();
      const typed = toFormBody(request.body);
      const read = readAnswer(poll, typed);
      if (!read.ok)
        return refuse(request, reply.code(422), poll, { typed, mistakes: read.errors, message: '' });
      if (seat === undefined) throw new NotFound();
      const outcome = await answering.answer(seat, poll, read.answer);
      if (!outcome.ok) {
        return refuse(request, reply.code(409), poll, { typed, mistakes: [], message: outcome.message });
      }
      if (!wantsJson(request)) return reply.redirect(pollUrls.poll(session.code, poll.id), 303);
      return reply.send({ ok: true, mine: await mineAfter(seat.id, poll.id, read.answer) });
    },
  );

  /** Only with a text is there more to tell than what was just sent. */
  async function mineAfter(seatId: SeatId, pollId: PollId, answer: Answer): Promise<MyAnswer | null> {
    if (!('text' in answer)) return { answer, notice: '' };
    const own = (await polls.answersOf(seatId)).get(pollId);
    return own === undefined ? null : tellOwn(own);
  }

  /** Shows the form again with what was typed, or tells a script what is wrong with it. */
  async function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    poll: OpenedPoll,
    rejected: Rejected,
  ): Promise<FastifyReply> {
    const { message, mistakes } = rejected;
    if (wantsJson(request)) return reply.send({ ok: false, message, mistakes });
    const now = await polls.find(visitOf(request).session, poll.id);
    if (now === undefined) throw new NotFound();
    return showOne(request, reply, now, rejected);
  }
}

/** Texts of one poll on the page of all. */
const LIST = { mostTexts: 20 };

/** Each mistake with the id of its control; what concerns the whole answer stands at the first control. */
function mistakesOnPage(poll: Poll, { mistakes, message }: Rejected): readonly FieldMistake[] {
  const prefix = pollPrefix(poll.id);
  const all = mistakes.length > 0 ? mistakes : [{ field: firstField(poll), message }];
  return all.map((mistake) => ({ ...mistake, field: prefix + mistake.field }));
}

function firstField({ kind, options }: Poll): string {
  if (kind === 'text') return 'text';
  const [first] = options;
  return kind === 'ranking' && first !== undefined ? rankField(first.id) : 'choice';
}
