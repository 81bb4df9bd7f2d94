import type { Services } from '../../platform/services.ts';
import type { SeatId, Session, Sessions } from '../sessions/index.ts';
import type { OwnAnswer } from './answer.ts';
import { type Answering, createAnswering } from './answering.ts';
import { countWaitingTexts, listTexts } from './answers.repository.ts';
import { copyPrepared } from './copying.ts';
import { createModerating } from './moderating.ts';
import { rememberOpenedPolls } from './opened-polls.ts';
import type { PollPages, PollReader } from './pages.ts';
import { deletePages } from './pages/delete/page.tsx';
import { editPages } from './pages/edit/page.tsx';
import { pollPages } from './pages/poll/page.tsx';
import { runPages } from './pages/run/page.tsx';
import { textsPages } from './pages/texts/page.tsx';
import type { Poll, PollId } from './poll.ts';
import { createPreparing, type Preparing } from './preparing.ts';
import type { PublicPoll } from './public-poll.ts';
import { createPublicPolls } from './public-polls.ts';
import { describePolls } from './record-words.ts';
import { findPoll, listPolls } from './repository.ts';
import { createRunning, type Running } from './running.ts';
import { answersOfSeat } from './seat-answers.repository.ts';
import { followSeats } from './seats.ts';

export type { Answer, OwnAnswer } from './answer.ts';
export type { PollDraft } from './draft.ts';
export { readAnswer } from './read-answer.ts';
export { EMPTY_DRAFT, parseDraft } from './pages/edit/form.ts';
export { readKind } from './kinds.ts';
export type { OptionId, Poll, PollId, PollKind, PollOption, PollQuestion } from './poll.ts';
export type { PublicPoll } from './public-poll.ts';

/** What other features need of polls. */
export interface Polls {
  /** The polls that were opened, in that order, as everybody may know them. */
  listPublic(session: Session): Promise<PublicPoll[]>;
  /** What a seat has answered, by poll. */
  answersOf(seatId: SeatId): Promise<ReadonlyMap<PollId, OwnAnswer>>;
  /** All that was opened with its results, every text among them, for the archive and exports. */
  exportPolls(session: Session): Promise<PublicPoll[]>;
  /** Every poll as it is prepared, drafts among them, in the order of preparing. */
  listAll(session: Session): Promise<readonly Poll[]>;
  readonly preparing: Preparing;
  readonly running: Running;
  readonly answering: Answering;
}

export function registerPolls(services: Services, sessions: Sessions): Polls {
  const { app, database, clock } = services;
  const { live, visits, service } = sessions;
  const db = database.kysely;
  const deps = { db, clock, live };
  const publicPolls = createPublicPolls(db);
  const running = createRunning(deps);
  const preparing = createPreparing(deps);
  const answering = createAnswering(deps);
  const reader: PollReader = {
    find: (session, id) => findPoll(db, session.id, id),
    list: (session) => listPolls(db, session.id),
    answersOf: (seatId) => answersOfSeat(db, seatId),
    texts: (poll) => listTexts(db, poll.id),
    countWaitingTexts: (session) => countWaitingTexts(db, session.id),
  };
  const pages: PollPages = {
    app,
    clock,
    visits,
    polls: reader,
    openedPolls: rememberOpenedPolls(db),
    publicPolls,
    preparing,
    running,
    answering,
    moderating: createModerating(deps),
  };
  for (const add of [pollPages, runPages, editPages, deletePages, textsPages]) add(pages);
  describePolls(sessions);
  followSeats(sessions);
  copyPrepared(sessions);
  live.addPart({ name: 'polls', changesSince: (session, since) => publicPolls.listSince(session, since) });
  service.onMove((tx, session, _from, now) => running.followSession(tx, session, now));
  return {
    listPublic: (session) => publicPolls.list(session),
    answersOf: (seatId) => answersOfSeat(db, seatId),
    exportPolls: (session) => publicPolls.list(session),
    listAll: (session) => listPolls(db, session.id),
    preparing,
    running,
    answering,
  };
}
