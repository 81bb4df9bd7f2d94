import { Button } from '../../../../design-system/components/button.tsx';
import { EmptyState, PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import type { Endeavour } from '../../endeavour.ts';
import { type Standing, standingWords } from '../../standing.ts';
import { endeavourUrls } from '../../urls.ts';

interface ListView {
  readonly held: readonly (Endeavour & Standing & { readonly seat: string })[];
  readonly open: readonly Endeavour[];
  readonly isSignedIn: boolean;
}

export function ListPage({ held, open, isSignedIn }: ListView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Endeavours</PageHeading>
        <p class="govuk-body">
          Shared work on one issue, with seats for every organisation and community that it touches. None of
          them owns it.
        </p>
        {isSignedIn && <Button href={endeavourUrls.start}>Start an endeavour</Button>}
        {held.length === 0 ? (
          <EmptyState title="You hold no seat yet">
            <p class="govuk-body">
              Endeavours appear here when you start one, or take the seat that you are invited to.
            </p>
          </EmptyState>
        ) : (
          <>
            <h2 class="govuk-heading-m">Where you hold a seat</h2>
            <EndeavourList
              list={held.map((each) => ({
                ...each,
                detail: `Your seat: ${each.seat}`,
                standing: standingWords(each),
              }))}
            />
          </>
        )}
        {open.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Others that you may read about</h2>
            <EndeavourList
              list={open.map((each) => ({
                ...each,
                detail: each.forWhom,
                standing: each.state === 'closed' ? 'Closed' : undefined,
              }))}
            />
          </>
        )}
        {isSignedIn && (
          <p class="govuk-body">
            <a class="govuk-link" href={endeavourUrls.bringIn}>
              Bring in an endeavour of another installation
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** Endeavours by title, each with a line that says more. */
export function EndeavourList({
  list,
}: {
  list: readonly (Endeavour & { readonly detail: string; readonly standing: string | undefined })[];
}) {
  return (
    <ul class="govuk-list govuk-list--spaced">
      {list.map((endeavour) => (
        <li>
          <a class="govuk-link govuk-!-font-weight-bold" href={endeavourUrls.home(endeavour.id)}>
            {endeavour.title}
          </a>{' '}
          {endeavour.standing !== undefined && (
            <StatusText tone={endeavour.state === 'closed' ? 'neutral' : 'waiting'}>
              {endeavour.standing}
            </StatusText>
          )}
          <br />
          {endeavour.detail}
        </li>
      ))}
    </ul>
  );
}
