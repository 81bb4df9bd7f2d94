import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { SessionState } from '../about/programme-view.tsx';

export interface RecordView {
  readonly session: Session;
  /** The newest first. */
  readonly acts: readonly { readonly id: number; readonly at: Date; readonly sentence: string }[];
  readonly isFirstPage: boolean;
  /** Where older acts begin; undefined when there are none. */
  readonly older: number | undefined;
}

export function RecordPage({ session, acts, isFirstPage, older }: RecordView) {
  const url = sessionUrls.record(session.code);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={session.title}>Record of what was done</PageHeading>
        <SessionState session={session} />
        <p class="govuk-body">
          Every act of the people who run this session, the newest first. Everybody in the session can read
          it. It names them by their role, and never those who asked.
        </p>
        {acts.length === 0 ? (
          <EmptyState title={isFirstPage ? 'Nothing was done yet' : 'There are no older acts'} />
        ) : (
          <ol class="govuk-list govuk-list--spaced">
            {acts.map(({ id, at, sentence }) => (
              <li key={id}>
                <Time value={at} zone={session.zone} class="govuk-hint" />
                <br />
                {sentence}.
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
