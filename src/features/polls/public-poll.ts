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
   * Null while there are too few answers, or until closing where the poll is set so. With the setting `answered`
   * they travel to every browser, which shows them after its own answer: hiding dampens the herd, it keeps no secret.
   */
  readonly results: Results | null;
  readonly organisations: OrganisationTable | null;
}

/** A poll as everybody may know it, or `forStaff`, who see results before closing. Drafts are undefined. */
export function publish(
  poll: Poll,
  summary: Summary,
  present: number,
  options: { readonly forStaff?: boolean; readonly mostTexts?: number } = {},
): PublicPoll | undefined {
  if (poll.state === 'draft') return undefined;
  const { id, kind, question, hint, maxChoices, scale, resultsWhen, state, version } = poll;
  const shown = state === 'closed' || resultsWhen === 'answered' || options.forStaff === true;
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
