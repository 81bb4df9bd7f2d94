import type { FormBody, FormError } from '../../../platform/forms/form.ts';
import { readDayAhead } from '../day-ahead.ts';
import { DECISION_HEADINGS, type ThreadId } from '../thread.ts';

const PARTS = ['decided', 'by', 'dissent'] as const;

/** What a decision note says below each of its headings, as Markdown; empty where it says nothing. */
export type DecisionParts = Readonly<Record<(typeof PARTS)[number], string>>;

const HEADING = /^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$/;

export function readDecision(text: string): DecisionParts {
  const found = { decided: '', by: '', dissent: '' };
  let part: (typeof PARTS)[number] | undefined;
  for (const line of text.split('\n')) {
    const heading = HEADING.exec(line)?.[1]?.toLowerCase();
    if (heading !== undefined) part = PARTS.find((each) => DECISION_HEADINGS[each].toLowerCase() === heading);
    else if (part !== undefined) found[part] += `${line}\n`;
  }
  return { decided: found.decided.trim(), by: found.by.trim(), dissent: found.dissent.trim() };
}

/** What a decision note still has to say (FOR-50); undefined where it says it all. */
export function whyNoDecision(text: string): string | undefined {
  const parts = readDecision(text);
  if (parts.decided === '') return missing('what was decided', DECISION_HEADINGS.decided);
  if (parts.by === '') return missing('who decided', DECISION_HEADINGS.by);
  return parts.dissent === ''
    ? missing('who disagreed and why, or that nobody did,', DECISION_HEADINGS.dissent)
    : undefined;
}

function missing(what: string, heading: string): string {
  return `Write ${what} below the heading “## ${heading}”`;
}

/** A decision note as the list of a space shows it. */
export interface ListedDecision extends DecisionParts {
  readonly threadId: ThreadId;
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
  /** YYYY-MM-DD. */
  readonly reviewOn: string | null;
}

/** The optional date of a review, which lies ahead: YYYY-MM-DD, or null where the fields are empty. */
export function readReviewDate(
  typed: FormBody,
  now: Date,
): { readonly reviewOn: string | null; readonly errors: readonly FormError[] } {
  const { day, errors } = readDayAhead(typed, { field: 'review', name: 'Date of the review', now });
  return { reviewOn: day, errors };
}
