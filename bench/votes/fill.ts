import { sql } from 'kysely';
import { seededRandom } from '../../src/analysis/random/seeded-random.ts';
import { insertManyVotes } from '../../src/features/perspectives/bulk.repository.ts';
import { createConvening } from '../../src/features/perspectives/convening.ts';
import type {
  ConversationId,
  ParticipantId,
  StatementId,
} from '../../src/features/perspectives/conversation.ts';
import { recount } from '../../src/features/perspectives/counts.repository.ts';
import { listStatements } from '../../src/features/perspectives/statements.repository.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { type DatabaseLocation, openDatabase } from '../../src/platform/database/open.ts';
import { inTransaction } from '../../src/platform/database/transaction.ts';
import { newId } from '../../src/platform/ids.ts';
import { hashSecret, newSecret } from '../../src/platform/random.ts';
import { signIn } from '../../test/sign-in.ts';
import type { Options } from './options.ts';

export interface Voter {
  readonly id: ParticipantId;
  /** What the browser holds. */
  readonly device: string;
}

export interface Filled {
  readonly conversation: ConversationId;
  readonly voters: readonly Voter[];
  /** In the order in which everybody answers them; the first ones are answered. */
  readonly statements: readonly StatementId[];
}

const GROUPS = 3;

/** How somebody of a group answers: every second statement divides the groups. */
export function answerOf(voter: number, statement: number, draw: number): -1 | 0 | 1 {
  if (draw < 0.1) return 0;
  const agrees = statement % 2 === 0 || (voter + (statement >> 1)) % GROUPS === 0;
  return agrees === draw < 0.9 ? 1 : -1;
}

/** An open conversation in an empty database, whose participants have answered its first statements. */
export async function fillConversation(location: DatabaseLocation, options: Options): Promise<Filled> {
  const database = await openDatabase(location);
  const db = database.kysely;
  await migrate(db);
  const clock = { now: () => new Date() };
  const services = { database, clock, baseUrl: new URL('http://127.0.0.1') };
  const { person } = await signIn(services, 'convener@bench.example');
  const convening = createConvening({ db, clock, changed: () => undefined });
  const conversation = await convening.start(person, {
    context: null,
    question: 'What would help people leave prison for good?',
    background: '',
    audience: 'link',
    moderation: 'before',
    addingAllowed: false,
    opensAt: null,
    closesAt: null,
    seeds: Array.from({ length: options.statements }, (_, at) => ({
      text: `Statement ${at + 1}: somebody should meet people at the gate`,
      lens: 'do',
    })),
  });
  await convening.move(person.id, conversation, 'open');
  const statements = (await listStatements(db, conversation)).map(({ id }) => id);
  const voters = Array.from({ length: options.people }, (): Voter => ({
    id: newId<'perspectives-participant'>(),
    device: newSecret(),
  }));
  await sql`
    insert into perspectives_participant (id, perspectives_id, device_hash, joined_at)
    select item.id, ${conversation}, item.device, now()
    from unnest(${voters.map(({ id }) => id)}::text[], ${voters.map(({ device }) => hashSecret(device))}::text[])
      as item (id, device)`.execute(db);
  const random = seededRandom(1);
  const at = new Date().toISOString();
  await inTransaction(db, async (tx) => {
    await insertManyVotes(tx, conversation, {
      of: Array.from({ length: voters.length * options.answered }, (_, number) => number),
      toVote: (number) => {
        const [voter, statement] = [Math.floor(number / options.answered), number % options.answered];
        const value = answerOf(voter, statement, random.uniform());
        return { participantId: voters[voter]!.id, statementId: statements[statement]!, value, at };
      },
    });
    await recount(tx, conversation);
  });
  // As the upkeep has done by the time that so many have answered.
  await sql`analyze`.execute(db);
  await database.close();
  return { conversation, voters, statements };
}

/** What is in the database after all: "participant statement value" of each vote, and the latest result. */
export async function readStored(location: DatabaseLocation, { conversation }: Filled) {
  const database = await openDatabase(location);
  const votes = await database.kysely
    .selectFrom('perspectivesVote')
    .select(['participantId', 'statementId', 'value'])
    .where('perspectivesId', '=', conversation)
    .execute();
  const result = await database.kysely
    .selectFrom('perspectivesResult')
    .select(['tookMs', 'document'])
    .where('perspectivesId', '=', conversation)
    .executeTakeFirst();
  await database.close();
  return {
    votes: new Set(votes.map((row) => `${row.participantId} ${row.statementId} ${row.value}`)),
    result,
  };
}
