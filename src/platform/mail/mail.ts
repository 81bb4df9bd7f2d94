import { createTransport } from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { Queryable, Transaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { NONE_WAITING, type WaitingJobs } from '../jobs/waiting.ts';
import { forgetInMailbox } from './mailbox.ts';
import { type Forgotten, withoutName } from './without-name.ts';

/** A message in plain text to one address. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs separated by empty lines; links on a line of their own. */
  readonly body: string;
  /** A calendar file that goes with it. */
  readonly calendar?: string;
  /** Where an answer goes, when not to the sender. */
  readonly replyTo?: string;
  /** Further headers, such as List-Unsubscribe. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Not sent after this time, as an ISO date: what it offers has ended, and would only be a nuisance. */
  readonly until?: string;
  /** Becomes the Message-ID, the same at every try; made up unless given. */
  readonly id?: string;
}

export interface Mail {
  /** Queues the message in the caller's transaction. It is sent after the commit, again and again while the server is down. */
  send(tx: Transaction, message: MailMessage): Promise<void>;
  /**
   * Sends the message now, outside any transaction. Resolves too when it was refused for good, which is reported;
   * rejects while the server is away: whoever calls keeps what there is to say, and tries again.
   */
  deliver(message: MailMessage): Promise<void>;
  /**
   * Removes all that is kept of messages to an address, those still waiting among them, and takes the name and the
   * address out of messages to others.
   */
  forget(tx: Transaction, who: Forgotten): Promise<void>;
  /** The messages that are on their way, some perhaps tried in vain. */
  waiting(): Promise<WaitingJobs>;
  /** Tries all of them now. */
  hurry(): Promise<void>;
  /** Whether messages stay in the development mailbox, because no mail server is set. */
  readonly staysHere: boolean;
}

const JOB = 'mail';

/** Mail through SMTP (RFC 5321), or into the development mailbox when `smtpUrl` is not set. */
export function createMail(deps: {
  readonly db: Queryable;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Hears of messages that the server refused for good, and with which reply code (RFC 5321, 4.2). */
  readonly onRefused: (error: Error, answer: number) => void;
}): Mail {
  return deps.smtpUrl === undefined ? mailbox(deps) : smtp({ ...deps, smtpUrl: deps.smtpUrl });
}

function mailbox({ db, clock }: { readonly db: Queryable; readonly clock: Clock }): Mail {
  async function keep(into: Queryable, { to, subject, body }: MailMessage): Promise<void> {
    await into
      .insertInto('mailboxMessage')
      .values({ id: newId(), sentAt: clock.now(), recipient: to, subject, body })
      .execute();
  }
  return {
    staysHere: true,
    waiting: async () => NONE_WAITING,
    hurry: async () => {},
    send: keep,
    deliver: (message) => keep(db, message),
    async forget(tx, who) {
      await tx.deleteFrom('mailboxMessage').where('recipient', '=', who.address).execute();
      await forgetInMailbox(tx, who);
    },
  };
}

/** Three and a half days of trying, at ten minutes each. */
const RETRIES = 500;
/** Each over a connection of its own: one kept open may have been cut unnoticed, and would hold the next message up. */
const AT_ONCE = 5;
const KEEP_SECONDS = 3600;

function smtp(deps: {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly smtpUrl: string;
  readonly from: string;
  readonly onRefused: (error: Error, answer: number) => void;
}): Mail {
  const transport = createTransport({
    url: deps.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  });
  async function attempt(message: MailMessage, id: string): Promise<void> {
    if (message.until !== undefined && new Date(message.until) <= deps.clock.now()) return;
    try {
      await transport.sendMail(envelope(message, deps.from, id));
    } catch (error) {
      const failure = withoutAddress(error);
      if (!isRefusal(error)) throw failure;
      deps.onRefused(failure, (error as SmtpError).responseCode ?? 0);
    }
  }
  deps.jobs.define<MailMessage>({
    name: JOB,
    retries: RETRIES,
    atOnce: AT_ONCE,
    pollSeconds: 1,
    keepSeconds: KEEP_SECONDS,
    run: attempt,
  });
  return {
    staysHere: false,
    waiting: () => deps.jobs.waiting(JOB),
    hurry: () => deps.jobs.hurry(JOB),
    send: (tx, message) => deps.jobs.send(tx, JOB, message),
    deliver: (message) => attempt(message, message.id ?? newId()),
    async forget(tx, who) {
      await deps.jobs.forget(tx, JOB, { to: who.address });
      const words = [who.address, who.name].filter((each) => each !== '');
      await deps.jobs.change<MailMessage>(tx, JOB, words, (message) => ({
        ...message,
        subject: withoutName(message.subject, who),
        body: withoutName(message.body, who),
        ...(message.calendar === undefined ? {} : { calendar: withoutName(message.calendar, who) }),
      }));
    },
  };
}

function envelope(message: MailMessage, from: string, id: string) {
  const { to, subject, body, calendar, replyTo, headers = {} } = message;
  const attachments = [{ filename: 'session.ics', content: calendar, contentType: 'text/calendar' }];
  return {
    from,
    to: { name: '', address: to },
    subject,
    text: body,
    // The same at every try: where a try got through unnoticed, the receiving end can tell the second from a new one.
    messageId: `<${id}@${/@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'}>`,
    headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(calendar === undefined ? {} : { attachments }),
  };
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * Whether the server will never take this message: a reply of 5xx to the recipient or the text (RFC 5321, 4.2.1). One
 * to the sender or the password is a wrong setting, which may be mended in time.
 */
function isRefusal(error: unknown): boolean {
  const { command, responseCode } = error as SmtpError;
  const isOfMessage = command === 'RCPT TO' || command === 'DATA';
  return isOfMessage && responseCode !== undefined && responseCode >= 500;
}

/** What went wrong, fit for the log: servers repeat the recipient's address in their answers. */
function withoutAddress(error: unknown): Error {
  const { code = '', command = '', responseCode = '' } = error as SmtpError;
  return new Error(['A message was not sent:', code, command, responseCode].join(' ').trim());
}
