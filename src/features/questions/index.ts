import type { Services } from '../../platform/services.ts';
import { type Answering, createAnswering } from './answering.ts';
import { type OnChanged, createActs } from './acts.ts';
import { type AskersReply, createAskersReply } from './askers-reply.ts';
import { type Asking, createAsking } from './asking.ts';
import { Boards } from './boards.ts';
import { createFloor, type Floor } from './floor.ts';
import { createModeration, type Moderation } from './moderation.ts';
import { releaseChosen } from './chosen.repository.ts';
import { describeActs } from './record-sentences.ts';
import { createSecondLooks, type SecondLooks } from './second-look.ts';
import { followSeats } from './seats.ts';
import { createSpeaking, type Speaking } from './speaking.ts';
import { createWordings, type Wordings } from './wording.ts';
import { createVotes, type Votes } from './votes.ts';
import type { Sessions } from '../sessions/index.ts';

/** What other features need of questions. */
export interface Questions {
  readonly boards: Boards;
  readonly asking: Asking & Floor;
  readonly replies: AskersReply;
  readonly votes: Votes;
  readonly moderation: Moderation & SecondLooks & Wordings;
  readonly answering: Answering & Speaking;
  /** Listens to what is done to questions besides votes, by staff, speakers and their askers. */
  onChanged(listener: OnChanged): void;
}

export function registerQuestions(
  services: Pick<Services, 'database' | 'clock' | 'jobs'>,
  sessions: Pick<Sessions, 'live' | 'service' | 'record' | 'seats'>,
): Questions {
  const { database, clock, jobs } = services;
  const { live } = sessions;
  describeActs(sessions.record);
  followSeats(sessions.seats, clock);
  const listeners: OnChanged[] = [];
  const tellChanged: OnChanged = async (tx, changed, now) => {
    for (const listener of listeners) await listener(tx, changed, now);
  };
  const deps = { db: database.kysely, clock, live, tellChanged };
  const boards = new Boards(deps);
  const acts = createActs(deps);
  live.addPart(boards.livePart());
  sessions.service.onMove(async (tx, session, _from, now) => {
    if (session.state === 'closed') await releaseChosen(tx, session.id, session.version, now);
  });
  const asking = createAsking(deps);
  return {
    boards,
    asking: { ...asking, ...createFloor({ ...deps, asking }) },
    replies: createAskersReply(deps),
    votes: createVotes(deps),
    moderation: {
      ...createModeration(acts),
      ...createSecondLooks(acts),
      ...createWordings({ ...deps, acts, jobs }),
    },
    answering: { ...createAnswering(acts), ...createSpeaking(acts) },
    onChanged: (listener) => void listeners.push(listener),
  };
}
export type { Explanation } from '../../analysis/bridging/explain-place.ts';
export type { ActResult, Actor, ChangedQuestion, Target } from './acts.ts';
export type { OwnResult } from './asking.ts';
export type { Board } from './board.ts';
export { countUnreadNotices, listNotices, markNoticesRead } from './notices.repository.ts';
export type { PublicQuestion } from './public-question.ts';
export { isTextHidden, ownQuestion } from './public-question.ts';
export * from './question.ts';
export { findQuestion, listQuestions, listVotesOf, type QuestionDetails } from './repository.ts';
export { setAnsweredLater } from './answered-later.ts';
export { setReplies } from './replied.ts';
export { listWordings } from './wordings.repository.ts';
export { questionsOfSeat } from './votes.repository.ts';
export type { VoteChange, VoteOutcome } from './votes.ts';
export { listModerated } from './moderation-figures.repository.ts';
export { type ModerationFigures, moderationFigures } from './moderation-figures.ts';
