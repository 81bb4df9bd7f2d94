import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it is sent. */
export interface TestSmtp {
  /** What SMTP_URL is set to. */
  readonly url: string;
  /** The messages it has taken, oldest first. */
  readonly messages: readonly ParsedMail[];
  /** Waits for the message with that number (1 is the first); fails after ten seconds. */
  message(number: number): Promise<ParsedMail>;
  /** How many times it has refused a message. */
  readonly refusals: number;
  /** From now on turns every message away for a while (SMTP code 451), or for good (550). */
  refuse(code: 451 | 550): void;
  /** Takes messages again. */
  accept(): void;
  /** Goes away: nobody answers at its port. */
  goDown(): Promise<void>;
  /** Comes back at the same port. */
  comeBack(): Promise<void>;
}

const WAIT_MS = 10_000;

/** Starts a mail server on a free port of this machine, stopped when the tests of the file have run. */
export async function startSmtp(): Promise<TestSmtp> {
  const messages: ParsedMail[] = [];
  let refusal: 451 | 550 | null = null;
  let refusals = 0;
  const waiting = new Set<() => void>();

  const newServer = (): SMTPServer =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData(stream, _session, callback) {
        if (refusal !== null) {
          refusals += 1;
          stream.resume();
          const error = Object.assign(new Error('Not now'), { responseCode: refusal });
          stream.once('end', () => callback(error));
          return;
        }
        simpleParser(stream).then((message) => {
          messages.push(message);
          callback();
          for (const look of waiting) look();
        }, callback);
      },
    });

  let server = newServer();
  const port = await listen(server, 0);
  after(() => close(server));

  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    get refusals() {
      return refusals;
    },
    message: (number) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No message ${number} came in time, only ${messages.length}.`));
        }, WAIT_MS);
        const look = (): void => {
          const message = messages[number - 1];
          if (message === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(message);
        };
        waiting.add(look);
        look();
      }),
    refuse(code) {
      refusal = code;
    },
    accept() {
      refusal = null;
    },
    goDown: () => close(server),
    async comeBack() {
      server = newServer();
      await listen(server, port);
    },
  };
}

async function listen(server: SMTPServer, port: number): Promise<number> {
  // A connection that breaks is what some tests are about.
  server.on('error', () => undefined);
  const listening = once(server.server, 'listening');
  server.listen(port, '127.0.0.1');
  await listening;
  return (server.server.address() as AddressInfo).port;
}

function close(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
