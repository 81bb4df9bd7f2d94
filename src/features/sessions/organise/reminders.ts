import { formatCount, formatDate } from '../../../design-system/format.ts';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { Mail, MailMessage } from '../../../platform/mail/mail.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import { lockSession } from '../repository.ts';
import { recordScope } from '../service.ts';
import type { Session } from '../session.ts';
import { sessionUrls } from '../urls.ts';
import { closedWithout, listOpenQuestions, organiserAddresses } from './reminders.repository.ts';

const KIND = 'open-questions-reminded';
/** After how many days the organisers are reminded of questions that nobody has answered (LIVE-65). */
export const REMIND_AFTER_DAYS = 14;
const LISTED = 10;

/** Reminds organisers, once a session, of questions that are still open. */
export function createReminders(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
}): { run(): Promise<void> } {
  const { db, clock, mail, baseUrl } = deps;

  async function remind(session: Session): Promise<void> {
    await inTransaction(db, async (tx) => {
      await lockSession(tx, session.id);
      const open = await listOpenQuestions(tx, session.id);
      const link = new URL(sessionUrls.home(session.code), baseUrl).href;
      const addresses = open.length === 0 ? [] : await organiserAddresses(tx, session.id);
      for (const to of addresses) await mail.send(tx, reminderMail(to, session, open, link));
      await writeRecord(tx, clock.now(), {
        scope: recordScope(session.id),
        kind: KIND,
        personId: null,
        data: { count: open.length },
      });
    });
  }

  return {
    async run() {
      const closedBefore = new Date(clock.now().getTime() - REMIND_AFTER_DAYS * 24 * 3600 * 1000);
      for (const session of await closedWithout(db, KIND, closedBefore)) await remind(session);
    },
  };
}

function reminderMail(to: string, session: Session, open: readonly string[], link: string): MailMessage {
  const more = open.length - LISTED;
  return {
    to,
    subject: `${formatCount(open.length, 'question')} still open: ${session.title}`,
    body: [
      `${formatCount(open.length, 'question')} asked in “${session.title}” ${open.length === 1 ? 'is' : 'are'} still open. The session closed on ${formatDate(session.closedAt ?? session.endsAt, session.zone)}.`,
      ...open.slice(0, LISTED).map((question) => `– ${question}`),
      ...(more > 0 ? [`… and ${formatCount(more, 'more question')}.`] : []),
      'Speakers can still answer in writing. You may want to remind them:',
      link,
      'We remind you once.',
    ].join('\n\n'),
  };
}

/** Every morning at six, so that the message is there when the day begins. */
const EVERY_MORNING = '0 6 * * *';

export function scheduleReminders(jobs: Jobs, reminders: { run(): Promise<void> }): void {
  jobs.defineRepeating({ name: 'session-open-questions', run: () => reminders.run() }, EVERY_MORNING);
}
