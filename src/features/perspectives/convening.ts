import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { writeRecord } from '../../platform/record/record.ts';
import { type Person, type PersonId, personWithEmail } from '../people/index.ts';
import {
  type Audience,
  type Conversation,
  type ConversationId,
  leastMinimum,
  type Lens,
  recordScope,
  type Standing,
  standingAt,
} from './conversation.ts';
import {
  addConvener,
  endConvener,
  insertConversation,
  listConveners,
  lockConversation,
  updateConversation,
} from './conversations.repository.ts';
import { done, type Outcome, refused } from './outcome.ts';
import { emptyReportsForMinimum } from './results.repository.ts';
import { saidBy } from './statement.ts';
import { insertStatements, listStatements, moveLanguage } from './statements.repository.ts';

export interface ConversationInput {
  readonly question: string;
  readonly background: string;
  /** English where nothing is said, and as it was when it is changed. */
  readonly language?: string;
  readonly audience: Audience;
  readonly moderation: 'before' | 'after';
  readonly addingAllowed: boolean;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

export interface StartInput extends ConversationInput {
  readonly context: string | null;
  readonly seeds: readonly { readonly text: string; readonly lens: Lens; readonly language?: string }[];
  /** Writes on another record too, in the same transaction. */
  readonly alsoWrite?: (tx: Transaction, id: ConversationId) => Promise<void>;
}

/** Opening and running conversations. Every act is on the record of the conversation. */
export interface Convening {
  /** Makes a draft that the person convenes, with its first statements. */
  start(by: Pick<Person, 'id'>, input: StartInput): Promise<ConversationId>;
  /** Adds statements of the conveners, but those that are there word for word; none once it has closed. */
  addSeeds(by: PersonId, id: ConversationId, seeds: StartInput['seeds']): Promise<Outcome>;
  change(by: PersonId, id: ConversationId, input: ConversationInput): Promise<void>;
  setEmbedding(by: PersonId, id: ConversationId, origins: readonly string[]): Promise<void>;
  /** The smallest number of people behind any figure (OPN-79); kept reports are made again with it. */
  setLeastShown(by: PersonId, id: ConversationId, least: number): Promise<Outcome>;
  move(by: PersonId, id: ConversationId, to: 'open' | 'paused' | 'closed'): Promise<Outcome>;
  invite(by: PersonId, id: ConversationId, email: string): Promise<Outcome>;
  standDown(by: PersonId, id: ConversationId, who: PersonId): Promise<Outcome>;
}

/** From where each move goes: what its dates have done to a conversation counts as what conveners have. */
const MOVES: Readonly<Record<'open' | 'paused' | 'closed', readonly Standing[]>> = {
  open: ['draft', 'not-yet', 'paused', 'closed'],
  paused: ['not-yet', 'open'],
  closed: ['not-yet', 'open', 'paused'],
};

/** `language`: of the conversation. */
const asStatement = (language: string | undefined) => (seed: StartInput['seeds'][number]) => ({
  language,
  ...seed,
  isSeed: true,
  authorId: null,
  key: null,
  state: 'accepted' as const,
});

export function createConvening(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  /** Hears that there are more statements. */
  readonly changed: (id: ConversationId) => void;
}): Convening {
  const { db, clock, changed } = deps;

  function act(
    by: PersonId,
    id: ConversationId,
    kind: string,
    work: (tx: Transaction, conversation: Conversation, now: Date) => Promise<Outcome>,
    data: Readonly<Record<string, string | boolean>> = {},
  ): Promise<Outcome> {
    return inTransaction(db, async (tx) => {
      const now = clock.now();
      const outcome = await work(tx, await lockConversation(tx, id), now);
      if (outcome.ok) await writeRecord(tx, now, { scope: recordScope(id), kind, personId: by, data });
      return outcome;
    });
  }

  return {
    async start(by, { seeds, alsoWrite, ...input }) {
      const id = newId<'perspectives'>();
      await inTransaction(db, async (tx) => {
        const now = clock.now();
        await insertConversation(tx, { ...input, id, createdAt: now });
        await addConvener(tx, id, by.id, now);
        await insertStatements(tx, id, seeds.map(asStatement(input.language)), now);
        await writeRecord(tx, now, { scope: recordScope(id), kind: 'perspectives-started', personId: by.id });
        await alsoWrite?.(tx, id);
      });
      return id;
    },

    async addSeeds(by, id, seeds) {
      const outcome = await inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const conversation = await lockConversation(tx, id);
        if (conversation.importedFrom !== null) return refused('What was imported is only read.');
        if (standingAt(conversation, now) === 'closed')
          return refused('This conversation has closed. Open it again, then add statements.');
        const there = (await listStatements(tx, id)).map(({ text }) => text);
        const known = new Set(there);
        const fresh = seeds.filter(({ text }) => !known.has(text));
        const alike = alikeWords(there, fresh);
        if (alike !== undefined) return refused(alike);
        if (fresh.length === 0) return refused('All of these are there already, word for word.');
        await insertStatements(tx, id, fresh.map(asStatement(conversation.language)), now);
        await writeRecord(tx, now, {
          scope: recordScope(id),
          kind: 'perspectives-seeds-added',
          personId: by,
          data: { statements: String(fresh.length) },
        });
        return done;
      });
      if (outcome.ok) changed(id);
      return outcome;
    },

    async change(by, id, input) {
      await act(by, id, 'perspectives-changed', async (tx, conversation) => {
        const { audience } =
          conversation.context === null && input.audience === 'seats' ? conversation : input;
        await updateConversation(tx, id, { ...input, audience });
        if (input.language !== undefined && input.language !== conversation.language)
          await moveLanguage(tx, id, conversation.language, input.language);
        return done;
      });
      changed(id);
    },

    async setEmbedding(by, id, origins) {
      await act(
        by,
        id,
        'perspectives-embedding-changed',
        async (tx) => {
          await updateConversation(tx, id, { embedOrigins: [...origins] });
          return done;
        },
        { origins: origins.join(' ') },
      );
    },

    setLeastShown: (by, id, least) =>
      act(
        by,
        id,
        'perspectives-least-shown',
        async (tx, { audience }) => {
          const lowest = leastMinimum(audience);
          if (least < lowest) {
            return refused(
              audience === 'link'
                ? `Enter ${lowest} or more: whoever has the link can read the figures`
                : `Enter ${lowest} or more`,
            );
          }
          await updateConversation(tx, id, { leastShown: least });
          await emptyReportsForMinimum(tx, id);
          return done;
        },
        { least: String(least) },
      ),

    move: (by, id, to) =>
      act(by, id, `perspectives-${to}`, async (tx, conversation, now) => {
        const standing = standingAt(conversation, now);
        if (!MOVES[to].includes(standing)) {
          return refused('Somebody has changed this conversation in the meantime. See its state below.');
        }
        if (conversation.importedFrom !== null) return refused('What was imported is only read.');
        const closesAt = to === 'open' && conversation.closesAt !== null && conversation.closesAt <= now;
        const opensAt = to === 'open' && standing === 'not-yet';
        await updateConversation(tx, id, {
          state: to,
          ...(to === 'open' ? { openedAt: now } : {}),
          ...(closesAt ? { closesAt: null } : {}),
          ...(opensAt ? { opensAt: null } : {}),
          // What tells networks apart serves while people answer, and goes with that (as in live sessions).
          ...(to === 'closed' ? { closedAt: now } : {}),
        });
        return done;
      }),

    invite: (by, id, email) =>
      act(by, id, 'perspectives-convener-added', async (tx, _conversation, now) => {
        const person = await personWithEmail(tx, email, now);
        await addConvener(tx, id, person.id, now);
        return done;
      }),

    standDown: (by, id, who) =>
      act(by, id, 'perspectives-convener-ended', async (tx, _conversation, now) => {
        const conveners = await listConveners(tx, id);
        if (conveners.every(({ personId }) => personId !== who)) return done;
        if (conveners.length === 1) {
          return refused('A conversation needs at least one convener. Add another one first.');
        }
        await endConvener(tx, id, who, now);
        return done;
      }),
  };
}

/** Of those that say the same as a statement that is there, the first. */
function alikeWords(there: readonly string[], fresh: StartInput['seeds']): string | undefined {
  const known = new Map(there.map((text) => [saidBy(text), text]));
  const found = fresh.find(({ text }) => known.has(saidBy(text)));
  if (found === undefined) return undefined;
  return `“${found.text}” says the same as “${known.get(saidBy(found.text))}”, which is there already. Leave it out, or say what is different.`;
}
