import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Session, SeatId, Visits } from '../sessions/index.ts';
import type { TextToModerate } from './answers.repository.ts';
import type { Answering } from './answering.ts';
import type { OwnAnswer } from './answer.ts';
import type { Moderating } from './moderating.ts';
import type { OpenedPolls } from './opened-polls.ts';
import type { Poll, PollId } from './poll.ts';
import type { Preparing } from './preparing.ts';
import type { PublicPolls } from './public-polls.ts';
import type { Running } from './running.ts';

/** Reading polls as they are stored. */
export interface PollReader {
  find(session: Session, id: PollId): Promise<Poll | undefined>;
  list(session: Session): Promise<Poll[]>;
  answersOf(seatId: SeatId): Promise<ReadonlyMap<PollId, OwnAnswer>>;
  texts(poll: Poll): Promise<readonly TextToModerate[]>;
  countWaitingTexts(session: Session): Promise<ReadonlyMap<string, number>>;
}

/** What the pages of polls share. */
export interface PollPages {
  readonly app: FastifyInstance;
  readonly clock: Clock;
  readonly visits: Visits;
  readonly polls: PollReader;
  readonly openedPolls: OpenedPolls;
  readonly publicPolls: PublicPolls;
  readonly preparing: Preparing;
  readonly running: Running;
  readonly answering: Answering;
  readonly moderating: Moderating;
}
