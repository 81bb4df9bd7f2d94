import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { emptyMailbox } from '../../platform/mail/mailbox.ts';
import { deleteLinksBefore } from './links.repository.ts';
import { SIGN_IN_IDLE_MS } from './sign-in.ts';
import { deleteSignInsBefore } from './sign-ins.repository.ts';

const DAY_MS = 24 * 3600 * 1000;
/** A link that cannot be used any more can still say so for a day. */
const KEEP_LINKS_MS = DAY_MS;
const KEEP_MAIL_MS = 30 * DAY_MS;

/** Removes what nobody can use any more: sign-ins that have ended, old links, old messages of the mailbox. */
export async function tidy(db: Queryable, clock: Clock): Promise<void> {
  const now = clock.now();
  const before = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
  await deleteSignInsBefore(db, now, before(SIGN_IN_IDLE_MS));
  await deleteLinksBefore(db, before(KEEP_LINKS_MS));
  await emptyMailbox(db, before(KEEP_MAIL_MS));
}
