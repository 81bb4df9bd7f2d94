import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Person } from '../people/index.ts';
import type { Readers } from './readers.ts';

/** A list of what somebody waits for this person to do. */
export interface WaitingSection {
  readonly heading: string;
  readonly items: readonly WaitingItem[];
}

export interface WaitingItem {
  readonly text: string;
  readonly url: string;
  /** Why it waits: "asked by Ann Smith". */
  readonly note?: string;
  readonly since?: Date;
}

export type WaitingSource = (db: Queryable, person: Person, now: Date) => Promise<WaitingSection>;

/** What the pages of this feature share. */
export interface NoticesPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly readers: Readers;
  readonly waiting: readonly WaitingSource[];
}
