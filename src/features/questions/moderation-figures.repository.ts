import type { Queryable } from '../../platform/database/transaction.ts';
import type { SessionId } from '../sessions/index.ts';
import type { DeclineReason } from '../sessions/shared.ts';
import type { QuestionState } from './question.ts';

/** What the figures of moderation are made of: one row for each question, without its text or asker. */
export interface ModeratedQuestion {
  readonly state: QuestionState;
  readonly reason: DeclineReason | null;
  readonly askedAt: Date;
  /** When everybody could first see it. */
  readonly listedAt: Date | null;
}

export function listModerated(db: Queryable, sessionId: SessionId): Promise<ModeratedQuestion[]> {
  return db
    .selectFrom('question')
    .select(['state', 'reason', 'askedAt', 'listedAt'])
    .where('sessionId', '=', sessionId)
    .execute();
}
