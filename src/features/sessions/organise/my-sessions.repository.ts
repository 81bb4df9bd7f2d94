import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Person } from '../../people/index.ts';
import type { RoleHolder, Session } from '../session.ts';

export interface MySession extends Pick<
  Session,
  'code' | 'title' | 'state' | 'startsAt' | 'endsAt' | 'zone' | 'rehearsalOf'
> {
  readonly roles: readonly RoleHolder['role'][];
}

/**
 * The sessions in which a person holds a role, or is invited to one, or has a seat, by their account or as a guest of
 * their browser; the latest first.
 */
export async function listMySessions(
  db: Queryable,
  person: Pick<Person, 'id' | 'email'>,
  deviceHash: string | null,
): Promise<MySession[]> {
  const roles = await db
    .selectFrom('sessionRole')
    .select(['sessionId', 'role'])
    .distinct()
    .where((eb) =>
      eb.or([
        eb('personId', '=', person.id),
        eb.and([eb('personId', 'is', null), eb('email', '=', person.email)]),
      ]),
    )
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['id', 'code', 'title', 'state', 'startsAt', 'endsAt', 'zone', 'rehearsalOf'])
    .where((eb) =>
      eb.or([
        eb('id', 'in', eb.selectFrom('seat').select('sessionId').where('personId', '=', person.id)),
        eb(
          'id',
          'in',
          eb
            .selectFrom('seatDevice')
            .select('sessionId')
            .where('deviceHash', '=', deviceHash ?? ''),
        ),
        ...(roles.length === 0
          ? []
          : [
              eb(
                'id',
                'in',
                roles.map(({ sessionId }) => sessionId),
              ),
            ]),
      ]),
    )
    .orderBy('startsAt', 'desc')
    .orderBy('id')
    .execute();
  return sessions.map(({ id, ...session }) => ({
    ...(session as Omit<MySession, 'roles'>),
    roles: roles.filter(({ sessionId }) => sessionId === id).map(({ role }) => role),
  }));
}
