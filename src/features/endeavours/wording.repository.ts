import type { Queryable } from '../../platform/database/transaction.ts';
import type { RecordedEntry } from '../../platform/record/record.ts';
import { type EndeavourId, recordScope } from './endeavour.ts';
import type { Wording } from './wording.ts';

/** One part of what an endeavour says of itself, as it was worded until a day. */
export interface EarlierWording {
  readonly part: keyof Wording;
  readonly text: string;
  readonly untilAt: Date;
}

/** How an endeavour was worded before, the newest first: the record keeps it. */
export async function listEarlierWordings(db: Queryable, id: EndeavourId): Promise<EarlierWording[]> {
  const rows = await db
    .selectFrom('record')
    .select(['at', 'subject', 'data'])
    .where('scope', '=', recordScope(id))
    .where('kind', '=', 'endeavour-reworded')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ at, subject, data }) => ({
    part: (subject ?? 'title') as keyof Wording,
    text: String((data as RecordedEntry['data'])['before'] ?? ''),
    untilAt: at,
  }));
}
