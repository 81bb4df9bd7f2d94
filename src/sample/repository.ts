import { sql } from 'kysely';
import type { Queryable, Transaction } from '../platform/database/transaction.ts';
import type { PersonId } from '../features/people/index.ts';
import { changeSession, recordScope, type RoleId, type SessionId } from '../features/sessions/index.ts';
import { newId } from '../platform/ids.ts';
import { writeRecord } from '../platform/record/record.ts';
import { type CastMember, SAMPLE_DOMAIN } from './cast.ts';
import type { ToldPart } from './story.ts';

/** The scope under which the record tells that the sample was loaded, and which sessions are in it. */
export const SAMPLE_SCOPE = 'sample';

/** Whether nobody has used this installation yet. */
export async function isUnused(db: Queryable): Promise<boolean> {
  const person = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  const session = await db.selectFrom('session').select('id').limit(1).executeTakeFirst();
  return person === undefined && session === undefined;
}

/** Whether there is nothing but a sample whose loading was cut off: nobody but its people, and no word of its end. */
export async function isCutOff(db: Queryable): Promise<boolean> {
  const finished = await db
    .selectFrom('record')
    .select('id')
    .where('scope', '=', SAMPLE_SCOPE)
    .executeTakeFirst();
  const other = await db
    .selectFrom('person')
    .select('id')
    .where((eb) => eb.or([eb('email', 'is', null), eb('email', 'not like', `%@${SAMPLE_DOMAIN}`)]))
    .limit(1)
    .executeTakeFirst();
  return finished === undefined && other === undefined && !(await isUnused(db));
}

/** Removes what a cut-off loading has left. */
export async function removeCutOff(tx: Transaction): Promise<void> {
  await sql`set local endeavour.purge = 'on'`.execute(tx);
  await tx.deleteFrom('endeavour').execute();
  await tx.deleteFrom('space').execute();
  await tx.deleteFrom('forumDraft').execute();
  await tx.deleteFrom('personMute').execute();
  await tx.deleteFrom('session').execute();
  await tx.deleteFrom('perspectives').execute();
  await tx.deleteFrom('record').execute();
  await tx.deleteFrom('signIn').execute();
  await tx.deleteFrom('told').execute();
  await tx.deleteFrom('toldChoice').execute();
  await tx.deleteFrom('toldSettings').execute();
  await tx.deleteFrom('person').execute();
  await tx.deleteFrom('organisation').execute();
}

/** Has nothing of what people are told go to them by e-mail: nobody reads the addresses of the sample. */
export async function sendNoMail(db: Queryable): Promise<void> {
  await sql`
    insert into told_choice (person_id, reason, sends)
    select person.id, reason, 'never' from person cross join unnest(enum_range(null::told_reason)) as reason
    on conflict do nothing
  `.execute(db);
}

export async function addSettings(
  tx: Transaction,
  sessionId: SessionId,
  settings: {
    readonly moderationRules: string;
    readonly repliesAllowed?: boolean;
    readonly labels: readonly string[];
    readonly organisations: readonly string[];
  },
): Promise<void> {
  const { moderationRules, repliesAllowed = false, labels, organisations } = settings;
  await changeSession(tx, sessionId, { moderation: 'before', moderationRules, repliesAllowed });
  await tx
    .insertInto('sessionLabel')
    .values(labels.map((name, position) => ({ id: newId(), sessionId, position, name })))
    .execute();
  await tx
    .insertInto('sessionOrganisation')
    .values(organisations.map((organisationId, position) => ({ sessionId, organisationId, position })))
    .execute();
}

/** Gives somebody a role that they have accepted; an organiser has theirs from making the session. */
export async function addRole(
  tx: Transaction,
  sessionId: SessionId,
  member: Pick<CastMember, 'role' | 'name' | 'post' | 'deputy'> & {
    readonly personId: PersonId;
    readonly email: string;
    readonly organisationId: string;
    readonly position: number;
    readonly now: Date;
  },
): Promise<RoleId> {
  const { now, personId, email, role, name, post, deputy, organisationId, position } = member;
  const row = await tx
    .insertInto('sessionRole')
    .values({
      id: newId(),
      sessionId,
      personId,
      email,
      role,
      name,
      post,
      deputy: deputy ?? false,
      organisationId,
      position,
      invitedAt: now,
      acceptedAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['sessionId', 'role', 'email']).doUpdateSet({ post, position }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id as RoleId;
}

export async function addParts(
  tx: Transaction,
  sessionId: SessionId,
  parts: readonly (Omit<ToldPart, 'at' | 'speakers'> & {
    readonly startsAt: Date;
    readonly speakerIds: readonly RoleId[];
  })[],
): Promise<void> {
  for (const [position, { title, description, startsAt, takesQuestions, speakerIds }] of parts.entries()) {
    const id = newId();
    await tx
      .insertInto('sessionPart')
      .values({ id, sessionId, position, title, description, startsAt, takesQuestions })
      .execute();
    if (speakerIds.length === 0) continue;
    await tx
      .insertInto('partSpeaker')
      .values(speakerIds.map((speakerId) => ({ partId: id, speakerId })))
      .execute();
  }
}

/** Changes who looks first at a question, as the organiser's page does. */
export async function setModeration(
  tx: Transaction,
  sessionId: SessionId,
  change: { readonly to: 'after' | 'before'; readonly by: PersonId; readonly now: Date },
): Promise<void> {
  await changeSession(tx, sessionId, { moderation: change.to });
  await writeRecord(tx, change.now, {
    scope: recordScope(sessionId),
    kind: 'settings-changed',
    personId: change.by,
    subject: 'asking',
    data: { changed: 'Moderation' },
  });
}
