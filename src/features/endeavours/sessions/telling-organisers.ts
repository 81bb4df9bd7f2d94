import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Notices } from '../../notices/index.ts';
import type { PersonId } from '../../people/index.ts';
import { loadProgramme, type Session, type Sessions, sessionUrls } from '../../sessions/index.ts';
import type { SessionLink } from './session-link.ts';
import { listWaitingFor } from './session-links.repository.ts';

/** What being asked is called where organisers are told of it, and what it belongs to. */
const ASKED = 'endeavour-session';

/** Tells the organisers of a session, in the transaction that asks, that an endeavour would be linked to it. */
export async function tellOrganisers(
  tx: Transaction,
  notices: Pick<Notices, 'tell'>,
  { link, session, title }: { readonly link: SessionLink; readonly session: Session; readonly title: string },
): Promise<void> {
  const { roles } = await loadProgramme(tx, session);
  const organisers = roles.flatMap(({ role, personId }) =>
    role === 'organiser' && personId !== null ? [personId as PersonId] : [],
  );
  await notices.tell(
    tx,
    organisers.map((personId) => ({
      personId,
      about: `${ASKED}:${link.id}`,
      group: `${ASKED}:${session.id}`,
      groupTitle: `An endeavour would be linked to “${session.title}”`,
      reason: 'duty',
      actorId: null,
      url: sessionUrls.organiseEndeavours(session.code),
      text: `The endeavour “${title}” asks to be linked to your session. Say whether you agree.`,
    })),
  );
}

/** What organisers were asked waits for them, and is news to them, until one of them has answered. */
export function addSessionLinkNotices(notices: Pick<Notices, 'addReader' | 'addWaiting'>): void {
  notices.addReader(ASKED, async (db, personId) => {
    const waiting = await listWaitingFor(db, personId);
    return new Set(waiting.map(({ id }) => `${ASKED}:${id}`));
  });
  notices.addWaiting(async (db, { id }) => ({
    heading: 'In sessions you organise',
    items: (await listWaitingFor(db, id)).map(({ title, code, wantedAt }) => ({
      text: `Say whether the endeavour “${title}” may be linked`,
      url: sessionUrls.organiseEndeavours(code),
      since: wantedAt,
    })),
  }));
}

/** How what organisers said reads on the record of their session, which people read who may not see the endeavour. */
export function describeSessionActs(record: Sessions['record']): void {
  const by = ['organiser'] as const;
  record.describe('endeavour-linked', ({ who }) => `${who} agreed to a link with an endeavour`, by);
  record.describe(
    'endeavour-not-linked',
    ({ who }) => `${who} did not agree to a link with an endeavour, or took it back`,
    by,
  );
}
