import { Details } from '../../../../design-system/components/details.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { deleteAccountPath, ownDataPath } from '../../urls.ts';

export function PrivacyPage({
  periods,
  goes,
  stays,
}: {
  periods: readonly { readonly key: string; readonly what: string; readonly days: number }[];
  goes: readonly string[];
  stays: readonly string[];
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Privacy</PageHeading>
        <p class="govuk-body">
          We keep what you put in, and what the service needs to work. What you write stays until you delete
          it or leave. In a session it stays linked to you for as long as that session says when you join.
        </p>
        <h2 class="govuk-heading-m">How long other things are kept</h2>
        <SummaryList
          rows={[
            ...periods.map(({ what, days }) => ({ key: what, value: formatCount(days, 'day') })),
            { key: 'Emails to you, once they are sent', value: '1 hour' },
            {
              key: 'The record of what was done',
              value: 'For good. It names nobody: people appear in it by a number',
            },
          ]}
        />
        <h2 class="govuk-heading-m">Your data</h2>
        <p class="govuk-body">
          Signed in, you can <a href={ownDataPath}>take away everything you put in</a>, and{' '}
          <a href={deleteAccountPath}>delete your account</a> yourself. What you wrote in the forum then stays
          as written by “a former member”, or its text is removed wherever the conversation can be read
          without it: you choose.
        </p>
        <Details summary="What goes with an account, and what stays">
          <p class="govuk-body">What goes:</p>
          <List of={goes} />
          <p class="govuk-body">What stays:</p>
          <List of={stays} />
        </Details>
      </div>
    </div>
  );
}

function List({ of }: { of: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
