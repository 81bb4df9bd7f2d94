import type { Queryable, Transaction } from '../database/transaction.ts';

/** One act, as the append-only record keeps it. */
export interface RecordEntry {
  /** What the act belongs to, for example `session:4k2…`. */
  readonly scope: string;
  /** What was done: a verb phrase with hyphens, for example `question-declined`. */
  readonly kind: string;
  /** Who did it; null for the program itself or someone without an account. */
  readonly personId: string | null;
  /** The id of what it was done to. */
  readonly subject?: string;
  readonly reason?: string;
  /** Further facts, without any personal data. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface RecordedEntry extends Required<Omit<RecordEntry, 'subject' | 'reason'>> {
  readonly id: number;
  readonly at: Date;
  readonly subject: string | null;
  readonly reason: string | null;
}

/** Writes acts in the transaction that does them: what is rolled back leaves no record. */
export async function writeRecord(
  tx: Transaction,
  at: Date,
  ...entries: readonly RecordEntry[]
): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('record')
    .values(
      entries.map((entry) => ({
        at,
        scope: entry.scope,
        kind: entry.kind,
        personId: entry.personId,
        subject: entry.subject ?? null,
        reason: entry.reason ?? null,
        data: JSON.stringify(entry.data ?? {}),
      })),
    )
    .execute();
}

/** The acts of one scope, newest first, `limit` at a time below the id `before`. */
export async function readRecord(
  db: Queryable,
  scope: string,
  options: { readonly limit: number; readonly before?: number },
): Promise<RecordedEntry[]> {
  let query = db.selectFrom('record').selectAll().where('scope', '=', scope).orderBy('id', 'desc');
  if (options.before !== undefined) query = query.where('id', '<', options.before);
  const rows = await query.limit(options.limit).execute();
  return rows.map((row) => ({ ...row, data: row.data as RecordedEntry['data'] }));
}
