import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Conversation } from '../../conversation.ts';
import { perspectivesUrls } from '../../urls.ts';
import { Question } from '../../words-view.tsx';

interface PolisExportProps {
  readonly conversation: Pick<Conversation, 'id' | 'question' | 'language'>;
  readonly files: readonly string[];
  readonly hasZip: boolean;
  /** Participants who agreed that the files name their organisation. */
  readonly organisations: number;
}

/** What the files hold, and what whoever receives them could learn (PFM-35). */
export function PolisExportPage({ conversation, files, hasZip, organisations }: PolisExportProps) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={<Question of={conversation} />}>Export as Polis files</PageHeading>
        <p class="govuk-body">
          The files hold every statement and every answer, for programs that read exports of Polis and for
          bringing the conversation into another installation.
        </p>
        <h2 class="govuk-heading-m">What a recipient could learn</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            Every answer of each participant, under a number made for these files. Names and accounts are not
            in them; organisations and kinds of seat are{' '}
            {organisations === 0
              ? 'not either.'
              : `in them only of ${formatCount(organisations, 'participant')} who agreed to that.`}
          </li>
          <li>
            Who knows a few answers of a person, or which statements they added, may find their number, and
            with it all their other answers.
          </li>
          <li>
            Whoever is given these files twice can see what changed: nearly everybody has the same number
            again.
          </li>
          <li>
            Who knows when a person answered may find them by exact times. Rounded to the day, that is much
            harder.
          </li>
          <li>Statements that conveners took away are in them, marked as such.</li>
        </ul>
        <p class="govuk-body">Give them only to people whom you trust with that.</p>
        {hasZip && (
          <form method="get" action={perspectivesUrls.exported(conversation.id, 'polis.zip')}>
            <Radios
              name="times"
              label="Times of answers and statements"
              choices={[
                { value: 'day', label: 'Rounded to the day' },
                { value: 'exact', label: 'Exact' },
              ]}
              value="day"
            />
            <Button>Download all files as a zip</Button>
          </form>
        )}
        <Details summary="One file at a time" open={hasZip ? undefined : true}>
          <ul class="govuk-list">
            {files.map((name) => (
              <li>
                <a class="govuk-link" href={perspectivesUrls.exported(conversation.id, name)} download>
                  {name}
                </a>
              </li>
            ))}
          </ul>
          <p class="govuk-body">
            Times are rounded to the day. What the columns mean, and where they differ from files of Polis, is
            in format.json.
          </p>
        </Details>
      </div>
    </div>
  );
}
