import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import { similarTexts } from '../../analysis/text/similarity.ts';
import {
  type Conversation,
  type Lens,
  type ParticipantId,
  type StatementId,
  standingAt,
  whyNoVotes,
} from './conversation.ts';
import { lockConversation } from './conversations.repository.ts';
import { MAX_STATEMENTS_EACH, SECONDS_BETWEEN_STATEMENTS, type Statement, takesVotes } from './statement.ts';
import { findStatementByKey, insertStatements, listStatementsBy } from './statements.repository.ts';
import { keepVotes } from './votes.repository.ts';

export type AddResult =
  | { readonly ok: true; readonly waits: boolean; readonly statementId: StatementId | undefined }
  | { readonly ok: false; readonly message: string };

export interface StatementInput {
  readonly conversation: Conversation;
  readonly participantId: ParticipantId;
  readonly text: string;
  readonly language?: string;
  readonly lens: Lens;
  /** The same key sent twice is one statement. */
  readonly key: string;
}

/** Adds statements of participants; each counts as its author's agreement. */
export function createAdding(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly changed: (id: Conversation['id']) => void;
}): (input: StatementInput) => Promise<AddResult> {
  const { db, clock, changed } = deps;
  return async ({ conversation: { id }, participantId, text, language, lens, key }) => {
    const result = await inTransaction<AddResult>(db, async (tx) => {
      const now = clock.now();
      const conversation = await lockConversation(tx, id);
      const known = await findStatementByKey(tx, participantId, key);
      if (known !== undefined) return { ok: true, waits: known.state === 'waiting', statementId: known.id };
      const why = whyNot(conversation, await listStatementsBy(tx, participantId), now);
      if (why !== undefined) return { ok: false, message: why };
      const waits = conversation.moderation === 'before';
      const [statementId] = await insertStatements(
        tx,
        id,
        [
          {
            text,
            language: language ?? conversation.language,
            lens,
            isSeed: false,
            authorId: participantId,
            key,
            state: 'waiting',
          },
        ],
        now,
      );
      if (statementId !== undefined) {
        await keepVotes(
          tx,
          [{ conversationId: id, participantId, statementId, value: 1, matters: false }],
          now,
        );
      }
      return { ok: true, waits, statementId };
    });
    if (result.ok) changed(id);
    return result;
  };
}

function whyNot(conversation: Conversation, own: readonly Statement[], now: Date): string | undefined {
  if (!conversation.addingAllowed) return 'In this conversation only its conveners add statements.';
  if (whyNoVotes(standingAt(conversation, now)) !== null) {
    return 'This conversation takes no statements now. Your text is kept on this device.';
  }
  if (own.length >= MAX_STATEMENTS_EACH) {
    return `You have added ${MAX_STATEMENTS_EACH} statements, which is as many as one person may.`;
  }
  const since = (now.getTime() - (own[0]?.addedAt.getTime() ?? 0)) / 1000;
  if (since >= SECONDS_BETWEEN_STATEMENTS) return undefined;
  return `You have just added a statement. Wait ${Math.ceil(SECONDS_BETWEEN_STATEMENTS - since)} seconds, then add this one. Your text is kept.`;
}

/** Statements that say much the same as a draft, the most similar first. */
export function similarStatements(
  draft: string,
  statements: readonly Statement[],
  conversation: Pick<Conversation, 'moderation'>,
): Statement[] {
  const open = statements.filter(({ state }) => takesVotes(state, conversation.moderation));
  const byId = new Map<string, Statement>(open.map((statement) => [statement.id, statement]));
  return similarTexts(draft, open).flatMap(({ id }) => byId.get(id) ?? []);
}

/** Whether a text seems to hold more than one idea: several sentences, or "and" between two long halves. */
export function seemsToHoldSeveralIdeas(text: string): boolean {
  if (text.split(/[.!?;]\s+(?=\S)/).length > 1) return true;
  return (
    text.split(/\s+(?:and|but|because|so that)\s+/i).filter((part) => part.split(/\s+/).length >= 4).length >
    1
  );
}
