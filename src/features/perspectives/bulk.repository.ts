import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId, ParticipantId, StatementId } from './conversation.ts';
import type { VoteMoment } from './votes.repository.ts';

const AT_A_TIME = 10_000;

export interface BulkParticipant {
  readonly id: ParticipantId;
  readonly seatKind: string | null;
  readonly joinedAt: Date;
}

export interface BulkVote {
  readonly participantId: ParticipantId;
  readonly statementId: StatementId;
  readonly value: number;
  readonly at: VoteMoment;
}

/** Adds many participants at once who have no account and no device. */
export async function insertManyParticipants(
  tx: Transaction,
  conversation: ConversationId,
  participants: readonly BulkParticipant[],
): Promise<void> {
  for (let from = 0; from < participants.length; from += AT_A_TIME) {
    const some = participants.slice(from, from + AT_A_TIME);
    await sql`
      insert into perspectives_participant (id, perspectives_id, seat_kind, joined_at)
      select item.id, ${conversation}, item.seat_kind, item.joined_at from unnest(
        ${some.map(({ id }) => id)}::text[], ${some.map(({ seatKind }) => seatKind)}::text[],
        ${some.map(({ joinedAt }) => joinedAt.toISOString())}::timestamptz[]
      ) as item (id, seat_kind, joined_at)
    `.execute(tx);
  }
}

/** Adds many current votes at once, one for each participant and statement; `isEarlier`: votes that were changed since. */
export async function insertManyVotes<Item>(
  tx: Transaction,
  conversation: ConversationId,
  votes: { readonly of: ArrayLike<Item>; readonly toVote: (item: Item) => BulkVote },
  { isEarlier = false }: { readonly isEarlier?: boolean } = {},
): Promise<void> {
  const table = sql.table(isEarlier ? 'perspectives_earlier_vote' : 'perspectives_vote');
  for (let from = 0; from < votes.of.length; from += AT_A_TIME) {
    const length = Math.min(AT_A_TIME, votes.of.length - from);
    const some = Array.from({ length }, (_each, index) => votes.toVote(votes.of[from + index] as Item));
    await sql`
      insert into ${table} (perspectives_id, participant_id, statement_id, value, at)
      select ${conversation}, item.* from unnest(
        ${some.map(({ participantId }) => participantId)}::text[], ${some.map(({ statementId }) => statementId)}::text[],
        ${some.map(({ value }) => value)}::smallint[], ${some.map(({ at }) => at)}::timestamptz[]
      ) as item (participant_id, statement_id, value, at)
    `.execute(tx);
  }
}
