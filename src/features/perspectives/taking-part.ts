import { createHmac } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { orderStatements } from '../../analysis/perspectives/statements/routing.ts';
import { secureRandom } from '../../platform/random.ts';
import type { PersonId } from '../people/index.ts';
import { networkOf } from '../sessions/index.ts';
import { listAside } from './aside.repository.ts';
import type { Conversation, ConversationId, Lens, StatementId } from './conversation.ts';
import {
  claimParticipant,
  findParticipant,
  insertParticipant,
  type Participant,
} from './participants.repository.ts';
import { findPriorities } from './results.repository.ts';
import { type Statement, takesVotes } from './statement.ts';
import { listStatements } from './statements.repository.ts';
import { type OwnVote, votesOf } from './votes.repository.ts';

export interface JoinRequest {
  readonly conversation: Conversation;
  readonly personId: PersonId | null;
  readonly device: string;
  readonly address: string;
  /** The kind and the organisation of their seat, where the conversation belongs to an endeavour. */
  readonly seat: { readonly kind: string; readonly organisation: string } | null;
}

/** What somebody still has to answer. */
export interface Ahead {
  readonly next: readonly Statement[];
  /** Open statements that are left for them today. */
  readonly left: number;
  /** Those that they put aside until tomorrow. */
  readonly aside: number;
  readonly answered: number;
  /** What they have answered, the latest first. */
  readonly own: readonly OwnVote[];
}

/** Participants that may begin from one network in ten minutes: a full hall behind one address, and no more. */
const JOINS_FROM_ONE_NETWORK = 400;
const JOINS_MS = 10 * 60_000;
const KEEP_STATEMENTS_MS = 1_000;

export interface TakingPart {
  /**
   * The participant that this browser or person is, made at the first answer; what somebody answered before they signed in
   * becomes their account's. Null where too many came from one network.
   */
  join(request: JoinRequest): Promise<Participant | null>;
  /** Up to `count` statements in the order of the routing rule, none of them answered before (OPN-64). */
  ahead(
    conversation: Conversation,
    participant: Participant | undefined,
    options: {
      count: number;
      lens?: Lens | undefined;
      except?: ReadonlySet<string>;
      first?: StatementId | undefined;
    },
  ): Promise<Ahead>;
  /** Every statement of a conversation; what another node has changed is seen within a second. */
  statements(conversation: Conversation): Promise<readonly Statement[]>;
  /** Hears that statements of a conversation have changed. */
  statementsChanged(id: ConversationId): void;
}

export function createTakingPart(deps: { readonly db: Queryable; readonly clock: Clock }): TakingPart {
  const { db, clock } = deps;
  const joins = new Map<string, { since: number; count: number }>();
  const cache = new Map<
    ConversationId,
    { at: number; version: number; statements: Promise<readonly Statement[]> }
  >();
  const priorities = new Map<ConversationId, { at: number; found: Promise<ReadonlyMap<number, number>> }>();

  function tooMany(network: string): boolean {
    const now = clock.now().getTime();
    if (joins.size > 10_000) joins.clear();
    const before = joins.get(network);
    const since = before !== undefined && now - before.since < JOINS_MS ? before : { since: now, count: 0 };
    since.count += 1;
    joins.set(network, since);
    return since.count > JOINS_FROM_ONE_NETWORK;
  }

  /** Every page of every participant asks; a second old is new enough, and the vote itself asks anew. */
  function statements({ id, version }: Conversation): Promise<readonly Statement[]> {
    const now = performance.now();
    const known = cache.get(id);
    if (known !== undefined && (known.version === version || now - known.at < KEEP_STATEMENTS_MS))
      return known.statements;
    if (cache.size > 500) cache.clear();
    const found = listStatements(db, id);
    cache.set(id, { at: now, version, statements: found });
    found.catch(() => cache.delete(id));
    return found;
  }

  function prioritiesOf(id: ConversationId): Promise<ReadonlyMap<number, number>> {
    const now = performance.now();
    const known = priorities.get(id);
    if (known !== undefined && now - known.at < 5 * KEEP_STATEMENTS_MS) return known.found;
    if (priorities.size > 500) priorities.clear();
    const found = findPriorities(db, id);
    priorities.set(id, { at: now, found });
    found.catch(() => priorities.delete(id));
    return found;
  }

  return {
    statements,
    statementsChanged: (id) => void cache.delete(id),

    async join({ conversation, personId, device, address, seat }) {
      const known = await findParticipant(db, conversation.id, { personId, device });
      const places = { seatKind: seat?.kind ?? null, organisation: seat?.organisation ?? null };
      if (known !== undefined && (personId === null || known.personId !== null)) return known;
      if (known !== undefined && personId !== null) {
        await claimParticipant(db, known.id, { personId, ...places });
        return (await findParticipant(db, conversation.id, { personId, device })) ?? null;
      }
      const network =
        conversation.addressKey === null
          ? null
          : createHmac('sha256', conversation.addressKey)
              .update(networkOf(address))
              .digest('base64url')
              .slice(0, 22);
      if (personId === null && tooMany(`${conversation.id} ${network ?? ''}`)) return null;
      const id = newId<'perspectives-participant'>();
      await insertParticipant(db, {
        id,
        perspectivesId: conversation.id,
        personId,
        deviceHash: personId === null ? device : null,
        ...places,
        joinedAt: clock.now(),
        joinedFrom: network,
      });
      return (await findParticipant(db, conversation.id, { personId, device })) ?? null;
    },

    async ahead(conversation, participant, { count, lens, except, first }) {
      const [all, own, priority, aside] = await Promise.all([
        statements(conversation),
        participant === undefined ? Promise.resolve<OwnVote[]>([]) : votesOf(db, participant.id),
        prioritiesOf(conversation.id),
        participant === undefined
          ? new Set<StatementId>()
          : listAside(db, conversation, participant.id, clock.now()),
      ]);
      const answered = new Set(own.map(({ statementId }) => statementId));
      const open = all.filter(
        (statement) =>
          takesVotes(statement.state, conversation.moderation) &&
          !answered.has(statement.id) &&
          (statement.authorId === null || statement.authorId !== participant?.id) &&
          (lens === undefined || statement.lens === lens),
      );
      const today = open.filter(({ id }) => !aside.has(id) || id === first);
      const byId = new Map(today.map((statement) => [statement.id, statement]));
      const candidates = today
        .filter(({ id }) => id !== first && except?.has(id) !== true)
        .map(({ id, number }) => ({ id, priority: priority.get(number) ?? null }));
      const ids = orderStatements(candidates, { uniform: randomShare });
      const wanted =
        first !== undefined && byId.has(first) && except?.has(first) !== true ? [first, ...ids] : ids;
      return {
        next: wanted.slice(0, count).map((id) => byId.get(id) as Statement),
        left: today.length,
        aside: open.length - today.length,
        answered: answered.size,
        own,
      };
    },
  };
}

function randomShare(): number {
  return secureRandom(6).readUIntBE(0, 6) / 2 ** 48;
}
