import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Session, SessionId } from '../../sessions/index.ts';
import type { Endeavour, EndeavourId } from '../endeavour.ts';
import type { SessionLink } from './session-link.ts';

export async function insertSessionLink(tx: Transaction, link: SessionLink): Promise<void> {
  await tx.insertInto('endeavourSession').values(link).execute();
}

export async function updateSessionLink(
  tx: Transaction,
  id: string,
  set: Partial<Pick<SessionLink, 'unlinkedAt' | 'answer' | 'answeredAt' | 'wantedAt'>>,
): Promise<void> {
  await tx.updateTable('endeavourSession').set(set).where('id', '=', id).execute();
}

/** Every one of an endeavour, the earliest first. */
export async function listSessionLinks(db: Queryable, endeavourId: EndeavourId): Promise<SessionLink[]> {
  const rows = await db
    .selectFrom('endeavourSession')
    .selectAll()
    .where('endeavourId', '=', endeavourId)
    .orderBy('wantedAt')
    .orderBy('id')
    .execute();
  return rows as SessionLink[];
}

/** A link that an organiser has not answered. */
export interface WaitingLink extends Pick<SessionLink, 'id' | 'wantedAt'>, Pick<Session, 'code'> {
  /** Of the endeavour. */
  readonly title: string;
}

/** Those that wait for this person, as an organiser of the session, the earliest first. */
export async function listWaitingFor(db: Queryable, personId: PersonId): Promise<WaitingLink[]> {
  return db
    .selectFrom('endeavourSession')
    .innerJoin('endeavour', 'endeavour.id', 'endeavourSession.endeavourId')
    .innerJoin('session', 'session.id', 'endeavourSession.sessionId')
    .innerJoin('sessionRole', 'sessionRole.sessionId', 'session.id')
    .select(['endeavourSession.id', 'endeavourSession.wantedAt', 'endeavour.title', 'session.code'])
    .where('sessionRole.personId', '=', personId)
    .where('sessionRole.role', '=', 'organiser')
    .where('endeavourSession.unlinkedAt', 'is', null)
    .where('endeavourSession.answer', 'is', null)
    .orderBy('endeavourSession.wantedAt')
    .orderBy('endeavourSession.id')
    .execute();
}

/** A link with the endeavour's side of it. */
export interface LinkOfSession extends SessionLink, Pick<Endeavour, 'title' | 'openness'> {
  /** The endeavour began from this session, so that its organisers were never asked, nor told its name. */
  readonly isOrigin: boolean;
}

/** Those of a session that stewards want now, the earliest first. */
export async function listLinksOfSession(db: Queryable, sessionId: SessionId): Promise<LinkOfSession[]> {
  const rows = await db
    .selectFrom('endeavourSession')
    .innerJoin('endeavour', 'endeavour.id', 'endeavourSession.endeavourId')
    .selectAll('endeavourSession')
    .select(['endeavour.title', 'endeavour.openness', 'endeavour.fromSessionId'])
    .where('endeavourSession.sessionId', '=', sessionId)
    .where('endeavourSession.unlinkedAt', 'is', null)
    .orderBy('endeavourSession.wantedAt')
    .orderBy('endeavourSession.id')
    .execute();
  return rows.map(
    ({ fromSessionId, ...row }) => ({ ...row, isOrigin: fromSessionId === sessionId }) as LinkOfSession,
  );
}

const linkedTo = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
  db
    .selectFrom('endeavourSession')
    .innerJoin('endeavour', 'endeavour.id', 'endeavourSession.endeavourId')
    .select(['endeavour.id', 'endeavour.title', 'endeavour.openness', 'endeavour.fromSessionId'])
    .modifyFront(prepared)
    .where('endeavourSession.sessionId', '=', value('id'))
    .where('endeavourSession.unlinkedAt', 'is', null)
    .where('endeavourSession.answer', '=', 'yes')
    .orderBy('endeavourSession.wantedAt')
    .orderBy('endeavourSession.id'),
);

/** An endeavour that a session shows. */
export interface LinkedEndeavour extends Pick<Endeavour, 'id' | 'title' | 'openness'> {
  readonly isOrigin: boolean;
}

/** The endeavours that both sides link to a session, the earliest first. */
export async function listLinkedTo(db: Queryable, sessionId: string): Promise<LinkedEndeavour[]> {
  const rows = await linkedTo(db, { id: sessionId });
  return rows.map(({ id, title, openness, fromSessionId }) => ({
    id: id as EndeavourId,
    title,
    openness,
    isOrigin: fromSessionId === sessionId,
  }));
}
