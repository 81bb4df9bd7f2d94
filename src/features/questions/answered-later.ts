import type { Transaction } from '../../platform/database/transaction.ts';
import { changeSession, lockSession, type SessionId } from '../sessions/index.ts';
import { OPEN_STATES, type QuestionId } from './question.ts';
import { findQuestion, sessionOfQuestion, updateQuestion } from './repository.ts';

/**
 * Marks a question that its session left open as answered now, elsewhere; or, with `answered` false, as open again.
 * Returns the session whose pages must be told after the commit; undefined where nothing has changed.
 */
export async function setAnsweredLater(
  tx: Transaction,
  id: QuestionId,
  answered: boolean,
  now: Date,
): Promise<SessionId | undefined> {
  const sessionId = await sessionOfQuestion(tx, id);
  if (sessionId === undefined) return undefined;
  const session = await lockSession(tx, sessionId);
  const question = await findQuestion(tx, sessionId, id);
  if (question === undefined || session.closedAt === null) return undefined;
  const isOpen = OPEN_STATES.includes(question.state);
  const isLater =
    question.state === 'answered' && question.answeredAt !== null && question.answeredAt > session.closedAt;
  if (answered ? !isOpen : !isLater) return undefined;
  const { version } = await changeSession(tx, sessionId);
  await updateQuestion(tx, id, {
    state: answered ? 'answered' : 'published',
    stateAt: now,
    answeredAt: answered ? now : null,
    version,
  });
  return sessionId;
}
