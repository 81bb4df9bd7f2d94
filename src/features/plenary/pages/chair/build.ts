import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { formatTime } from '../../../../design-system/format.ts';
import { type Board, type PublicQuestion, SPEAKER_STATE_WORDS } from '../../../questions/index.ts';
import {
  canMove,
  liveSession,
  loadProgramme,
  OPENINGS,
  type Programme,
  type SessionState,
  speakersOf,
  visitOf,
} from '../../../sessions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { loadQueue, oldestWaiting } from '../../queue.ts';
import { addresseesWords } from '../../staff-question.ts';
import { staffPresence } from '../../staff-presence.ts';
import { plenaryUrls } from '../../urls.ts';
import { inOrder } from '../home/order.ts';
import { CHAIR_ORDERS, type ChairModel, type ChairQuestion } from './model.ts';

const PAGE_LENGTH = 30;
const ANSWERED_SHOWN = 5;
/** What is done on this page; announcing and archiving belong to the organiser's pages. */
const MOVES: readonly SessionState[] = ['open', 'live', 'paused', 'closing', 'closed'];

const query = z.object({
  order: z.enum(CHAIR_ORDERS).catch('across'),
  page: z.coerce.number().int().positive().catch(1),
});

/** Puts together what the chair's page shows. */
export async function buildChairModel(
  { db, clock, questions, comments }: PlenaryPages,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ChairModel> {
  const visit = visitOf(request);
  const { session } = visit;
  const asked = query.parse(request.query);
  const programme = await loadProgramme(db, session);
  const queue = await loadQueue(db, questions.boards, session);
  const board = await questions.boards.get(session);
  const now = clock.now();
  const all = board.questions();
  const of = (state: PublicQuestion['state']): PublicQuestion[] =>
    all.filter((question) => question.state === state);
  const toChair = (question: PublicQuestion): ChairQuestion => toChairQuestion(question, board, programme);
  const order = board.oneGroup && asked.order === 'across' ? 'most' : asked.order;
  const { lane, questions: ranked } = inOrder(of('published'), order);
  const pages = Math.max(1, Math.ceil(ranked.length / PAGE_LENGTH));
  const page = Math.min(asked.page, pages);
  const answered = of('answered').toSorted((a, b) => (a.stateAt < b.stateAt ? 1 : -1));
  const live = liveSession(session);
  const waiting = queue.waiting.length + queue['second-looks'].length;
  return {
    code: session.code,
    version: session.version,
    eventsUrl: plenaryUrls.staffEvents(session.code),
    csrf: reply.generateCsrf(),
    zone: session.zone,
    updatedAt: formatTime(now, session.zone),
    announcement: announcementFor(ranked.length + lane.length, queue.waiting.length),
    urgentAnnouncement: `${live.stateWords}.`,
    session: live,
    moves: MOVES.filter((to) => canMove(session.state, to, visit.roles)),
    canChoose: visit.can('choose what is answered') && session.state !== 'archived',
    canModerate: visit.can('moderate'),
    canRunPolls: visit.can('prepare polls'),
    canOrganise: visit.can('organise'),
    answersAloud: OPENINGS[session.state].answersAloud,
    canNote: session.state === 'paused' || session.state === 'closed',
    queue: {
      oldestSince: oldestWaiting(queue),
      alertSeconds: session.queueAlertSeconds,
      now: now.toISOString(),
    },
    waiting: waiting + (await comments.countWaiting(session)),
    answering: of('answering').map(toChair),
    chosen: of('next')
      .toSorted((a, b) => (a.nextPosition ?? 0) - (b.nextPosition ?? 0))
      .map(toChair),
    order,
    oneGroup: board.oneGroup,
    lane: page === 1 ? lane.map(toChair) : [],
    open: ranked.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH).map(toChair),
    page,
    pages,
    openCount: ranked.length + lane.length,
    answered: answered.slice(0, ANSWERED_SHOWN).map(toChair),
    answeredCount: answered.length,
    present: board.present,
    staff: staffPresence(programme, now),
    pace: visit.can('see pace') ? await comments.pace.summary(session) : null,
    messages: visit.can('message staff') ? await comments.staffMessages.list(session) : [],
  };
}

function toChairQuestion(question: PublicQuestion, board: Board, programme: Programme): ChairQuestion {
  const names = new Map(speakersOf(programme).map(({ id, name }) => [id as string, name]));
  return {
    id: question.id,
    seen: board.details(question.id)?.stateAt.getTime() ?? 0,
    text: question.text,
    asker: question.asker,
    votes: question.votes,
    isPinned: question.pinned,
    isParked: question.parked,
    label: question.label,
    part: programme.parts.find(({ id }) => id === question.part)?.title ?? null,
    to: addresseesWords(
      question.speakers.map(({ speakerId }) => speakerId),
      programme,
    ),
    speakers: question.speakers.map(({ speakerId, state }) => ({
      id: speakerId,
      name: names.get(speakerId) ?? 'A speaker',
      stateWords: SPEAKER_STATE_WORDS[state],
      isWaiting: state === 'waiting',
    })),
  };
}

function announcementFor(open: number, waiting: number): string {
  const questions = `${open} open ${open === 1 ? 'question' : 'questions'}`;
  return waiting === 0 ? `${questions}.` : `${questions}, ${waiting} waiting for a moderator.`;
}
