import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { newJoinCode } from '../join-code.ts';
import { getSession } from '../repository.ts';
import { recordScope } from '../service.ts';
import type { LabelId, PartId, RoleId, Session, SessionId } from '../session.ts';

/** A session made from another, and what each part of its programme became. */
export interface Copy {
  readonly from: Session;
  readonly to: Session;
  readonly parts: ReadonlyMap<PartId, PartId>;
  readonly roles: ReadonlyMap<RoleId, RoleId>;
  readonly labels: ReadonlyMap<LabelId, LabelId>;
}

const SETTINGS = [
  'title',
  'description',
  'zone',
  'startsAt',
  'endsAt',
  'callUrl',
  'captionsUrl',
  'signLanguageUrl',
  'language',
  'joining',
  'allowedDomains',
  'moderation',
  'moderationRules',
  'naming',
  'morePrivateAllowed',
  'commentsAllowed',
  'repliesAllowed',
  'maxOpenQuestions',
  'hideVotesUntilVoted',
  'queueAlertSeconds',
  'retentionDays',
] as const;

/**
 * A new session with the programme, the people and the settings of another, and a code of its own. It is open: what
 * was announced for the other is known. Throws a violation of `session_code_unique` when the code is taken.
 */
export async function insertCopy(
  tx: Transaction,
  from: Session,
  link: { readonly rehearsalOf: SessionId } | { readonly continues: SessionId },
  by: PersonId,
  now: Date,
): Promise<Copy> {
  const id = newId<'session'>();
  const settings = await tx
    .selectFrom('session')
    .select(SETTINGS)
    .where('id', '=', from.id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('session')
    .values({ ...settings, ...link, id, code: newJoinCode(), state: 'open', createdBy: by, createdAt: now })
    .execute();
  const roles = await copyRoles(tx, from.id, id, now);
  const parts = await copyParts(tx, from.id, id);
  const labels = await copyLabels(tx, from.id, id);
  await copySpeakers(tx, parts, roles);
  await copyReadings(tx, from.id, id);
  await copyOrganisations(tx, from.id, id);
  return { from, to: await getSession(tx, id), parts, roles, labels };
}

async function copyRoles(tx: Transaction, from: SessionId, to: SessionId, now: Date) {
  const rows = await tx
    .selectFrom('sessionRole')
    .select([
      'id',
      'role',
      'email',
      'personId',
      'name',
      'post',
      'organisationId',
      'deputy',
      'position',
      'acceptedAt',
    ])
    .where('sessionId', '=', from)
    .execute();
  const ids = new Map(rows.map((row) => [row.id as RoleId, newId<'role'>()]));
  const copies = rows.map((row) => ({
    ...row,
    id: ids.get(row.id as RoleId) ?? newId(),
    sessionId: to,
    invitedAt: now,
  }));
  await tx.insertInto('sessionRole').values(copies).execute();
  return ids;
}

async function copyParts(tx: Transaction, from: SessionId, to: SessionId) {
  const rows = await tx
    .selectFrom('sessionPart')
    .select(['id', 'position', 'title', 'description', 'startsAt', 'takesQuestions'])
    .where('sessionId', '=', from)
    .execute();
  const ids = new Map(rows.map((row) => [row.id as PartId, newId<'part'>()]));
  for (const row of rows) {
    const copy = { ...row, id: ids.get(row.id as PartId) ?? newId(), sessionId: to };
    await tx.insertInto('sessionPart').values(copy).execute();
  }
  return ids;
}

async function copyLabels(tx: Transaction, from: SessionId, to: SessionId) {
  const rows = await tx
    .selectFrom('sessionLabel')
    .select(['id', 'position', 'name'])
    .where('sessionId', '=', from)
    .execute();
  const ids = new Map(rows.map((row) => [row.id as LabelId, newId<'label'>()]));
  for (const row of rows) {
    const copy = { ...row, id: ids.get(row.id as LabelId) ?? newId(), sessionId: to };
    await tx.insertInto('sessionLabel').values(copy).execute();
  }
  return ids;
}

async function copySpeakers(
  tx: Transaction,
  parts: ReadonlyMap<PartId, PartId>,
  roles: ReadonlyMap<RoleId, RoleId>,
): Promise<void> {
  for (const [from, to] of parts) {
    const rows = await tx.selectFrom('partSpeaker').select('speakerId').where('partId', '=', from).execute();
    for (const row of rows) {
      const speakerId = roles.get(row.speakerId as RoleId);
      if (speakerId !== undefined) {
        await tx.insertInto('partSpeaker').values({ partId: to, speakerId }).execute();
      }
    }
  }
}

async function copyReadings(tx: Transaction, from: SessionId, to: SessionId): Promise<void> {
  const rows = await tx
    .selectFrom('sessionReading')
    .select(['position', 'title', 'url'])
    .where('sessionId', '=', from)
    .execute();
  for (const row of rows) {
    await tx
      .insertInto('sessionReading')
      .values({ ...row, id: newId(), sessionId: to })
      .execute();
  }
}

async function copyOrganisations(tx: Transaction, from: SessionId, to: SessionId): Promise<void> {
  await tx
    .insertInto('sessionOrganisation')
    .columns(['sessionId', 'organisationId', 'position'])
    .expression((eb) =>
      eb
        .selectFrom('sessionOrganisation')
        .select([eb.val(to).as('sessionId'), 'organisationId', 'position'])
        .where('sessionId', '=', from),
    )
    .execute();
}

/** Deletes a rehearsal with all that hangs on it, and its record. */
export async function deleteRehearsal(tx: Transaction, id: SessionId): Promise<void> {
  // The record is append-only but for this: see refuse_record_change().
  await sql`select set_config('endeavour.purge', 'on', true)`.execute(tx);
  await tx.deleteFrom('record').where('scope', '=', recordScope(id)).execute();
  await tx.deleteFrom('session').where('id', '=', id).where('rehearsalOf', 'is not', null).execute();
  await sql`select set_config('endeavour.purge', 'off', true)`.execute(tx);
}

type Found = Pick<Session, 'code' | 'title'>;

export type Continuation = Found & Pick<Session, 'state'>;

/** The session in which a closed one goes on (LIVE-10). */
export async function findContinuation(db: Queryable, id: SessionId): Promise<Continuation | undefined> {
  return db
    .selectFrom('session')
    .select(['code', 'title', 'state'])
    .where('continues', '=', id)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst();
}

/** The rehearsal of a session that is under way. */
export async function findRehearsal(db: Queryable, id: SessionId): Promise<Found | undefined> {
  return db
    .selectFrom('session')
    .select(['code', 'title'])
    .where('rehearsalOf', '=', id)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst();
}
