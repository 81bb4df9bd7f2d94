import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId, ParticipantId, StatementId } from './conversation.ts';

/** How many of a hundred people somebody expects to agree with a statement. */
export async function keepGuess(
  db: Queryable,
  participantId: ParticipantId,
  statementId: StatementId,
  agreeing: number,
  at: Date,
): Promise<void> {
  await db
    .insertInto('perspectivesGuess')
    .values({ participantId, statementId, agreeing, at })
    .onConflict((oc) => oc.columns(['participantId', 'statementId']).doUpdateSet({ agreeing, at }))
    .execute();
}

export async function guessedBy(db: Queryable, participantId: ParticipantId): Promise<Set<string>> {
  const rows = await db
    .selectFrom('perspectivesGuess')
    .select('statementId')
    .where('participantId', '=', participantId)
    .execute();
  return new Set(rows.map(({ statementId }) => statementId));
}

/** Gives one participant's guesses to another, but for statements of which that one has guessed. */
export async function giveGuesses(tx: Transaction, from: ParticipantId, to: ParticipantId): Promise<void> {
  await sql`
    update perspectives_guess g set participant_id = ${to}
    where g.participant_id = ${from} and not exists (
      select from perspectives_guess own where own.participant_id = ${to} and own.statement_id = g.statement_id
    )
  `.execute(tx);
}

export interface StatementGuesses {
  readonly statementId: StatementId;
  readonly number: number;
  readonly count: number;
  /** Shares from 0 to 1. */
  readonly mean: number;
  readonly variance: number;
}

/** The guesses of everybody who is not set aside, by statement; at will only those until a moment. */
export async function listGuesses(
  db: Queryable,
  id: ConversationId,
  until: Date | null = null,
): Promise<StatementGuesses[]> {
  const { rows } = await sql<StatementGuesses>`
    ${prepared} select s.id as statement_id, s.number, count(*)::int as count, (avg(g.agreeing) / 100)::float8 as mean,
      (coalesce(var_samp(g.agreeing), 0) / 10000)::float8 as variance
    from perspectives_guess g
    join perspectives_statement s on s.id = g.statement_id and s.perspectives_id = ${id}
    join perspectives_participant p on p.id = g.participant_id and p.banned_at is null
    where ${until}::timestamptz is null or g.at <= ${until}::timestamptz
    group by s.id, s.number
  `.execute(db);
  return rows;
}
