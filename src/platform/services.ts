import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/open.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { EventStreams } from './live/event-stream.ts';
import type { Topics } from './live/topics.ts';
import type { Mail } from './mail/mail.ts';
import type { MailIn } from './mail/mail-in.ts';

/** What every feature is given. */
export interface Services {
  readonly config: Config;
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly mail: Mail;
  readonly mailIn: MailIn;
  readonly topics: Topics;
  readonly streams: EventStreams;
  /** Tells the log about failed work that no request waits for. */
  readonly report: (error: unknown) => void;
}
