import { type PaceCounts, PaceSummary, type StaffMessage, StaffMessages } from '../../comments/shared.ts';

const MESSAGES_SHOWN = 5;

/** What participants signal about the pace, and what the people running the session tell each other. */
export function PaceAndMessages({
  model: { code, csrf, zone, pace, messages },
  returnTo,
}: {
  model: {
    readonly code: string;
    readonly csrf: string;
    readonly zone: string;
    /** Null for those who do not see the signals. */
    readonly pace: PaceCounts | null;
    readonly messages: readonly StaffMessage[];
  };
  returnTo: string;
}) {
  return (
    <>
      {pace !== null && (
        <section aria-labelledby="pace-heading">
          <h2 class="govuk-heading-m" id="pace-heading">
            Pace
          </h2>
          <PaceSummary counts={pace} />
        </section>
      )}
      <section aria-labelledby="messages-heading">
        <h2 class="govuk-heading-m" id="messages-heading">
          Messages
        </h2>
        <StaffMessages
          code={code}
          csrf={csrf}
          zone={zone}
          messages={messages}
          returnTo={returnTo}
          most={MESSAGES_SHOWN}
        />
      </section>
    </>
  );
}
