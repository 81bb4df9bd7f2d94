import type { FastifyRequest } from 'fastify';
import { Island } from '../../../../design-system/patterns/island.tsx';
import { qrPath } from '../../../../design-system/patterns/qr.tsx';
import { wantsJson } from '../../../../platform/http/request.ts';
import {
  liveSession,
  loadProgramme,
  type RoleHolder,
  sessionUrls,
  showJoinCode,
  speakersOf,
  visitOf,
} from '../../../sessions/index.ts';
import type { PublicPoll } from '../../../polls/index.ts';
import type { PublicQuestion } from '../../../questions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { inOrder, isOpen } from '../home/order.ts';
import { type ScreenModel, ScreenView } from './view.tsx';

const WANTED_SHOWN = 5;
const RESULTS_SHOWN_MS = 60_000;

/** The full-screen page for the room, for those running the session or whoever has its view-only link (LIVE-5). */
export function screenPage({ app, db, clock, baseUrl, sessions, questions, polls }: PlenaryPages): void {
  const access = sessions.visits.toScreen();

  async function modelFor(request: FastifyRequest): Promise<ScreenModel> {
    const { session } = visitOf(request);
    const speakers = speakersOf(await loadProgramme(db, session));
    const board = await questions.boards.get(session);
    const all = board.questions();
    const open = all.filter(isOpen);
    const { questions: wanted } = inOrder(open, board.oneGroup ? 'most' : 'across');
    const key = (request.query as { key?: string }).key;
    const joinUrl = new URL(sessionUrls.short(session.code), baseUrl);
    return {
      code: session.code,
      zone: session.zone,
      version: session.version,
      eventsUrl:
        plenaryUrls.screenEvents(session.code) + (key === undefined ? '' : `?key=${encodeURIComponent(key)}`),
      title: session.title,
      isRehearsal: session.rehearsalOf !== null,
      stateWords: liveSession(session).stateWords,
      closingUntil: liveSession(session).closingUntil,
      answering: all
        .filter((question) => question.state === 'answering')
        .map((question) => ({
          id: question.id,
          text: question.text,
          asker: question.asker,
          speakers: speakerWords(question, speakers),
        })),
      poll: pollToShow(await polls.listPublic(session), clock.now()),
      wanted: wanted.slice(0, WANTED_SHOWN).map(({ id, text, votes }) => ({ id, text, votes })),
      oneGroup: board.oneGroup,
      present: board.present,
      joinAddress: joinUrl.host + sessionUrls.enterCode,
      joinCode: showJoinCode(session.code),
      qr: qrPath(joinUrl.href),
    };
  }

  app.get(plenaryUrls.screen(':code'), { config: { access } }, async (request, reply) => {
    const model = await modelFor(request);
    if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(model);
    return reply.page({
      title: `${model.title}: screen`,
      bare: true,
      content: (
        <Island name="screen" model={model}>
          <ScreenView model={model} />
        </Island>
      ),
    });
  });

  app.get(plenaryUrls.screenEvents(':code'), { config: { access, rateLimit: false } }, (request, reply) =>
    sessions.live.open(request, reply, visitOf(request).session, { staff: false }),
  );
}

/** The last poll that was opened: while it is open, and for a minute after it was closed. */
function pollToShow(polls: readonly PublicPoll[], now: Date): PublicPoll | null {
  const last = polls.at(-1);
  if (last === undefined) return null;
  if (last.state === 'open') return last;
  const isFresh = last.closedAt !== null && now.getTime() - Date.parse(last.closedAt) < RESULTS_SHOWN_MS;
  return isFresh ? last : null;
}

function speakerWords(question: PublicQuestion, speakers: readonly RoleHolder[]): string {
  const names = question.speakers.map(
    ({ speakerId }) => speakers.find((speaker) => speaker.id === speakerId)?.name ?? 'a speaker',
  );
  return names.length > 1 && names.length === speakers.length ? 'all speakers' : names.join(', ');
}
