import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Endeavour } from '../../endeavour.ts';
import { endeavourUrls } from '../../urls.ts';

interface RecordView {
  readonly endeavour: Endeavour;
  readonly acts: readonly {
    readonly id: number;
    readonly at: Date;
    readonly sentence: string;
    readonly reason: string | null;
    readonly isPrivileged: boolean;
  }[];
  readonly mayChallenge: boolean;
  readonly isFirstPage: boolean;
  readonly older: number | undefined;
}

export function RecordPage({ endeavour, acts, mayChallenge, isFirstPage, older }: RecordView) {
  const url = endeavourUrls.record(endeavour.id);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={endeavour.title}>Shared record</PageHeading>
        <p class="govuk-body">
          What was done in this endeavour, by whom, the newest first. Every seat can read it. Nothing on it
          can be changed or taken away.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.export(endeavour.id)}>
            Take the whole endeavour with you
          </a>
        </p>
        {acts.length === 0 ? (
          <EmptyState title={isFirstPage ? 'Nothing was done yet' : 'There are no older acts'} />
        ) : (
          <ol class="govuk-list govuk-list--spaced">
            {acts.map(({ id, at, sentence, reason, isPrivileged }) => (
              <li key={id} id={`act-${id}`}>
                <Time value={at} class="govuk-hint" /> {isPrivileged && <Tag colour="blue">By a steward</Tag>}
                <br />
                {sentence}.{reason !== null && <> Reason given: {reason}</>}
                {isPrivileged && mayChallenge && (
                  <>
                    {' '}
                    <a class="govuk-link" href={endeavourUrls.challenge(endeavour.id, id)}>
                      Challenge<VisuallyHidden> this: {sentence}</VisuallyHidden>
                    </a>
                  </>
                )}
              </li>
            ))}
          </ol>
        )}
        <Pagination
          label="Record"
          previous={isFirstPage ? undefined : { href: url, text: 'Newest' }}
          next={older === undefined ? undefined : { href: `${url}?before=${older}`, text: 'Older' }}
        />
      </div>
    </div>
  );
}
