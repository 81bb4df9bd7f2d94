import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { formatTime } from '../../../../design-system/format.ts';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { wantsJson } from '../../../../platform/http/request.ts';
import {
  countUnreadNotices,
  listVotesOf,
  type PublicQuestion,
  questionsOfSeat,
} from '../../../questions/index.ts';
import {
  countSeats,
  liveSession,
  loadProgramme,
  sessionFrame,
  speakersOf,
  visitOf,
} from '../../../sessions/index.ts';
import { ToFollow } from '../../components/to-follow.tsx';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { SeenWithoutScript } from './seen-without-script.tsx';
import { type HomeModel, toOpenPolls } from './model.ts';
import { inOrder, ORDERS, PAGE_LENGTH } from './order.ts';
import { HomeView } from './view.tsx';

const query = z.object({
  order: z.enum(ORDERS).optional().catch(undefined),
  part: z.string().optional().catch(undefined),
  page: z.coerce.number().int().positive().catch(1),
});

/** The questions of a session: what a participant sees first. */
export function homePage({
  app,
  db,
  clock,
  sessions,
  questions,
  polls,
  comments,
  forum,
}: PlenaryPages): void {
  async function modelFor(request: FastifyRequest, csrf: string): Promise<HomeModel> {
    const visit = visitOf(request);
    const { session, seat } = visit;
    const programme = await loadProgramme(db, session);
    const board = await questions.boards.get(session);
    const asked = query.parse(request.query);
    const wantedOrder = asked.order ?? 'across';
    const order = board.oneGroup && wantedOrder === 'across' ? 'most' : wantedOrder;
    const part = programme.parts.find((each) => each.id === asked.part)?.id ?? null;
    const all = board.questions().filter((question) => part === null || question.part === part);
    const ordered = inOrder(all, order);
    const pages = Math.max(1, Math.ceil(ordered.questions.length / PAGE_LENGTH));
    const page = Math.min(asked.page, pages);
    const votes = seat === undefined ? [] : await listVotesOf(db, seat.id);
    const mine = seat === undefined ? [] : await questionsOfSeat(db, seat.id);
    const unreadNotices = seat === undefined ? 0 : await countUnreadNotices(db, seat.id);
    return {
      code: session.code,
      version: board.version,
      eventsUrl: plenaryUrls.events(session.code),
      title: session.title,
      zone: session.zone,
      session: liveSession(session),
      joining: session.joining,
      speakers: speakersOf(programme).map(({ id, name }) => ({ id, name })),
      parts: programme.parts.filter((each) => each.takesQuestions).map(({ id, title }) => ({ id, title })),
      part,
      order,
      page,
      pages,
      total: all.length,
      lane: page === 1 ? ordered.lane : [],
      questions: ordered.questions.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH),
      answering: board.questions().filter((question) => question.state === 'answering'),
      openPolls: toOpenPolls(await polls.listPublic(session)),
      present: board.present,
      joined: await countSeats(db, session.id),
      oneGroup: board.oneGroup,
      mine,
      votes,
      votesHidden: session.hideVotesUntilVoted && votes.every((id) => mine.includes(id)),
      hasSeat: seat !== undefined && seat.blockedAt === null,
      pace: seat !== undefined && visit.can('signal pace') ? await comments.pace.mine(seat.id) : null,
      csrf,
      announcements: seat?.announcements ?? true,
      unreadNotices,
      updatedAt: formatTime(clock.now(), session.zone),
      waiting: { fresh: [], moved: 0 },
    };
  }

  app.get(
    plenaryUrls.home(':code'),
    { config: { access: sessions.visits.to('read') } },
    async (request, reply) => {
      const visit = visitOf(request);
      const model = await modelFor(request, reply.generateCsrf());
      if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(model);
      const shown: readonly PublicQuestion[] = [...model.lane, ...model.questions];
      return reply.page({
        title: visit.session.title,
        ...sessionFrame(visit, 'questions'),
        content: (
          <>
            <PageHeading>{visit.session.title}</PageHeading>
            {visit.seat?.blockedAt != null && (
              <p class="govuk-inset-text">
                You can read, but no longer take part in this session: {visit.seat.blockedReason}
              </p>
            )}
            <ToFollow code={model.code} count={await forum.countToFollow(db, visit.session, visit.seat)} />
            <Island name="home" model={model}>
              <HomeView model={model} />
            </Island>
            {model.hasSeat && (
              <SeenWithoutScript code={model.code} ids={shown.map((question) => question.id)} />
            )}
          </>
        ),
      });
    },
  );
}
