import type { Queryable, Transaction } from '../platform/database/transaction.ts';
import type { PersonId } from '../features/people/index.ts';
import { changeSession, type RoleId, type SessionId } from '../features/sessions/index.ts';
import { newId } from '../platform/ids.ts';
import type { CastMember } from './cast.ts';
import type { ToldPart } from './story.ts';

/** Whether nobody has used this installation yet. */
export async function isUnused(db: Queryable): Promise<boolean> {
  const person = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  const session = await db.selectFrom('session').select('id').limit(1).executeTakeFirst();
  return person === undefined && session === undefined;
}

export async function addSettings(
  tx: Transaction,
  sessionId: SessionId,
  settings: {
    readonly moderationRules: string;
    readonly labels: readonly string[];
    readonly organisations: readonly string[];
  },
): Promise<void> {
  const { moderationRules, labels, organisations } = settings;
  await changeSession(tx, sessionId, { moderation: 'before', moderationRules });
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
