import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { formatTime } from '../../../../design-system/format.ts';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { LiveRegion, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { wantsJson } from '../../../../platform/http/request.ts';
import { parseId } from '../../../../platform/ids.ts';
import type { Board, QuestionDetails } from '../../../questions/index.ts';
import { liveSession, loadProgramme, sessionFrame, visitOf } from '../../../sessions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { loadQueue, oldestWaiting, QUEUE_VIEWS, type QueueView } from '../../queue.ts';
import { toStaffQuestion } from '../../staff-question.ts';
import { plenaryUrls } from '../../urls.ts';
import { similarTo } from '../ask/similar.ts';
import { DONE } from '../moderate-question/form.ts';
import type { ModerateModel } from './model.ts';
import { ModerateView } from './view.tsx';

const PAGE_LENGTH = 50;
/** Looking for what is alike is dear, and only the first of the queue are about to be decided. */
const SIMILAR_LOOKED_FOR = 10;

const query = z.object({
  view: z.enum(QUEUE_VIEWS).catch('waiting'),
  page: z.coerce.number().int().positive().catch(1),
  search: z.string().max(200).catch(''),
  done: z
    .enum([...(Object.keys(DONE) as (keyof typeof DONE)[]), 'floor'])
    .optional()
    .catch(undefined),
  id: z.string().optional().catch(undefined),
});

/** The moderators' page: what waits, in order of arrival, and everything else with what can be done (LIVE-45). */
export function moderatePage({ app, db, clock, sessions, questions }: PlenaryPages): void {
  const access = sessions.visits.to('moderate');

  async function modelFor(request: FastifyRequest, reply: FastifyReply): Promise<ModerateModel> {
    const { session, seat } = visitOf(request);
    const asked = query.parse(request.query);
    const programme = await loadProgramme(db, session);
    const queue = await loadQueue(db, questions.boards, session);
    const board = await questions.boards.get(session);
    const found = search(queue[asked.view], asked.view === 'shown' ? asked.search : '');
    const pages = Math.max(1, Math.ceil(found.length / PAGE_LENGTH));
    const page = Math.min(asked.page, pages);
    const eyes = {
      programme,
      seatId: seat?.id,
      textOf: (id: string) => board.details(id)?.text,
    };
    const now = clock.now();
    const live = liveSession(session);
    return {
      code: session.code,
      version: session.version,
      eventsUrl: plenaryUrls.staffEvents(session.code),
      csrf: reply.generateCsrf(),
      zone: session.zone,
      updatedAt: formatTime(now, session.zone),
      session: live,
      announcement: announcementFor(queue.waiting.length, queue['second-looks'].length),
      urgentAnnouncement: `${live.stateWords}.`,
      looksFirst: session.moderation === 'before',
      queue: {
        oldestSince: oldestWaiting(queue),
        alertSeconds: session.queueAlertSeconds,
        now: now.toISOString(),
      },
      view: asked.view,
      counts: countsOf(queue),
      questions: found.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH).map((details, index) => ({
        ...toStaffQuestion(details, eyes),
        similar:
          asked.view === 'waiting' && index < SIMILAR_LOOKED_FOR ? (alike(board, details) ?? null) : null,
      })),
      search: asked.view === 'shown' ? asked.search : '',
      page,
      pages,
      isArchived: session.state === 'archived',
    };
  }

  app.get(plenaryUrls.moderate(':code'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const model = await modelFor(request, reply);
    if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(model);
    await sessions.service.markSeen(visit.held.map(({ id }) => id));
    const frame = sessionFrame(visit, 'moderate');
    return reply.page({
      title: 'Moderate',
      wide: true,
      ...frame,
      notice: (
        <>
          {frame.notice}
          <Done {...query.parse(request.query)} code={visit.session.code} />
        </>
      ),
      content: (
        <>
          <LiveRegion />
          <PageHeading caption={visit.session.title}>Moderate</PageHeading>
          <Island name="moderate" model={model}>
            <ModerateView model={model} />
          </Island>
        </>
      ),
    });
  });
}

/** Says what was just done, with the way to mend it. */
function Done({ code, done, id, view }: z.output<typeof query> & { code: string }) {
  if (done === undefined) return null;
  const questionId = parseId(id ?? '');
  return (
    <NotificationBanner type="success">
      <p class="govuk-notification-banner__heading">
        {done === 'floor' ? 'The question from the floor is shown to everyone.' : DONE[done]}{' '}
        {questionId !== null && (
          <a
            class="govuk-notification-banner__link"
            href={`${plenaryUrls.moderateQuestion(code, questionId)}?from=${view}`}
          >
            Look at it again
          </a>
        )}
      </p>
    </NotificationBanner>
  );
}

function countsOf(queue: Readonly<Record<QueueView, readonly unknown[]>>): Record<QueueView, number> {
  return Object.fromEntries(QUEUE_VIEWS.map((view) => [view, queue[view].length])) as Record<
    QueueView,
    number
  >;
}

/** The questions that hold every word searched for. */
function search(questions: readonly QuestionDetails[], words: string): readonly QuestionDetails[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return questions;
  return questions.filter(({ text }) => {
    const lower = text.toLowerCase();
    return wanted.every((word) => lower.includes(word));
  });
}

function alike(board: Board, { id, text }: QuestionDetails): string | undefined {
  return similarTo(board, text, 2).find((each) => each.id !== id)?.text;
}

function announcementFor(waiting: number, secondLooks: number): string {
  const parts = [
    `${waiting} ${waiting === 1 ? 'question' : 'questions'} to look at`,
    secondLooks > 0 && `${secondLooks} second ${secondLooks === 1 ? 'look' : 'looks'} asked for`,
  ];
  return `${parts.filter((part) => part !== false).join(', ')}.`;
}
