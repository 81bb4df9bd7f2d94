import type { Transaction } from '../../platform/database/transaction.ts';
import type { Services } from '../../platform/services.ts';
import { findPerson, type People, type PersonId } from '../people/index.ts';
import { addToHeader } from './header.ts';
import { type DigestSource, type MailingDeps, sendDueMail } from './mailing.ts';
import type { NoticesPages, WaitingSource } from './pages.ts';
import { listPages } from './pages/list/page.tsx';
import { mailLinkPages } from './pages/mail-link/page.tsx';
import { settingsPages } from './pages/settings/page.tsx';
import { waitingPage } from './pages/waiting/page.tsx';
import { createReaders, type Reader } from './readers.ts';
import { countOverdue } from './mail.repository.ts';
import { deleteSettings } from './settings.repository.ts';
import { tell } from './telling.ts';
import { deleteArrived, deleteArrivedBefore } from './replies/replies.repository.ts';
import { replyLocalPart } from './replies/reply-address.ts';
import { type ReplyPoster, replyTaker } from './replies/taking.ts';
import { mentionsNotSeen } from './waiting.ts';
import type { Telling } from './told.ts';
import { deleteOld, eraseTold, readGroupKey } from './told.repository.ts';

export { hasNewNotices } from './header.ts';
export type { Reader, Thing } from './readers.ts';
export type { ReplyPoster } from './replies/taking.ts';
export type { Telling } from './told.ts';

/** How other features tell people something. */
export interface Notices {
  /**
   * Tells people in the caller's transaction. A person is told of one thing (`about`) once, for the strongest reason,
   * and gets one message about it at most.
   */
  tell(tx: Transaction, tellings: readonly Telling[]): Promise<void>;
  /** What somebody was told of a group is read, because they have seen its page. */
  markRead(tx: Transaction, personId: PersonId, group: string): Promise<void>;
  /** Groups that begin with `prefix:` may be read by whom this says, asked again before anything is shown or sent. */
  addReader(prefix: string, reader: Reader): void;
  /** Adds a list to the page of what waits for a person. */
  addWaiting(source: WaitingSource): void;
  /** Adds a part that comes first in digests. */
  addToDigests(source: DigestSource): void;
  /** Says who posts replies that come by e-mail to messages about a post. */
  onReply(poster: ReplyPoster): void;
  /** Sends what is due; done every minute. */
  sendDue(): Promise<void>;
}

/** Adds being told: notices on the site, messages, and the settings of both. */
export function registerNotices(services: Services, people: People): Notices {
  const { app, database, clock, jobs, mail, mailIn, config } = services;
  const db = database.kysely;
  const readers = createReaders();
  const waiting: WaitingSource[] = [mentionsNotSeen(readers)];
  const digests: DigestSource[] = [];
  let poster: ReplyPoster | undefined;
  const mailing: MailingDeps = {
    db,
    clock,
    mail,
    baseUrl: config.baseUrl,
    readers,
    digests,
    replyAddress(personId, about, secret) {
      const isTaken = mailIn.domain !== undefined && poster !== undefined && about.startsWith('post:');
      const postId = about.slice('post:'.length);
      return isTaken ? `${replyLocalPart({ personId, postId }, secret)}@${mailIn.domain}` : undefined;
    },
  };
  mailIn.onMail(replyTaker({ db, clock, mail, baseUrl: config.baseUrl, poster: () => poster }));
  const sendDue = () => sendDueMail(mailing);
  jobs.defineRepeating({ name: 'notices-mail', retries: 0, run: sendDue }, '* * * * *');
  people.retention.add({
    key: 'read-notices',
    what: 'Notices that were read',
    days: 90,
    least: 7,
    most: 365,
    remove: (queryable, before) => deleteOld(queryable, before, true),
  });
  people.retention.add({
    key: 'notices',
    what: 'Notices that were not read',
    days: 365,
    least: 30,
    most: 1_095,
    remove: (queryable, before) => deleteOld(queryable, before, false),
  });
  people.retention.add({
    key: 'mail-replies',
    what: 'Which of your emails have arrived as replies, without their words',
    days: 30,
    least: 7,
    most: 365,
    remove: deleteArrivedBefore,
  });
  people.waitingMail.push((queryable) => countOverdue(queryable, clock.now()));
  people.erasures.push({
    goes: 'What you were told under Notices, and your choices of emails.',
    async erase(tx, { id }) {
      const person = await findPerson(tx, id);
      await eraseTold(tx, id, person?.name ?? '');
      await deleteSettings(tx, id);
      await deleteArrived(tx, id);
    },
  });
  addToHeader(app, db);
  const pages: NoticesPages = { app, db, clock, readers, waiting };
  for (const add of [listPages, settingsPages, mailLinkPages, waitingPage]) add(pages);
  return {
    tell: (tx, tellings) => tell(tx, tellings, clock.now()),
    markRead: (tx, personId, group) => readGroupKey(tx, personId, group, clock.now()),
    addReader: readers.add,
    addWaiting: (source) => void waiting.push(source),
    addToDigests: (source) => void digests.push(source),
    onReply: (each) => void (poster = each),
    sendDue,
  };
}
