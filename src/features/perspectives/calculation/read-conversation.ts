import { ConversationBuilder } from '../../../analysis/perspectives/build-conversation.ts';
import type { Conversation } from '../../../analysis/perspectives/conversation.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { ConversationId } from '../conversation.ts';
import { listCounted } from '../participants.repository.ts';
import type { Statement } from '../statement.ts';
import { listStatements } from '../statements.repository.ts';
import { allVotes, earlierVotes, type VoteRow } from '../votes.repository.ts';

const MODERATION = {
  accepted: 1,
  waiting: 0,
  rejected: -1,
  merged: -1,
  replaced: -1,
} as const satisfies Record<Statement['state'], 1 | 0 | -1>;

/**
 * A conversation as the calculation takes it; whoever is set aside is not in it (OPN-12).
 *
 * @param until only what was added and answered until then
 */
export async function readConversation(
  db: Queryable,
  id: ConversationId,
  until?: Date,
): Promise<Conversation> {
  const builder = new ConversationBuilder();
  const numbers = new Map<string, string>();
  for (const { id: own, number, text, lens, state, isInformation, addedAt } of await listStatements(db, id)) {
    if (until !== undefined && addedAt > until) continue;
    numbers.set(own, String(number));
    builder.addStatement({
      id: String(number),
      text,
      lens,
      moderation: MODERATION[state],
      isMetadata: isInformation,
    });
  }
  const add = ({ participantId, statementId, value, at }: VoteRow): void => {
    const statement = numbers.get(statementId);
    if (statement === undefined || (until !== undefined && at > until)) return;
    builder.addVote(participantId, statement, value, at.getTime());
  };
  for (const vote of await earlierVotes(db, id)) add(vote);
  for await (const votes of allVotes(db, id)) votes.forEach(add);
  for (const { id: participant, seatKind } of await listCounted(db, id)) {
    if (seatKind !== null)
      builder.addParticipant({ id: participant, organisation: seatKind, organisationType: null });
  }
  return builder.build();
}
