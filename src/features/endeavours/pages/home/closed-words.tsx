import { formatDate } from '../../../../design-system/format.ts';
import type { Endeavour } from '../../endeavour.ts';

/** That an endeavour is closed, since when, and what became of it. */
export function ClosedWords({ endeavour, became }: { endeavour: Endeavour; became: string | undefined }) {
  const { closedAt } = endeavour;
  return (
    <>
      <p class="govuk-body">
        This endeavour is closed{closedAt !== null && <> since {formatDate(closedAt)}</>}. It can be read, and
        nothing in it changes.
      </p>
      {became !== undefined && <p class="govuk-body se-lines">What became of it: {became}</p>}
    </>
  );
}
