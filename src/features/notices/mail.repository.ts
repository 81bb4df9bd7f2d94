import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { PersonId } from '../people/index.ts';
import type { Reason } from './reasons.ts';

/** Something that a message is to say. */
export interface Due {
  readonly id: number;
  readonly about: string;
  readonly group: string;
  readonly groupTitle: string;
  readonly reason: Reason;
  readonly actorName: string | null;
  readonly url: string;
  readonly text: string;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly mailId: string | null;
}

/** A message that was being sent when the program ended is sent again after this time. */
const CLAIM_LASTS_MS = 15 * 60_000;

/** People for whom a message is due, whoever waits longest first. */
export async function peopleWithDueMail(db: Queryable, now: Date, limit: number): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from told
    where mail_at <= ${now} and (claimed_at is null or claimed_at < ${new Date(now.getTime() - CLAIM_LASTS_MS)})
    group by person_id order by min(mail_at) limit ${limit}
  `.execute(db);
  return rows.map(({ personId }) => personId);
}

/** Takes all that is due for a person, so that no other node sends it. */
export async function claimDue(tx: Transaction, personId: PersonId, now: Date): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select told.id, about, group_key as "group", group_title as "groupTitle", reason, person.name as "actorName", url,
      text, at, read_at as "readAt", mail_id as "mailId"
    from told left join person on person.id = told.actor_id
    where told.person_id = ${personId} and mail_at <= ${now}
      and (claimed_at is null or claimed_at < ${new Date(now.getTime() - CLAIM_LASTS_MS)})
    order by told.id
    for update of told skip locked
  `.execute(tx);
  if (rows.length === 0) return [];
  // The same number at a second try: where the first got through unnoticed, the receiving end can tell.
  const mailId = rows.every((row) => row.mailId === rows[0]?.mailId) ? (rows[0]?.mailId ?? newId()) : newId();
  await tx.updateTable('told').set({ claimedAt: now, mailId }).where('id', 'in', idsOf(rows)).execute();
  return rows.map((row) => ({ ...row, mailId }));
}

/** The message has gone, or will not. */
export async function settleMail(db: Queryable, due: readonly Due[], mailedAt: Date | null): Promise<void> {
  if (due.length === 0) return;
  await db
    .updateTable('told')
    .set({ mailAt: null, claimedAt: null, mailedAt, text: '' })
    .where('id', 'in', idsOf(due))
    .execute();
}

const TRY_AGAIN_AFTER_MS = 2 * 60_000;

/** The server did not take it now: it is due again in two minutes. */
export async function giveBack(db: Queryable, due: readonly Due[], now: Date): Promise<void> {
  if (due.length === 0) return;
  const claimedAt = new Date(now.getTime() - CLAIM_LASTS_MS + TRY_AGAIN_AFTER_MS);
  await db.updateTable('told').set({ claimedAt }).where('id', 'in', idsOf(due)).execute();
}

const OVERDUE_AFTER_MS = 5 * 60_000;

/** How many people wait for a message about what they were told, and since when. */
export async function countOverdue(db: Queryable, now: Date) {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(distinct person_id)::int as count, min(mail_at) as since from told
    where mail_at <= ${new Date(now.getTime() - OVERDUE_AFTER_MS)}`.execute(db);
  return {
    what: 'People who wait for a message about their notices',
    ...(rows[0] ?? { count: 0, since: null }),
  };
}

/** What waits for a message, to reckon its time anew. */
export async function waitingMail(
  db: Queryable,
  personId: PersonId,
): Promise<readonly { readonly id: number; readonly reason: Reason }[]> {
  return db
    .selectFrom('told')
    .select(['id', 'reason'])
    .where('personId', '=', personId)
    .where('mailAt', 'is not', null)
    .execute();
}

export async function setMailTime(db: Queryable, ids: readonly number[], mailAt: Date | null): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('told').set({ mailAt }).where('id', 'in', ids).execute();
}

function idsOf(due: readonly { readonly id: number }[]): number[] {
  return due.map(({ id }) => id);
}
