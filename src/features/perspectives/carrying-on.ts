import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import { type Forum, forumUrls } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import type { Person } from '../people/index.ts';
import { type Conversation, recordScope } from './conversation.ts';
import { setOnward } from './onward.repository.ts';
import { type Outcome, refused } from './outcome.ts';
import type { Statement } from './statement.ts';
import { tellAuthor } from './telling-authors.ts';

const LONGEST_TITLE = 150;

export interface CarryInput {
  readonly conversation: Conversation & { readonly context: string };
  readonly statement: Statement;
  /** What the space of the endeavour is called where it is not there yet. */
  readonly space: { readonly name: string; readonly purpose: string };
  /** Who agreed, in words; and where the statement stands. */
  readonly words: string;
  readonly url: string;
}

/** What goes on from a statement in its endeavour. Each act is on the record of the conversation. */
export interface CarryingOn {
  /** Begins a thread about a statement in the endeavour's space. */
  toThread(by: Person, input: CarryInput): Promise<Outcome & { readonly threadId?: string }>;
  /** Puts a statement forward for the common purpose, or takes that back. */
  toPurpose(by: Person, input: Pick<CarryInput, 'conversation' | 'statement'>, isPut: boolean): Promise<void>;
}

export function createCarryingOn(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly forum: Pick<Forum, 'writing' | 'spaces'>;
  readonly notices: Pick<Notices, 'tell'>;
}): CarryingOn {
  const { db, clock, forum, notices } = deps;

  async function record(
    tx: Transaction,
    by: Person,
    { conversation, statement }: Pick<CarryInput, 'conversation' | 'statement'>,
    kind: string,
  ): Promise<void> {
    await writeRecord(tx, clock.now(), {
      scope: recordScope(conversation.id),
      kind,
      personId: by.id,
      subject: statement.id,
      data: { number: statement.number },
    });
  }

  return {
    async toThread(by, input) {
      const { conversation, statement, space, words, url } = input;
      const spaceId = await inTransaction(db, (tx) =>
        forum.spaces.ensure(tx, { context: conversation.context }, space),
      );
      // The key says which statement it is: whoever sends it twice, or once more after a fault, begins one thread.
      const written = await forum.writing.start(by, {
        spaceId,
        kind: 'discussion',
        title: shortened(statement.text),
        text: `> ${statement.text}\n\n${words}\n\n[${conversation.question}](${url})`,
        language: statement.language,
        key: `perspectives-${statement.id}`,
      });
      if (!written.ok) return refused(written.message);
      const { threadId } = written;
      await inTransaction(db, async (tx) => {
        await setOnward(tx, statement.id, { threadId });
        await record(tx, by, input, 'statement-thread');
        const fate = { kind: 'thread', url: forumUrls.thread(threadId) } as const;
        await tellAuthor(tx, notices, { conversation, statement, fate, by: by.id, now: clock.now() });
      });
      return { ok: true, threadId };
    },

    async toPurpose(by, input, isPut) {
      const { conversation, statement } = input;
      await inTransaction(db, async (tx) => {
        const now = clock.now();
        await setOnward(tx, statement.id, { purposeAt: isPut ? now : null });
        await record(tx, by, input, isPut ? 'statement-purpose' : 'statement-purpose-back');
        if (isPut) {
          const fate = { kind: 'purpose' } as const;
          await tellAuthor(tx, notices, { conversation, statement, fate, by: by.id, now });
        }
      });
    },
  };
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_TITLE ? text : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
