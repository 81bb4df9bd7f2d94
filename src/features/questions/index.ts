import type { Services } from '../../platform/services.ts';
import { type Answering, createAnswering } from './answering.ts';
import { createActs } from './acts.ts';
import { type AskersReply, createAskersReply } from './askers-reply.ts';
import { type Asking, createAsking } from './asking.ts';
import { Boards } from './boards.ts';
import { createModeration, type Moderation } from './moderation.ts';
import { releaseChosen, sessionOfQuestion } from './repository.ts';
import { createVotes, type Votes } from './votes.ts';
import type { Sessions } from '../sessions/index.ts';

/** What other features need of questions. */
export interface Questions {
  readonly boards: Boards;
  readonly asking: Asking;
  readonly replies: AskersReply;
  readonly votes: Votes;
  readonly moderation: Moderation;
  readonly answering: Answering;
}

export function registerQuestions(services: Services, sessions: Sessions): Questions {
  const { database, clock, jobs } = services;
  const { live } = sessions;
  const deps = { db: database.kysely, clock, live };
  const boards = new Boards(deps);
  const acts = createActs(deps);
  const replies = createAskersReply({ ...deps, sessionOf: sessionOfQuestion });
  live.addPart(boards.livePart());
  sessions.service.onMove(async (tx, session, _from, now) => {
    if (session.state === 'closed') await releaseChosen(tx, session.id, session.version, now);
  });
  return {
    boards,
    asking: createAsking(deps),
    replies,
    votes: createVotes(deps),
    moderation: createModeration({ acts, jobs, showBeside: replies.showBeside }),
    answering: createAnswering(acts),
  };
}
export type { Explanation } from '../../analysis/bridging/explain-place.ts';
export type { ActResult, Actor, Target } from './acts.ts';
export type { AskResult, OwnResult } from './asking.ts';
export type { Board, BoardChanges } from './board.ts';
export { listNotices, markNoticesRead, type Notice } from './notices.repository.ts';
export type { PublicAnswer, PublicQuestion, QuestionCounts } from './public-question.ts';
export { isTextHidden, ownQuestion } from './public-question.ts';
export * from './question.ts';
export {
  findQuestion,
  listQuestions,
  listVotesOf,
  listWordings,
  type QuestionDetails,
} from './repository.ts';
export { questionsOfSeat, votesOnQuestion } from './votes.repository.ts';
export type { VoteOutcome } from './votes.ts';
