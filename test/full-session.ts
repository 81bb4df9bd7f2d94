import type { Session } from '../src/features/sessions/session.ts';
import type { Database } from '../src/platform/database/open.ts';
import { newId } from '../src/platform/ids.ts';

/** What {@link fillSession} made, for a test to look at. */
export interface FilledSession {
  readonly seatId: string;
  readonly questionId: string;
  readonly commentId: string;
  readonly pollId: string;
}

/** Puts a row into every table that hangs on a session. The seat belongs to `personId`, and asked and voted. */
export async function fillSession(
  { kysely: db }: Pick<Database, 'kysely'>,
  { id: sessionId }: Pick<Session, 'id'>,
  personId: string | null,
  now: Date,
): Promise<FilledSession> {
  const [seatId, questionId, commentId, pollId] = [newId(), newId(), newId(), newId()] as const;
  const [partId, speakerId, labelId] = [newId(), newId(), newId()] as const;
  const organisationId = newId();
  await db
    .insertInto('organisation')
    .values({ id: organisationId, name: organisationId, nameKey: organisationId, createdAt: now })
    .execute();
  await db
    .insertInto('sessionPart')
    .values({ id: partId, sessionId, position: 0, title: 'Housing' })
    .execute();
  await db
    .insertInto('sessionRole')
    .values({ id: speakerId, sessionId, role: 'speaker', name: 'Dr Cole', invitedAt: now })
    .execute();
  await db.insertInto('partSpeaker').values({ partId, speakerId }).execute();
  await db
    .insertInto('sessionReading')
    .values({ id: newId(), sessionId, position: 0, title: 'A report', url: 'https://reports.example' })
    .execute();
  await db.insertInto('sessionOrganisation').values({ sessionId, organisationId, position: 0 }).execute();
  await db
    .insertInto('sessionLabel')
    .values({ id: labelId, sessionId, position: 0, name: 'Housing' })
    .execute();
  await db.insertInto('sessionTicket').values({ codeHash: newId(), sessionId, createdAt: now }).execute();
  await db
    .insertInto('seat')
    .values({
      id: seatId,
      sessionId,
      personId,
      kind: 'verified',
      name: 'Ada',
      organisationId,
      place: 'Local',
      level: 'Board',
      joinedAt: now,
      joinedFrom: 'hash',
      blockedReason: 'A reason',
    })
    .execute();
  await db.insertInto('seatDevice').values({ sessionId, deviceHash: newId(), seatId }).execute();
  await db.insertInto('seatLink').values({ secretHash: newId(), seatId, expiresAt: now }).execute();
  await db
    .insertInto('question')
    .values({
      id: questionId,
      sessionId,
      partId,
      seatId,
      labelId,
      key: 'k',
      text: 'Who pays for the first night?',
      naming: 'not-shown',
      state: 'published',
      stateAt: now,
      askedAt: now,
      version: 1,
      countsVersion: 1,
    })
    .execute();
  await db
    .insertInto('questionWording')
    .values({ id: newId(), questionId, text: 'Who pays?', state: 'original', madeAt: now })
    .execute();
  await db.insertInto('questionSpeaker').values({ questionId, speakerId, stateAt: now }).execute();
  await db
    .insertInto('answer')
    .values({
      id: newId(),
      questionId,
      speakerId,
      kind: 'written',
      text: 'We do.',
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await db.insertInto('vote').values({ questionId, seatId, at: now }).execute();
  await db.insertInto('sighting').values({ questionId, seatId }).execute();
  await db
    .insertInto('tally')
    .values({ questionId, organisation: organisationId, votes: 1, seen: 1 })
    .execute();
  await db
    .insertInto('notice')
    .values({ seatId, questionId, kind: 'published', text: 'Your question is published.', at: now })
    .execute();
  await db
    .insertInto('comment')
    .values({
      id: commentId,
      sessionId,
      partId,
      seatId,
      key: 'k',
      text: 'True.',
      naming: 'not-shown',
      state: 'published',
      at: now,
      version: 1,
    })
    .execute();
  await db.insertInto('commentReaction').values({ commentId, seatId, kind: 'agree' }).execute();
  await db
    .insertInto('poll')
    .values({ id: pollId, sessionId, position: 0, kind: 'one', question: 'Now?', state: 'open', version: 1 })
    .execute();
  await db.insertInto('pollOption').values({ id: newId(), pollId, position: 0, text: 'Yes' }).execute();
  await db
    .insertInto('pollAnswer')
    .values({ id: newId(), pollId, seatId, organisationId, value: JSON.stringify({ none: true }), at: now })
    .execute();
  await db.insertInto('paceSignal').values({ sessionId, seatId, kind: 'slower', at: now }).execute();
  await db.insertInto('staffMessage').values({ sessionId, personId, text: 'Two minutes', at: now }).execute();
  await db
    .insertInto('record')
    .values({ at: now, scope: `session:${sessionId}`, kind: 'question-asked', personId, data: '{}' })
    .execute();
  return { seatId, questionId, commentId, pollId };
}
