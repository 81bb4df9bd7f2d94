import type { OrganisationId } from '../../organisations/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Space } from '../space.ts';
import type { ThreadId } from '../thread.ts';

/** Somebody to be asked: a person, an organisation, or a role of the space with what it is called. */
export type NewAddressee =
  | { readonly personId: PersonId; readonly organisationId: null; readonly role: null }
  | { readonly personId: null; readonly organisationId: OrganisationId; readonly role: null }
  | {
      readonly personId: null;
      readonly organisationId: null;
      readonly role: string;
      readonly shownName: string;
    };

/** Who was asked a question, and what came of that (FOR-43). */
export interface Addressee {
  readonly id: string;
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
  /** The key of a role of the space. */
  readonly role: string | null;
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

/** After how many days without an answer a question is listed and its addressees reminded, and its moderators told. */
export interface AnswerDays {
  readonly remind: number;
  readonly tell: number;
}

/** The days of a space, which are those of the installation unless its moderators say others (FOR-46). */
export function answerDaysOf(
  { remindAfterDays, tellAfterDays }: Pick<Space, 'remindAfterDays' | 'tellAfterDays'>,
  usual: AnswerDays,
): AnswerDays {
  const remind = remindAfterDays ?? usual.remind;
  return { remind, tell: Math.max(tellAfterDays ?? usual.tell, remind + 1) };
}
