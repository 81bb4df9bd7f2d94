import type { OrganisationTable } from './breakdown.ts';
import type { Poll, PollId, PollQuestion, PollState } from './poll.ts';
import { type Results, withFewerTexts } from './results.ts';

/** What may be told of the answers. */
export interface Summary {
  /** People who took part, "prefer not to say" among them. */
  readonly answered: number;
  /** Null while fewer than 5 people chose something. */
  readonly results: Results | null;
  /** Only when the poll is closed. */
  readonly organisations: OrganisationTable | null;
}

/** A poll as everybody may know it: no personal data, and plain JSON. Times are ISO 8601 in UTC. */
export interface PublicPoll extends PollQuestion {
  readonly id: PollId;
  readonly state: Exclude<PollState, 'draft'>;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
  readonly answered: number;
  /** People at the session now, whether they answered or not. */
  readonly present: number;
  /**
   * Null while there are too few answers, until closing where the poll is set so, and for whoever has not answered
   * where it is set so: what a person may not see yet does not leave the server.
   */
  readonly results: Results | null;
  readonly organisations: OrganisationTable | null;
}

/** Who sees results of running polls beside the people running the session. */
export interface SeesResults {
  /** Also results that others see only when the poll is closed. */
  readonly forStaff?: boolean;
  /** The polls that the reader has answered, and so sees the results of where they are set so; none unless given. */
  readonly answered?: { has(id: PollId): boolean };
}

/** For those who have no answer to give first. */
export const EVERY_POLL: SeesResults['answered'] & object = { has: () => true };

/** A poll as everybody may know it, or as much more as the reader may see. Drafts are undefined. */
export function publish(
  poll: Poll,
  summary: Summary,
  present: number,
  options: SeesResults & { readonly mostTexts?: number } = {},
): PublicPoll | undefined {
  if (poll.state === 'draft') return undefined;
  const { id, kind, question, hint, maxChoices, scale, resultsWhen, state, version } = poll;
  const hasAnswered = resultsWhen === 'answered' && options.answered?.has(id) === true;
  const shown = state === 'closed' || hasAnswered || options.forStaff === true;
  return {
    id,
    kind,
    question,
    hint,
    options: poll.options,
    maxChoices,
    scale,
    resultsWhen,
    state,
    version,
    openedAt: poll.openedAt?.toISOString() ?? null,
    closedAt: poll.closedAt?.toISOString() ?? null,
    answered: summary.answered,
    present: Math.max(present, summary.answered),
    results: shown ? withFewerTexts(summary.results, options.mostTexts ?? Infinity) : null,
    organisations: state === 'closed' ? summary.organisations : null,
  };
}
