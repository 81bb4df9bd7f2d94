import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Endeavour, Seat } from '../../endeavour.ts';
import { Place, type PlaceView } from '../sessions/place-view.tsx';
import { ClosedWords } from './closed-words.tsx';

/** What somebody without a seat may read, where the endeavour is open to everybody who is signed in. */
export function OnlookerPage({
  endeavour,
  seats,
  became,
  sessions,
}: {
  endeavour: Endeavour;
  seats: readonly Seat[];
  became: string | undefined;
  /** Those that it is linked to. */
  sessions: readonly PlaceView[];
}) {
  const organisations = [...new Set(seats.map(({ organisation }) => organisation))];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption="Endeavour">{endeavour.title}</PageHeading>
        {endeavour.state === 'closed' && <ClosedWords endeavour={endeavour} became={became} />}
        <InsetText>You hold no seat here, so you see what it is about, not what its members wrote.</InsetText>
        <h2 class="govuk-heading-m">What the issue is</h2>
        <p class="govuk-body">{endeavour.issue}</p>
        <h2 class="govuk-heading-m">For whom it matters</h2>
        <p class="govuk-body">{endeavour.forWhom}</p>
        {endeavour.aim !== '' && (
          <>
            <h2 class="govuk-heading-m">What it tries to change</h2>
            <p class="govuk-body">{endeavour.aim}</p>
          </>
        )}
        <h2 class="govuk-heading-m">Who has a seat</h2>
        <ul class="govuk-list govuk-list--bullet">
          {organisations.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
        <SessionsSeen sessions={sessions} />
      </div>
    </div>
  );
}

/** The linked sessions that whoever looks on may read; the others are none of theirs. */
function SessionsSeen({ sessions }: { sessions: readonly PlaceView[] }) {
  const seen = sessions.filter(({ href }) => href !== undefined);
  if (seen.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Sessions it is linked to</h2>
      <ul class="govuk-list govuk-list--bullet">
        {seen.map((session) => (
          <li>
            <Place {...session} />
          </li>
        ))}
      </ul>
    </>
  );
}
