import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { administrationRecordPath } from '../../urls.ts';
import { actWords, type Entry } from './act-words.ts';

export function AdministrationRecordPage({
  entries,
  keptWords,
  older,
}: {
  entries: readonly Entry[];
  /** What is kept for a time, by its key. */
  keptWords: ReadonlyMap<string, string>;
  older: number | null;
}) {
  return (
    <>
      <PageHeading>Record of administration</PageHeading>
      {entries.length === 0 && <EmptyState title="Nothing has been done yet" />}
      <ul class="govuk-list govuk-list--spaced">
        {entries.map((entry) => (
          <li>
            <Time value={entry.at} />: {actWords(entry, keptWords)}
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
