import { formatDate } from '../../../design-system/format.ts';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Notices } from '../../notices/index.ts';
import type { PersonId } from '../../people/index.ts';
import { recordScope, type Session, type SessionId } from '../../sessions/index.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import type { EndeavourId } from '../endeavour.ts';
import { lockEndeavour } from '../endeavours.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { SessionLink } from './session-link.ts';
import { tellOrganisers } from './telling-organisers.ts';
import { insertSessionLink, listSessionLinks, updateSessionLink } from './session-links.repository.ts';

type Steward = Membership & { readonly held: Seated };
type Answer = 'yes' | 'no';

/** How an endeavour and a session are linked: its stewards want it, and an organiser of the session agrees. */
export interface LinkingSessions {
  /** `organiser`: the steward's own account where they organise the session too, so that both sides have said yes. */
  ask(by: Steward, session: Session, organiser: PersonId | null): Promise<Outcome>;
  unlink(by: Steward, linkId: string): Promise<Outcome>;
  /** Takes unlinking back: what the organisers said still holds. */
  linkAgain(by: Steward, linkId: string): Promise<Outcome>;
  /** What an organiser says, now or in place of what they said before. */
  answer(
    by: PersonId,
    session: Session,
    link: Pick<SessionLink, 'id' | 'endeavourId'>,
    answer: Answer,
  ): Promise<Outcome>;
}

/** How a session is named to people of an endeavour. */
export function sessionWords({ title, startsAt, zone }: Session): string {
  return `the session “${title}” of ${formatDate(startsAt, zone)}`;
}

const LINKS_AT_MOST = 50;
const GONE = 'This link is no longer here. Load the page again.';

export function createLinkingSessions(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly doing: Doing;
  readonly notices: Pick<Notices, 'tell'>;
}): LinkingSessions {
  const { db, clock, doing, notices } = deps;

  async function onBothRecords(
    tx: Transaction,
    now: Date,
    link: Pick<SessionLink, 'id' | 'endeavourId' | 'words'> & { readonly sessionId: SessionId },
    answer: Answer,
    organiser: PersonId,
  ): Promise<void> {
    const kind = answer === 'yes' ? 'session-agreed' : 'session-not-agreed';
    await writeAct(tx, now, link.endeavourId, null, {
      kind,
      subject: link.id,
      data: { words: link.words },
    });
    // The record of a session is open to people who may not see the endeavour: it has no name there.
    await writeRecord(tx, now, {
      scope: recordScope(link.sessionId),
      kind: answer === 'yes' ? 'endeavour-linked' : 'endeavour-not-linked',
      personId: organiser,
    });
  }

  const ofSteward = (
    by: Steward,
    linkId: string,
    kind: 'session-unlinked' | 'session-linked-again',
  ): Promise<Outcome> =>
    doing.inTurn(by, 'steward', async (tx, now) => {
      const { id } = by.endeavour;
      const link = (await listSessionLinks(tx, id)).find((each) => each.id === linkId);
      if (link === undefined) return refused(GONE);
      const unlinkedAt = kind === 'session-unlinked' ? now : null;
      if ((link.unlinkedAt === null) === (unlinkedAt === null)) return done;
      await updateSessionLink(tx, linkId, { unlinkedAt });
      await writeAct(tx, now, id, by.held, { kind, subject: linkId, data: { words: link.words } });
      return done;
    });

  return {
    ask: (by, session, organiser) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        const { endeavour, held } = by;
        const links = await listSessionLinks(tx, endeavour.id);
        const before = links.find(({ sessionId }) => sessionId === session.id);
        if (before !== undefined) return refused(whyNotAgain(before));
        if (session.rehearsalOf !== null)
          return refused(
            'This is a rehearsal, which is deleted at its end. Enter the code of the session itself',
          );
        if (links.length >= LINKS_AT_MOST)
          return refused(`There are ${LINKS_AT_MOST} sessions here, which is as many as can be read`);
        const link = newLink(endeavour.id, session, now, organiser === null ? null : 'yes');
        await insertSessionLink(tx, link);
        const asked = { subject: link.id, data: { words: link.words } };
        await writeAct(tx, now, endeavour.id, held, { kind: 'session-asked', ...asked });
        if (organiser === null) await tellOrganisers(tx, notices, { link, session, title: endeavour.title });
        else await onBothRecords(tx, now, { ...link, sessionId: session.id }, 'yes', organiser);
        return done;
      }),

    unlink: (by, linkId) => ofSteward(by, linkId, 'session-unlinked'),
    linkAgain: (by, linkId) => ofSteward(by, linkId, 'session-linked-again'),

    answer: (by, session, { id, endeavourId }, answer) =>
      inTransaction(db, async (tx) => {
        await lockEndeavour(tx, endeavourId);
        const link = (await listSessionLinks(tx, endeavourId)).find((each) => each.id === id);
        if (link?.sessionId !== session.id || link.unlinkedAt !== null) return refused(GONE);
        if (link.answer === answer) return done;
        const now = clock.now();
        await updateSessionLink(tx, id, { answer, answeredAt: now });
        await onBothRecords(tx, now, { ...link, sessionId: session.id }, answer, by);
        return done;
      }),
  };
}

/** A link that begins now. */
export function newLink(
  endeavourId: EndeavourId,
  session: { readonly id: SessionId; readonly words: string } | Session,
  now: Date,
  answer: Answer | null,
): SessionLink {
  return {
    id: newId(),
    endeavourId,
    sessionId: session.id,
    words: 'words' in session ? session.words : sessionWords(session),
    wantedAt: now,
    unlinkedAt: null,
    answer,
    answeredAt: answer === null ? null : now,
  };
}

function whyNotAgain({ unlinkedAt, answer }: SessionLink): string {
  if (unlinkedAt !== null) return 'You have unlinked this session. Select “Link again” beside it below';
  if (answer === 'yes') return 'This session is linked already';
  return answer === null
    ? 'This session is waiting for its organisers already'
    : 'The organisers of this session did not agree to the link. They can change that on their own page';
}
