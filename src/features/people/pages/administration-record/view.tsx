import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { administrationRecordPath } from '../../urls.ts';

interface Entry {
  readonly at: Date;
  readonly kind: string;
  readonly who: string;
  /** The person to whom it was done, if it was to one. */
  readonly forWhom: string | undefined;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

export function AdministrationRecordPage({
  entries,
  older,
}: {
  entries: readonly Entry[];
  older: number | null;
}) {
  return (
    <>
      <PageHeading>Record of administration</PageHeading>
      {entries.length === 0 && <EmptyState title="Nothing has been done yet" />}
      <ul class="govuk-list govuk-list--spaced">
        {entries.map(({ at, kind, who, forWhom, reason, data }) => (
          <li>
            <Time value={at} />: {who}, {kind.replaceAll('-', ' ')}
            {forWhom !== undefined && `: ${forWhom}`}
            {reason !== null && reason !== '' && `. ${reason}`}
            {Object.keys(data).length > 0 && ` (${factsOf(data)})`}
          </li>
        ))}
      </ul>
      {older !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${administrationRecordPath}?before=${older}`}>
            Older
          </a>
        </p>
      )}
    </>
  );
}

function factsOf(data: Entry['data']): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
