import type { OrganisationId } from '../../organisations/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { ThreadId } from '../thread.ts';

/** Somebody to be asked: a person, or an organisation. */
export type NewAddressee =
  | { readonly personId: PersonId; readonly organisationId: null }
  | { readonly personId: null; readonly organisationId: OrganisationId };

/** Who was asked a question, and what came of that (FOR-43). */
export interface Addressee {
  readonly id: string;
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
  readonly name: string;
  readonly state: 'waiting' | 'answered' | 'handed-on' | 'declined';
  /** Why it was handed on. */
  readonly reason: string;
  /** A day, as 2026-03-31. */
  readonly answersBy: string | null;
  readonly addedAt: Date;
  readonly stateAt: Date;
}

/** An answer that somebody was asked for and others wait for. */
export interface OwedAnswer {
  readonly threadId: ThreadId;
  readonly title: string;
  readonly name: string;
  readonly askedAt: Date;
  readonly answersBy: string | null;
}

/** Days that somebody may take to answer. */
export const ANSWER_DAYS = ['7', '14', '28'] as const;
export const MAX_REASON_LENGTH = 500;

/** A question that reaches more people than this is asked once more before they are told. */
export const MANY_PEOPLE = 10;

/** After so many days without an answer a question is listed, and its addressees are reminded (FOR-46). */
export const OWED_AFTER_DAYS = 7;
