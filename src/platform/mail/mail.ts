import { createTransport } from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { Queryable, Transaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Jobs } from '../jobs/jobs.ts';

/** A message in plain text to one address. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs separated by empty lines; links on a line of their own. */
  readonly body: string;
  /** A calendar file that goes with it. */
  readonly calendar?: string;
}

export interface Mail {
  /** Queues the message in the caller's transaction. It is sent after the commit, again and again while the server is down. */
  send(tx: Transaction, message: MailMessage): Promise<void>;
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
}): Mail {
  const transport = deps.smtpUrl === undefined ? undefined : createTransport(deps.smtpUrl);
  deps.jobs.define<MailMessage>({
    name: JOB,
    retries: 20,
    async run(message) {
      await transport?.sendMail({
        from: deps.from,
        to: message.to,
        subject: message.subject,
        text: message.body,
        ...(message.calendar === undefined
          ? {}
          : {
              attachments: [
                { filename: 'session.ics', content: message.calendar, contentType: 'text/calendar' },
              ],
            }),
      });
    },
  });
  return {
    staysHere: transport === undefined,
    async send(tx, message) {
      if (transport !== undefined) {
        await deps.jobs.send(tx, JOB, message);
        return;
      }
      await tx
        .insertInto('mailboxMessage')
        .values({
          id: newId(),
          sentAt: deps.clock.now(),
          recipient: message.to,
          subject: message.subject,
          body: message.body,
        })
        .execute();
    },
  };
}
