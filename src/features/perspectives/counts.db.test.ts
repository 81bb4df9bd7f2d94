import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../platform/ids.ts';
import { FakeClock } from '../../../test/clock.ts';
import { openTestDatabase } from '../../../test/database.ts';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import { signIn } from '../../../test/sign-in.ts';
import { createConvening } from './convening.ts';
import type { ConversationId, ParticipantId, StatementId } from './conversation.ts';
import { listCounts } from './counts.repository.ts';
import { createErasing } from './erasing.ts';
import { createImporting } from './importing.ts';
import { createModerating } from './moderating.ts';
import { insertParticipant } from './participants.repository.ts';
import { countVotes, listStatements } from './statements.repository.ts';
import { createVoting } from './voting.ts';

const clock = new FakeClock();
const database = await openTestDatabase();
const { kysely: db } = database;
const services = { database, clock, baseUrl: new URL('http://127.0.0.1') };
const changed = (): void => undefined;
const convening = createConvening({ db, clock, changed: () => undefined });
const vote = createVoting({ db, clock, changed });
const erasing = createErasing({ db, clock, changed });
const importing = createImporting({ db, clock });
const moderating = createModerating({ db, clock, notices: { tell: async () => undefined }, changed });
const { person } = await signIn(services, 'convener@example.org');
const { person: account } = await signIn(services, 'account@example.org');

async function start(): Promise<{ id: ConversationId; statements: readonly StatementId[] }> {
  const id = await openConversation({ features: { perspectives: { convening } } }, person, [
    'Rent',
    'Trains',
    'Bread',
  ]);
  return { id, statements: (await listStatements(db, id)).map((each) => each.id) };
}

async function join(id: ConversationId, personId: string | null = null): Promise<ParticipantId> {
  const participant = newId<'perspectives-participant'>();
  await insertParticipant(db, {
    id: participant,
    perspectivesId: id,
    personId,
    deviceHash: personId === null ? participant : null,
    joinedAt: clock.now(),
    joinedFrom: 'one network',
  });
  return participant;
}

const words = (counts: readonly { agree: number; disagree: number; pass: number }[]): string[] =>
  counts
    .map(({ agree, disagree, pass }) => `${agree} ${disagree} ${pass}`)
    .filter((each) => each !== '0 0 0')
    .toSorted();

test('OPN-84: each answer is counted as it comes, whatever happens to answers later', async () => {
  const { id, statements } = await start();
  const [rent, trains, bread] = statements as [StatementId, StatementId, StatementId];
  const answer = (participantId: ParticipantId, statementId: StatementId, value: -1 | 0 | 1) =>
    vote({ conversationId: id, participantId, statementId, value, matters: false });
  const countsAre = async (...expected: string[]): Promise<void> => {
    assert.deepEqual(words(await listCounts(db, id)), expected.toSorted());
    assert.deepEqual(
      words(
        await countVotes(
          db,
          (await listStatements(db, id)).map((each) => each.id),
        ),
      ),
      expected.toSorted(),
    );
  };
  const handleOf = async (participant: ParticipantId): Promise<string> =>
    (
      await db
        .selectFrom('perspectivesParticipant')
        .select('handle')
        .where('id', '=', participant)
        .executeTakeFirstOrThrow()
    ).handle;
  const [ann, bob, guest, own] = [await join(id), await join(id), await join(id), await join(id, account.id)];

  // In one group, of which the last answer to a statement holds.
  await Promise.all([
    answer(ann, rent, 1),
    answer(ann, rent, 0),
    answer(bob, rent, 1),
    answer(bob, trains, -1),
  ]);
  await countsAre('1 0 1', '0 1 0');
  await answer(ann, rent, 1);
  await answer(ann, rent, 1);
  await countsAre('2 0 0', '0 1 0');
  await importing.addAnswers(id, [{ seatKind: 'policy', answers: [-1, null, 0] }], clock.now());
  await countsAre('2 1 0', '0 1 0', '0 0 1');

  const bobs = await handleOf(bob);
  for (let times = 0; times < 2; times += 1) await moderating.ban(person.id, id, bobs, true, '');
  await countsAre('1 1 0', '0 0 1');
  await moderating.ban(person.id, id, bobs, false, '');
  await countsAre('2 1 0', '0 1 0', '0 0 1');

  await answer(guest, rent, -1);
  await answer(guest, bread, 1);
  await answer(own, rent, 1);
  await countsAre('3 2 0', '0 1 0', '1 0 1');
  await erasing.takeAlong(id, guest, own);
  await countsAre('3 1 0', '0 1 0', '1 0 1');

  await moderating.banNetwork(person.id, id, bobs, true, '');
  await countsAre('0 1 0', '0 0 1');
  await erasing.eraseParticipant(id, bob);
  await moderating.banNetwork(person.id, id, await handleOf(ann), false, '');
  await countsAre('2 1 0', '1 0 1');
  await erasing.eraseParticipant(id, ann);
  await countsAre('1 1 0', '1 0 1');
});
