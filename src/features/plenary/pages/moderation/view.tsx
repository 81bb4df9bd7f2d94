import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { ModerationFigures } from '../../../questions/index.ts';
import { DECLINE_REASONS } from '../../../sessions/shared.ts';

export interface ModerationView {
  readonly title: string;
  readonly recordHref: string;
  readonly mode: 'before' | 'after';
  readonly rules: string;
  readonly moderators: readonly string[];
  readonly figures: ModerationFigures;
  /** Seats whose votes are not counted, by the reason that was given. */
  readonly seatsSetAside: readonly { readonly reason: string; readonly seats: number }[];
}

/** How a session is moderated: by whom, by which rules, and with what result (LIVE-51, LIVE-52). */
export function ModerationPage(view: ModerationView) {
  const { figures } = view;
  const numbers: readonly (readonly [string, number | string])[] = [
    ['Questions received', figures.received],
    ['Shown to everyone', figures.published],
    ['Waiting for a moderator', figures.waiting],
    ['Answered', figures.answered],
    ['Merged into another', figures.merged],
    ['Withdrawn by the asker', figures.withdrawn],
    ['Carried on to the forum', figures.carriedOver],
    ['Middle waiting time until shown', waitWords(figures.medianWaitSeconds)],
  ];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={view.title}>How this session is moderated</PageHeading>
        <p class="govuk-body">
          {view.mode === 'before'
            ? 'A moderator looks at each question before everyone sees it.'
            : 'Questions are shown at once. A moderator may take one down, with a reason.'}
        </p>
        {view.rules !== '' && <p class="govuk-body se-prewrap">{view.rules}</p>}
        <p class="govuk-body">
          {view.moderators.length === 0
            ? 'No moderator is named; the chair moderates.'
            : `Moderated by ${view.moderators.join(', ')}.`}
        </p>
        <h2 class="govuk-heading-m">In numbers</h2>
        <SummaryList rows={numbers.map(([key, value]) => ({ key, value: String(value) }))} />
        <h2 class="govuk-heading-m">Not shown or taken down, by reason</h2>
        <p class="govuk-body">
          Each asker was told the reason, and could reword the question or ask for a second look. “Too
          critical” or “no time” is never a reason.
        </p>
        <SummaryList
          rows={Object.entries(DECLINE_REASONS).map(([reason, words]) => ({
            key: words,
            value: String(figures.setAside.get(reason as keyof typeof DECLINE_REASONS) ?? 0),
          }))}
        />
        <h2 class="govuk-heading-m">Seats whose votes are not counted</h2>
        {view.seatsSetAside.length === 0 ? (
          <p class="govuk-body">None.</p>
        ) : (
          <SummaryList
            rows={view.seatsSetAside.map(({ reason, seats }) => ({ key: reason, value: String(seats) }))}
          />
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={view.recordHref}>
            Everything that was done, in order
          </a>
        </p>
      </div>
    </div>
  );
}

function waitWords(seconds: number | null): string {
  if (seconds === null) return 'None shown yet';
  if (seconds < 90) return `${Math.round(seconds)} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}
