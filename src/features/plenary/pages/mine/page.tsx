import { Island } from '../../../../design-system/patterns/island.tsx';
import { wantsJson } from '../../../../platform/http/request.ts';
import { forumUrls } from '../../../forum/index.ts';
import {
  listNotices,
  listQuestions,
  markNoticesRead,
  ownQuestion,
  type QuestionId,
} from '../../../questions/index.ts';
import { type Session, sessionFrame, visitOf } from '../../../sessions/index.ts';
import { ToFollow } from '../../components/to-follow.tsx';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { nextFor } from '../question/told.ts';
import { type MineModel, MineView } from './view.tsx';

const NOTICES_SHOWN = 100;

/** A seat's own questions, each with what has become of it, and what it has been told. */
export function minePage({ app, db, clock, sessions, questions, forum }: PlenaryPages): void {
  async function threadOf({ closedAt }: Session, id: QuestionId): Promise<string | null> {
    const thread = closedAt === null ? undefined : await forum.ofQuestion(db, id);
    return thread === undefined ? null : forumUrls.thread(thread);
  }

  app.get(
    plenaryUrls.mine(':code'),
    { config: { access: sessions.visits.to('read') } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { session, seat } = visit;
      if (seat === undefined) return reply.redirect(plenaryUrls.home(session.code), 303);
      const own = await listQuestions(db, { sessionId: session.id, seatId: seat.id });
      const notices = await listNotices(db, seat.id, NOTICES_SHOWN);
      const board = await questions.boards.get(session);
      const model: MineModel = {
        code: session.code,
        zone: session.zone,
        version: session.version,
        eventsUrl: plenaryUrls.events(session.code),
        questions: await Promise.all(
          own.toReversed().map(async (details) => ({
            question: board.find(details.id) ?? ownQuestion(details),
            text: details.text,
            next: nextFor(details, session),
            thread: await threadOf(session, details.id),
          })),
        ),
        notices: notices.map((notice) => ({
          id: notice.id,
          text: notice.text,
          at: notice.at.toISOString(),
          isNew: notice.readAt === null,
          questionId: notice.questionId,
        })),
      };
      const [newest] = notices;
      if (newest !== undefined) await markNoticesRead(db, seat.id, newest.id, clock.now());
      if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(model);
      return reply.page({
        title: 'My questions and notices',
        ...sessionFrame(visit),
        backLink: { href: plenaryUrls.home(session.code), text: 'All questions' },
        content: (
          <>
            <ToFollow code={model.code} count={await forum.countToFollow(db, session, seat)} />
            <Island name="mine" model={model}>
              <MineView model={model} />
            </Island>
          </>
        ),
      });
    },
  );
}
