import type { PolisConversation } from '../../analysis/polis-format/polis-reader.ts';
import type { StatementInput } from '../../analysis/perspectives/conversation.ts';
import { splitVotes } from '../../analysis/perspectives/votes/current-votes.ts';
import { orderOfIds } from '../../analysis/perspectives/votes/identifiers.ts';
import type { ExportFiles } from '../../commands/polis/export-files.ts';
import { readExport } from '../../commands/polis/read-export.ts';
import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import { insertManyParticipants, insertManyVotes } from './bulk.repository.ts';
import { type ConversationId, type ParticipantId, recordScope, type StatementId } from './conversation.ts';
import {
  addConvener,
  closeImported,
  deleteConversation,
  insertConversation,
  lockConversation,
  updateConversation,
} from './conversations.repository.ts';
import { recount } from './counts.repository.ts';
import { insertStatements, listStatements } from './statements.repository.ts';
import { nextVoteAt } from './votes.repository.ts';

export interface ImportInput {
  readonly question: string;
  /** Of the question and of every statement: the files do not say. */
  readonly language?: string;
  readonly source: string;
  readonly licence: string;
  readonly files: ExportFiles;
  /** What agree is in files that do not declare it (PFM-7); null: found out from what authors answered. */
  readonly votesSign: 'flipped' | null;
  /** Only accepted statements count (PFM-17). */
  readonly isStrict: boolean;
}

export interface GivenAnswers {
  readonly seatKind: string | null;
  /** One for each statement in the order of numbers; null: not answered. */
  readonly answers: readonly (1 | 0 | -1 | null)[];
  /** When each of them is given, after all answers that are there. Without it all are given at once. */
  readonly times?: readonly Date[];
}

/** Conversations whose answers come all at once. */
export interface Importing {
  /** Answers of people who have no account, added to a conversation that is there. */
  addAnswers(id: ConversationId, people: readonly GivenAnswers[], at: Date): Promise<void>;
  /**
   * All or nothing: a draft that only its convener sees, to look at before it is kept (PFM-27).
   * @throws InputProblem with file, line and column
   * @throws InvalidInputError `opposite_sign`
   */
  importPolis(by: PersonId, input: ImportInput): Promise<ConversationId>;
  /** Lets others read what was imported, or takes it away again. */
  settle(by: PersonId, id: ConversationId, keep: boolean): Promise<void>;
}

/** Most that is imported at once (PFM-29). */
const LIMITS = { votes: 2_000_000, statements: 20_000 };
const STATES = { '1': 'accepted', '0': 'waiting', '-1': 'rejected' } as const;

export function createImporting({ db, clock }: { readonly db: Queryable; readonly clock: Clock }): Importing {
  return {
    async addAnswers(id, people, at) {
      await inTransaction(db, async (tx) => {
        await updateConversation(tx, id, {});
        const moment = await nextVoteAt(tx, id, at);
        const statements = await listStatements(tx, id);
        const participants = people.map((person) => ({
          ...person,
          id: newId<'perspectives-participant'>(),
          joinedAt: person.times?.[0] ?? at,
        }));
        await insertManyParticipants(tx, id, participants);
        const votes = participants.flatMap(({ id: participantId, answers, times }) =>
          answers.flatMap((value, index) => {
            const statement = statements[index];
            return value === null || statement === undefined
              ? []
              : [
                  {
                    participantId,
                    statementId: statement.id,
                    value,
                    at: times?.[index]?.toISOString() ?? moment,
                  },
                ];
          }),
        );
        await insertManyVotes(tx, id, { of: votes, toVote: (vote) => vote });
        await recount(tx, id);
      });
    },

    async importPolis(by, input) {
      const polis = await readExport(input.files, { votesSign: input.votesSign, limits: LIMITS });
      const id = newId<'perspectives'>();
      await inTransaction(db, async (tx) => {
        const now = clock.now();
        await insertConversation(tx, {
          id,
          question: input.question,
          language: input.language,
          background: polis.summary.get('conversation-description') ?? '',
          state: 'draft',
          moderation: input.isStrict ? 'before' : 'after',
          addingAllowed: false,
          importedFrom: input.source,
          importedLicence: input.licence,
          createdAt: now,
          closedAt: now,
        });
        await addConvener(tx, id, by, now);
        const figures = await insertPolis(tx, id, polis, { now, language: input.language });
        await writeRecord(tx, now, {
          scope: recordScope(id),
          kind: 'perspectives-imported',
          personId: by,
          data: {
            ...figures,
            sign: polis.sign,
            notes: polis.notes
              .filter(({ code }) => code !== 'SIGN_UNCERTAIN')
              .map(({ message }) => message)
              .join('\n'),
          },
        });
      });
      return id;
    },

    async settle(by, id, keep) {
      await inTransaction(db, async (tx) => {
        const { state, importedFrom } = await lockConversation(tx, id);
        if (state !== 'draft' || importedFrom === null) return;
        if (!keep) return deleteConversation(tx, id);
        await closeImported(tx, id);
        await writeRecord(tx, clock.now(), {
          scope: recordScope(id),
          kind: 'perspectives-import-kept',
          personId: by,
        });
      });
    },
  };
}

/** Puts in statements, people and votes, people in the order of their ids so that the calculation meets them alike. */
async function insertPolis(
  tx: Transaction,
  id: ConversationId,
  { conversation, about, notes }: PolisConversation,
  { now, language }: { readonly now: Date; readonly language: string | undefined },
) {
  const { participants, statements, votes } = conversation;
  const ids = participants.map(() => newId<'perspectives-participant'>()).toSorted();
  const people: ParticipantId[] = [];
  for (const [rank, place] of orderOfIds(participants.map((each) => each.id)).entries()) {
    people[place] = ids[rank] as ParticipantId;
  }
  await insertManyParticipants(
    tx,
    id,
    people.map((person) => ({ id: person, seatKind: null, joinedAt: now })),
  );
  const personOf = new Map(participants.map((each, place) => [each.id, people[place]]));
  const order = orderOfIds(statements.map((each) => each.id));
  const isNumbered = statements.every((each) => /^\d{1,9}$/.test(each.id));
  const placed = await insertStatements(
    tx,
    id,
    Array.from(order, (place, rank) => {
      const statement = statements[place] as StatementInput;
      const more = about.get(statement.id);
      return {
        number: isNumbered ? Number(statement.id) : rank,
        text:
          statement.text?.slice(0, LONGEST_TEXT) ||
          `Statement ${statement.id}, whose text is not in the file`,
        language,
        lens: statement.lens,
        isSeed: more?.isSeed ?? false,
        isInformation: statement.isMetadata,
        authorId: (more === undefined ? undefined : personOf.get(more.author)) ?? null,
        key: null,
        state: STATES[`${statement.moderation}`],
        addedAt: more?.addedAt == null ? now : new Date(more.addedAt),
      };
    }),
    now,
  );
  const statementIds: StatementId[] = [];
  for (const [rank, place] of order.entries()) statementIds[place] = placed[rank] as StatementId;
  const hasTimes = notes.every(({ code }) => code !== 'NO_TIMES');
  const { current, earlier } = splitVotes(votes);
  const toVote = (at: number) => ({
    participantId: people[votes.participant[at] ?? 0] as ParticipantId,
    statementId: statementIds[votes.statement[at] ?? 0] as StatementId,
    value: votes.value[at] ?? 0,
    at: (hasTimes ? new Date(votes.time[at] ?? 0) : now).toISOString(),
  });
  await insertManyVotes(tx, id, { of: current, toVote });
  await insertManyVotes(tx, id, { of: earlier, toVote }, { isEarlier: true });
  await recount(tx, id);
  const count = (moderation: number): number =>
    statements.filter((each) => each.moderation === moderation).length;
  return {
    participants: participants.length,
    votes: current.length,
    superseded: earlier.length,
    accepted: count(1),
    waiting: count(0),
    rejected: count(-1),
  };
}

const LONGEST_TEXT = 2_000;
