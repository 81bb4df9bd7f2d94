import { createReadStream } from 'node:fs';
import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import { insertManyParticipants, insertManyVotes } from './bulk.repository.ts';
import { type ConversationId, type ParticipantId, recordScope, type StatementId } from './conversation.ts';
import { addConvener, insertConversation, updateConversation } from './conversations.repository.ts';
import { readPolis, type SignOfVotes } from './exports/read-polis.ts';
import { insertStatements, listStatements } from './statements.repository.ts';

export interface ImportInput {
  readonly question: string;
  readonly source: string;
  readonly licence: string;
  readonly votesFile: string;
  readonly commentsFile: string;
  readonly sign: SignOfVotes;
}

export interface GivenAnswers {
  readonly seatKind: string | null;
  /** One for each statement in the order of numbers; null: not answered. */
  readonly answers: readonly (1 | 0 | -1 | null)[];
}

/** Conversations whose answers come all at once. */
export interface Importing {
  /** Answers of people who have no account, added to a conversation that is there. */
  addAnswers(id: ConversationId, people: readonly GivenAnswers[], at: Date): Promise<void>;
  /** All or nothing (PFM-27). @throws InputProblem with line and column */
  importPolis(by: PersonId, input: ImportInput): Promise<ConversationId>;
}

const MODERATED = { '1': 'accepted', '0': 'waiting', '-1': 'rejected' } as const;

export function createImporting({ db, clock }: { readonly db: Queryable; readonly clock: Clock }): Importing {
  return {
    async addAnswers(id, people, at) {
      await inTransaction(db, async (tx) => {
        const statements = await listStatements(tx, id);
        const participants = people.map((person) => ({ ...person, id: newId<'perspectives-participant'>() }));
        await insertManyParticipants(tx, id, participants, at);
        const votes = participants.flatMap(({ id: participantId, answers }) =>
          answers.flatMap((value, index) => {
            const statement = statements[index];
            return value === null || statement === undefined
              ? []
              : [{ participantId, statementId: statement.id, value, at }];
          }),
        );
        await insertManyVotes(tx, id, votes);
        await updateConversation(tx, id, {});
      });
    },

    async importPolis(by, input) {
      const polis = await readPolis(
        createReadStream(input.commentsFile),
        createReadStream(input.votesFile),
        input.sign,
      );
      const id = newId<'perspectives'>();
      await inTransaction(db, async (tx) => {
        const now = clock.now();
        await insertConversation(tx, {
          id,
          question: input.question,
          state: 'closed',
          moderation: 'after',
          addingAllowed: false,
          importedFrom: input.source,
          importedLicence: input.licence,
          createdAt: now,
          closedAt: now,
        });
        await addConvener(tx, id, by, now);
        const statementIds = await insertStatements(
          tx,
          id,
          polis.statements.map(({ text, moderated }) => ({
            text,
            lens: null,
            isSeed: false,
            authorId: null,
            key: null,
            state: MODERATED[moderated],
          })),
          now,
        );
        const people = polis.people.map(() => newId<'perspectives-participant'>());
        await insertManyParticipants(
          tx,
          id,
          people.map((person) => ({ id: person, seatKind: null })),
          now,
        );
        const toVote = ({ person, statement, value, time }: (typeof polis.votes)[number]) => ({
          participantId: people[person] as ParticipantId,
          statementId: statementIds[statement] as StatementId,
          value,
          at: time,
        });
        await insertManyVotes(tx, id, polis.votes.map(toVote));
        await insertManyVotes(tx, id, polis.earlier.map(toVote), { isEarlier: true });
        await writeRecord(tx, now, {
          scope: recordScope(id),
          kind: 'perspectives-imported',
          personId: by,
          data: { votes: polis.votes.length, superseded: polis.earlier.length, participants: people.length },
        });
      });
      return id;
    },
  };
}
