import { ConversationBuilder } from '../../../analysis/perspectives/build-conversation.ts';
import type { Conversation as Answered } from '../../../analysis/perspectives/conversation.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Conversation, ConversationId } from '../conversation.ts';
import { listBanned, listSeatKinds } from '../participants.repository.ts';
import type { StatesThen } from '../results.repository.ts';
import type { Statement } from '../statement.ts';
import { listStatements } from '../statements.repository.ts';
import { lastVoteAt, type VoteMoment, type VoteRow, votesBetween, votesUntil } from '../votes.repository.ts';

const MODERATION = {
  accepted: 1,
  waiting: 0,
  rejected: -1,
  merged: -1,
  replaced: -1,
} as const satisfies Record<Statement['state'], 1 | 0 | -1>;

/** Of all conversations together, some 20 bytes each. */
const MOST_VOTES_KEPT = 3_000_000;

/** Conversations as the calculation takes them; whoever is set aside is not in them (OPN-12). */
export interface ConversationReading {
  /** As it is now. The next time only the votes that are new are read. */
  now(conversation: Conversation): Promise<Answered>;
  /**
   * With what was added and answered until then alone.
   *
   * @param states of the statements then; null takes those of today
   */
  until(conversation: Conversation, until: Date, states: StatesThen | null): Promise<Answered>;
}

interface ReadSoFar {
  readonly builder: ConversationBuilder;
  /** Of statements, as the calculation names them. */
  readonly numbers: Map<string, string>;
  /** What takes votes away or gives them to others: once it changes, everything is read again. */
  readonly leftOut: string;
  /** The latest vote that is in it. */
  readonly upTo: VoteMoment | null;
}

export function createConversationReading(db: Queryable): ConversationReading {
  const kept = new Map<ConversationId, ReadSoFar>();

  function keep(id: ConversationId, read: ReadSoFar): void {
    kept.set(id, read);
    let votes = [...kept.values()].reduce((sum, { builder }) => sum + builder.voteCount, 0);
    for (const [oldest, { builder }] of kept) {
      if (votes <= MOST_VOTES_KEPT) break;
      kept.delete(oldest);
      votes -= builder.voteCount;
    }
  }

  return {
    async now(conversation) {
      const { id, erasedParticipants, takenAlong } = conversation;
      const leftOut = [erasedParticipants, takenAlong, ...(await listBanned(db, id))].join(' ');
      const known = kept.get(id);
      // Taken out while it is added to: what fails half way is read anew the next time.
      kept.delete(id);
      const before: ReadSoFar = known?.leftOut === leftOut ? known : { ...nothingRead(), leftOut };
      const upTo = await lastVoteAt(db, id);
      await addStatements(db, id, before);
      await addNewVotes(db, id, before, upTo);
      await addSeatKinds(db, id, before.builder);
      keep(id, { ...before, upTo });
      return before.builder.build();
    },

    async until({ id }, until, states) {
      const read = nothingRead();
      await addStatements(db, id, read, { until, states });
      // Of the same millisecond: votes are told apart by microseconds.
      const last = `${until.toISOString().slice(0, -1)}999Z`;
      for await (const votes of votesUntil(db, id, last)) addVotes(read, votes);
      await addSeatKinds(db, id, read.builder);
      return read.builder.build();
    },
  };
}

function nothingRead(): ReadSoFar {
  return { builder: new ConversationBuilder(), numbers: new Map(), leftOut: '', upTo: null };
}

async function addStatements(
  db: Queryable,
  id: ConversationId,
  { builder, numbers }: ReadSoFar,
  then?: { readonly until: Date; readonly states: StatesThen | null },
): Promise<void> {
  const states = new Map(then?.states?.statements.map((each) => [each.id, each]));
  for (const { id: own, number, text, language, lens, state, isInformation, addedAt } of await listStatements(
    db,
    id,
  )) {
    if (then !== undefined && addedAt > then.until) continue;
    const before = states.get(String(number));
    numbers.set(own, String(number));
    builder.addStatement({
      id: String(number),
      text,
      ...(language === 'en' ? {} : { language }),
      lens,
      moderation: before?.moderation ?? MODERATION[state],
      isMetadata: before?.metadata ?? isInformation,
    });
  }
}

async function addNewVotes(
  db: Queryable,
  id: ConversationId,
  read: ReadSoFar,
  upTo: VoteMoment | null,
): Promise<void> {
  if (upTo === null || upTo === read.upTo) return;
  if (read.upTo !== null) {
    addVotes(read, await votesBetween(db, id, { after: read.upTo, until: upTo }));
  } else {
    for await (const votes of votesUntil(db, id, upTo)) addVotes(read, votes);
  }
}

function addVotes({ builder, numbers }: ReadSoFar, votes: readonly VoteRow[]): void {
  for (const { participantId, statementId, value, at } of votes) {
    const statement = numbers.get(statementId);
    if (statement !== undefined) builder.addVote(participantId, statement, value, at.getTime());
  }
}

async function addSeatKinds(db: Queryable, id: ConversationId, builder: ConversationBuilder): Promise<void> {
  for (const { id: participant, seatKind } of await listSeatKinds(db, id))
    builder.addParticipant({ id: participant, organisation: seatKind, organisationType: null });
}
