/**
 * What is calculated from: people, statements and every vote that was cast, as plain data in typed arrays, so that a
 * worker thread can be handed one. Who was removed for abuse is left out by the caller (OPN-12).
 */
import type { Lens, Moderation } from './document.ts';

export interface StatementInput {
  readonly id: string;
  /** Null for a statement known from its votes alone (OPN-5). */
  readonly text: string | null;
  /** BCP 47; English where nothing is said. */
  readonly language?: string;
  readonly lens: Lens | null;
  readonly moderation: Moderation;
  /** It describes the voter, not the problem (OPN-9). */
  readonly isMetadata: boolean;
}

export interface ParticipantInput {
  readonly id: string;
  /** Null: not stated. Left out of every breakdown if nobody states one. */
  readonly organisation: string | null;
  /** The kind of organisation, or of seat. */
  readonly organisationType: string | null;
}

/** One entry for each vote cast, superseded ones included; participants and statements by their places. */
export interface VoteLog {
  readonly participant: Int32Array;
  readonly statement: Int32Array;
  /** 1 agree, 0 pass, −1 disagree (OPN-1). */
  readonly value: Int8Array;
  /** Milliseconds, or anything else that grows. */
  readonly time: Float64Array;
}

export interface Conversation {
  /** Ids are different from each other. */
  readonly participants: readonly ParticipantInput[];
  readonly statements: readonly StatementInput[];
  readonly votes: VoteLog;
}
