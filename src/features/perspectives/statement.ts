import type { ConversationId, Lens, ParticipantId, StatementId } from './conversation.ts';

/** Longest statement, in Unicode code points: one idea fits. */
export const MAX_STATEMENT_LENGTH = 280;
/** Statements that one participant may have waiting or accepted; more is a flood. */
export const MAX_STATEMENTS_EACH = 20;
export const SECONDS_BETWEEN_STATEMENTS = 15;

/** What a statement says, whatever its capitals, spaces and the marks at its end: alike where two say the same. */
export function saidBy(text: string): string {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return words.replace(/[\p{P}\s]+$/u, '') || words;
}

export type StatementState = 'waiting' | 'accepted' | 'rejected' | 'merged' | 'replaced';

/** 1 agree, 0 pass, −1 disagree (OPN-1). */
export type Answer = 1 | 0 | -1;

export const ANSWERS = ['agree', 'disagree', 'pass'] as const;
export type AnswerName = (typeof ANSWERS)[number];

export const VALUE_OF: Readonly<Record<AnswerName, Answer>> = { agree: 1, disagree: -1, pass: 0 };

export function answerName(value: number): AnswerName {
  return value === 1 ? 'agree' : value === -1 ? 'disagree' : 'pass';
}

export const ANSWERED_WORDS: Readonly<Record<AnswerName, string>> = {
  agree: 'You agreed',
  disagree: 'You disagreed',
  pass: 'You passed',
};

/** Why a statement is not shown; its author reads it. */
export const REJECT_REASONS = {
  'several-ideas': 'It holds several ideas: write each as a statement of its own',
  duplicate: 'Another statement says the same',
  'off-topic': 'It is not about the question',
  question: 'It is a question: people can only agree or disagree with a statement',
  'names-a-person': 'It names a private person',
  abusive: 'It is abusive',
  commercial: 'It is commercial',
  legal: 'There is a legal reason',
} as const;
export type RejectReason = keyof typeof REJECT_REASONS;

export interface Statement {
  readonly id: StatementId;
  readonly perspectivesId: ConversationId;
  /** Its name in the calculation and in exports: 1, 2, … within its conversation. */
  readonly number: number;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly lens: Lens | null;
  readonly isSeed: boolean;
  /** It describes the voter, not the problem (OPN-9). */
  readonly isInformation: boolean;
  readonly authorId: ParticipantId | null;
  readonly state: StatementState;
  readonly reason: string | null;
  readonly reasonNote: string;
  readonly otherId: StatementId | null;
  readonly addedAt: Date;
}

/** Whether people may answer it: one that waits only where statements are looked at afterwards (OPN-8, OPN-64). */
export function takesVotes(state: StatementState, moderation: 'before' | 'after'): boolean {
  return state === 'accepted' || (state === 'waiting' && moderation === 'after');
}

export function rejectWords(reason: string | null): string {
  return reason !== null && reason in REJECT_REASONS ? REJECT_REASONS[reason as RejectReason] : '';
}

/** The statement that a corrected one was while others answered it (OPN-13). */
export function earlierWording({ id }: Statement, all: readonly Statement[]): Statement | null {
  return all.find(({ state, otherId }) => state === 'replaced' && otherId === id) ?? null;
}
