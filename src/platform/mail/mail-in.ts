import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { type IncomingMail, readIncomingMail } from './incoming-mail.ts';

/** What takes messages that come to addresses of this installation. */
export interface MailTaker {
  /** Whether there is such an address, by its part before the @. Others are refused before the message is read. */
  knows(localPart: string): Promise<boolean>;
  /** Takes one message. While it fails the sending server keeps the message and tries again. */
  take(localPart: string, mail: IncomingMail): Promise<void>;
}

/** Messages that come to addresses of this installation, from the mail server in front of it. */
export interface MailIn {
  /** What addresses end in; undefined where no messages are taken. */
  readonly domain: string | undefined;
  /** Says who takes the messages; before `listen`. */
  onMail(taker: MailTaker): void;
  /** Answers at its port from now on, if it has one. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_CLIENTS = 20;
const IDLE_MS = 60_000;
const NO_SUCH_ADDRESS = 'This address for replies is not valid. Open the thread on the site and reply there.';
const TOO_BIG = 'Your message is larger than 10 MB. Send it without attachments, which would be left out.';
const LATER = 'The message could not be taken now. Please try again later.';

/** Takes messages by SMTP (RFC 5321) from a server that the operator trusts: on this machine, or behind a firewall. */
export function createMailIn(
  at: { readonly host: string; readonly port: number; readonly domain: string } | undefined,
  report: (error: unknown) => void,
): MailIn {
  if (at === undefined) return { domain: undefined, onMail() {}, async listen() {}, async close() {} };
  let taker: MailTaker | undefined;
  const server = new SMTPServer({
    name: at.domain,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MOST_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: IDLE_MS,
    disableReverseLookup: true,
    closeTimeout: 1_000,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const localPart = localPartOf(address, at.domain);
      const known = localPart === undefined ? Promise.resolve(false) : taker?.knows(localPart);
      Promise.resolve(known).then(
        (isKnown) => callback(isKnown === true ? null : refusal(550, NO_SUCH_ADDRESS)),
        (error: unknown) => {
          report(error);
          callback(refusal(451, LATER));
        },
      );
    },
    onData(stream, { envelope }, callback) {
      const returnPath = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const take = async (): Promise<void> => {
        const mail = await readIncomingMail(stream, returnPath);
        if (stream.sizeExceeded) throw refusal(552, TOO_BIG);
        for (const { address } of envelope.rcptTo) {
          const localPart = localPartOf(address, at.domain);
          if (localPart !== undefined) await taker?.take(localPart, mail);
        }
      };
      take().then(
        () => callback(),
        (error: unknown) => {
          stream.resume();
          if (isRefusal(error)) return callback(error);
          report(error);
          callback(refusal(451, LATER));
        },
      );
    },
  });
  server.on('error', report);
  let isListening = false;
  return {
    domain: at.domain,
    onMail: (each) => void (taker = each),
    async listen() {
      const listening = once(server.server, 'listening');
      server.listen(at.port, at.host);
      await listening;
      isListening = true;
    },
    async close() {
      if (isListening) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function localPartOf(address: string, domain: string): string | undefined {
  const [localPart, itsDomain, ...rest] = address.toLowerCase().split('@');
  return rest.length === 0 && itsDomain === domain ? localPart : undefined;
}

interface Refusal extends Error {
  readonly responseCode: number;
}

function refusal(responseCode: number, message: string): Refusal {
  return Object.assign(new Error(message), { responseCode });
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'responseCode' in error;
}
