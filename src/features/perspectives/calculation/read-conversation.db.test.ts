import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conversation as Answered } from '../../../analysis/perspectives/conversation.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { FakeClock } from '../../../../test/clock.ts';
import { openTestDatabase } from '../../../../test/database.ts';
import { openConversation } from '../../../../test/perspectives/conversations.ts';
import { signIn } from '../../../../test/sign-in.ts';
import { createConvening } from '../convening.ts';
import type { Conversation, ConversationId, ParticipantId, StatementId } from '../conversation.ts';
import { findConversation } from '../conversations.repository.ts';
import { createErasing } from '../erasing.ts';
import { createImporting } from '../importing.ts';
import { insertParticipant } from '../participants.repository.ts';
import { listStatements } from '../statements.repository.ts';
import { createVoting } from '../voting.ts';
import { createConversationReading } from './read-conversation.ts';

const clock = new FakeClock();
const database = await openTestDatabase();
const { kysely: db } = database;
const services = { database, clock, baseUrl: new URL('http://127.0.0.1') };
const changed = (): void => undefined;
const convening = createConvening({ db, clock, changed: () => undefined });
const vote = createVoting({ db, clock, changed });
const erasing = createErasing({ db, clock, changed });
const importing = createImporting({ db, clock });
const { person } = await signIn(services, 'convener@example.org');

async function start(): Promise<{ id: ConversationId; statements: readonly StatementId[] }> {
  const id = await openConversation({ features: { perspectives: { convening } } }, person, [
    'Rent',
    'Trains',
    'Bread',
  ]);
  return { id, statements: (await listStatements(db, id)).map((each) => each.id) };
}

async function join(id: ConversationId): Promise<ParticipantId> {
  const participant = newId<'perspectives-participant'>();
  const at = clock.now();
  await insertParticipant(db, { id: participant, perspectivesId: id, deviceHash: participant, joinedAt: at });
  return participant;
}

/** What was answered to a conversation, with the ids that it has in the database, sorted. */
function logOf({ participants, statements, votes }: Answered): string[] {
  return Array.from(votes.value, (value, at) => {
    const participant = participants[votes.participant[at] ?? 0];
    return `${participant?.id} ${statements[votes.statement[at] ?? 0]?.id} ${value} ${votes.time[at]}`;
  }).toSorted();
}

async function conversationOf(id: ConversationId): Promise<Conversation> {
  const found = await findConversation(db, id);
  assert.ok(found);
  return found;
}

test('OPN-84, OPN-88: what is read of new votes alone is what is read all at once', async () => {
  const { id, statements } = await start();
  const [rent, trains, bread] = statements as [StatementId, StatementId, StatementId];
  const warm = createConversationReading(db);
  const answer = async (participantId: ParticipantId, statementId: StatementId, value: -1 | 0 | 1) =>
    assert.deepEqual(await vote({ conversationId: id, participantId, statementId, value, matters: false }), {
      ok: true,
    });
  async function readsTheSame(votes: number): Promise<void> {
    const conversation = await conversationOf(id);
    const read = logOf(await warm.now(conversation));
    assert.equal(read.length, votes);
    assert.deepEqual(read, logOf(await createConversationReading(db).now(conversation)));
  }

  await readsTheSame(0);
  const [ann, bob, cem] = [await join(id), await join(id), await join(id)];
  await answer(ann, rent, 1);
  await readsTheSame(1);
  // All at one time of the clock, which then goes backwards, as from one node to another.
  await answer(bob, rent, -1);
  await answer(ann, rent, 0);
  await answer(ann, rent, -1);
  await readsTheSame(4);
  clock.advance({ minutes: -1 });
  await answer(cem, trains, 1);
  await answer(bob, rent, 1);
  await importing.addAnswers(id, [{ seatKind: 'policy', answers: [1, null, 0] }], clock.now());
  await readsTheSame(8);
  await answer(cem, trains, 1);
  await readsTheSame(8);

  const ban = (bannedAt: Date | null) =>
    inTransaction(db, (tx) =>
      tx.updateTable('perspectivesParticipant').set({ bannedAt }).where('id', '=', ann).execute(),
    );
  await ban(clock.now());
  await readsTheSame(5);
  await ban(null);
  await readsTheSame(8);
  await erasing.eraseParticipant(id, bob);
  await readsTheSame(6);
  await answer(cem, bread, 1);
  await readsTheSame(7);
});

test('what was answered until a moment stays the same whatever is answered later', async () => {
  const { id, statements } = await start();
  const [rent] = statements as [StatementId];
  const reading = createConversationReading(db);
  const ann = await join(id);
  const answer = (value: -1 | 1) =>
    vote({ conversationId: id, participantId: ann, statementId: rent, value, matters: false });
  await answer(1);
  await answer(-1);
  const until = clock.now();
  const then = logOf(await reading.until(await conversationOf(id), until, null));
  assert.equal(then.length, 2);
  clock.advance({ seconds: 1 });
  await answer(1);
  assert.deepEqual(logOf(await reading.until(await conversationOf(id), until, null)), then);
});
