import type { Transaction } from '../../platform/database/transaction.ts';
import { changeSession, lockSession, type SessionId } from '../sessions/index.ts';
import type { QuestionId } from './question.ts';
import { findQuestion, sessionOfQuestion, updateQuestion } from './repository.ts';

/**
 * Has the pages of a session show how many replies a question has, for as long as the session has not closed (LIVE-63).
 * Returns the session whose pages must be told after the commit; undefined where nothing has changed.
 */
export async function setReplies(
  tx: Transaction,
  id: QuestionId,
  replies: number,
): Promise<SessionId | undefined> {
  const sessionId = await sessionOfQuestion(tx, id);
  if (sessionId === undefined) return undefined;
  const session = await lockSession(tx, sessionId);
  const question = await findQuestion(tx, sessionId, id);
  if (session.closedAt !== null || question === undefined || question.replies === replies) return undefined;
  const { version } = await changeSession(tx, sessionId);
  await updateQuestion(tx, id, { replies, version });
  return sessionId;
}
