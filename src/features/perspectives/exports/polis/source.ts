import type { PerspectivesDocument } from '../../../../analysis/perspectives/document.ts';
import type { Queryable } from '../../../../platform/database/transaction.ts';
import type { Conversation, ParticipantId } from '../../conversation.ts';
import { listToldOrganisations, type ToldOrganisation } from '../../organisations.repository.ts';
import { listCounted } from '../../participants.repository.ts';
import type { Statement } from '../../statement.ts';
import { listStatements } from '../../statements.repository.ts';

/** What the files of an export are made from. */
export interface PolisSource {
  readonly db: Queryable;
  readonly conversation: Conversation;
  readonly statements: readonly Statement[];
  /**
   * Numbers made for the files. They follow the order of internal ids, which is random and shown to nobody; so a file
   * that is brought in again is calculated in the same order (PFM-35, PFM-37).
   */
  readonly numbers: ReadonlyMap<ParticipantId, number>;
  readonly document: PerspectivesDocument;
  /** Whether times are rounded to the day, so that nobody is known by when they answered (PFM-35). */
  readonly coarseTimes: boolean;
  /** The address of the conversation. */
  readonly url: string;
  /** Of those who agreed that files name it; empty for whoever is no steward (PFM-34). */
  readonly organisations: readonly ToldOrganisation[];
}

export async function polisSource(
  of: Pick<PolisSource, 'db' | 'conversation' | 'document' | 'coarseTimes' | 'url'>,
  { isForSteward }: { readonly isForSteward: boolean },
): Promise<PolisSource> {
  const ids = (await listCounted(of.db, of.conversation.id)).map(({ id }) => id).toSorted();
  return {
    ...of,
    statements: await listStatements(of.db, of.conversation.id),
    organisations: isForSteward ? await listToldOrganisations(of.db, of.conversation.id) : [],
    numbers: new Map(ids.map((id, index) => [id, index + 1])),
  };
}

const DAY_MS = 24 * 3_600_000;

/** A time as the files tell it: milliseconds, and the same in words (PFM-10). */
export function timeCells(at: Date, { coarseTimes }: Pick<PolisSource, 'coarseTimes'>): [number, string] {
  const time = coarseTimes ? Math.floor(at.getTime() / DAY_MS) * DAY_MS : at.getTime();
  return [time, new Date(time).toISOString()];
}

/** The number of a statement's author; 0 stands for those who opened the conversation. */
export function authorNumber({ authorId }: Statement, { numbers }: Pick<PolisSource, 'numbers'>): number {
  return authorId === null ? 0 : (numbers.get(authorId) ?? 0);
}
