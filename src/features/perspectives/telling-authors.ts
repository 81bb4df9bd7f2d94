import type { Transaction } from '../../platform/database/transaction.ts';
import type { Notices } from '../notices/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ConversationId } from './conversation.ts';
import { findPersonOf } from './participants.repository.ts';
import { rejectWords, type Statement } from './statement.ts';
import { perspectivesUrls } from './urls.ts';

/** What became of a statement, as its author is told. */
export type Fate =
  | { readonly kind: 'accept' | 'merge' | 'correct' }
  | { readonly kind: 'reject'; readonly reason: string; readonly note: string }
  | { readonly kind: 'thread'; readonly url: string }
  | { readonly kind: 'purpose' | 'purpose-taken' }
  | { readonly kind: 'purpose-aside'; readonly reason: string };

const WORDS: Readonly<Record<Fate['kind'], string>> = {
  accept: 'Others can answer it now',
  merge: 'It was merged with one that says the same',
  correct: 'Its wording was corrected',
  reject: 'It is not shown',
  thread: 'It became a thread, where it is talked about',
  purpose: 'It is put forward for the common purpose',
  'purpose-aside': 'It was set aside as a candidate for the common purpose',
  'purpose-taken': 'Words from it are in the purpose of the endeavour now',
};

/**
 * Tells the author of a statement what became of it, in the transaction of the act. Who added it without an account
 * reads the same on the page where they added it.
 */
export async function tellAuthor(
  tx: Transaction,
  notices: Pick<Notices, 'tell'>,
  about: {
    readonly conversation: { readonly id: ConversationId; readonly question: string };
    readonly statement: Pick<Statement, 'id' | 'text' | 'authorId'>;
    readonly fate: Fate;
    /** Null for somebody without an account. */
    readonly by: PersonId | null;
    readonly now: Date;
  },
): Promise<void> {
  const { conversation, statement, fate, by, now } = about;
  const personId = statement.authorId === null ? null : await findPersonOf(tx, statement.authorId);
  if (personId === null) return;
  const why = whyWords(fate);
  await notices.tell(tx, [
    {
      personId,
      about: `perspectives-statement:${statement.id}:${fate.kind}:${now.getTime()}`,
      group: `perspectives:${conversation.id}`,
      groupTitle: conversation.question,
      reason: CARRIED_ON.has(fate.kind) ? 'quoted' : 'moderation',
      actorId: by,
      url: fate.kind === 'thread' ? fate.url : perspectivesUrls.add(conversation.id),
      text: `“${statement.text}” ${WORDS[fate.kind]}${why}`,
    },
  ]);
}

const CARRIED_ON: ReadonlySet<Fate['kind']> = new Set(['thread', 'purpose', 'purpose-taken']);

function whyWords(fate: Fate): string {
  if (fate.kind === 'purpose-aside') return `: ${fate.reason}`;
  return fate.kind === 'reject' ? `: ${rejectWords(fate.reason)}. ${fate.note}`.trimEnd() : '';
}
