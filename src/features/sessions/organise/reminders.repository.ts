import { sql } from 'kysely';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Session, SessionId } from '../session.ts';

/** Sessions closed before a time that are no rehearsals and have no act of that kind on their record. */
export async function closedWithout(db: Queryable, kind: string, closedBefore: Date): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('state', 'in', ['closed', 'archived'])
    .where('closedAt', '<=', closedBefore)
    .where('rehearsalOf', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('record')
            .select('record.id')
            .where('record.scope', '=', sql<string>`'session:' || session.id`)
            .where('record.kind', '=', kind),
        ),
      ),
    )
    .orderBy('closedAt')
    .execute();
  return rows as unknown as Session[];
}

/** Questions that wait for an answer: nobody answered them, or somebody they were put to has not yet. */
export async function listOpenQuestions(db: Queryable, sessionId: SessionId): Promise<string[]> {
  const rows = await db
    .selectFrom('question')
    .select('text')
    .where('sessionId', '=', sessionId)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['published', 'next', 'answering']),
        eb.and([
          eb('state', '=', 'carried-over'),
          eb.or([
            eb.exists(
              eb
                .selectFrom('questionSpeaker')
                .select('questionId')
                .whereRef('questionSpeaker.questionId', '=', 'question.id')
                .where('questionSpeaker.state', '=', 'waiting'),
            ),
            eb.not(
              eb.exists(
                eb.selectFrom('answer').select('answer.id').whereRef('answer.questionId', '=', 'question.id'),
              ),
            ),
          ]),
        ]),
      ]),
    )
    .orderBy('askedAt')
    .execute();
  return rows.map(({ text }) => text);
}

/** The addresses of a session's organisers. */
export async function organiserAddresses(db: Queryable, sessionId: SessionId): Promise<string[]> {
  const rows = await db
    .selectFrom('sessionRole')
    .select('email')
    .where('sessionId', '=', sessionId)
    .where('role', '=', 'organiser')
    .where('email', 'is not', null)
    .execute();
  return rows.flatMap(({ email }) => (email === null ? [] : [email]));
}
