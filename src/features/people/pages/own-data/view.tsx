import { Button } from '../../../../design-system/components/button.tsx';
import { formatCount, formatDateTime } from '../../../../design-system/format.ts';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { titleOf, valueWords } from '../../own-data.ts';
import { deleteAccountPath, ownDataFilePath } from '../../urls.ts';

interface Kind {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export function OwnDataPage({ kinds }: { kinds: readonly Kind[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Your data</PageHeading>
        <p class="govuk-body">
          Everything you put in, as one archive: a page that you can read in any browser, and the same as data
          (JSON) for other programs.
        </p>
        <Button href={ownDataFilePath} download>
          Download your data
        </Button>
        <h2 class="govuk-heading-m">What is in it</h2>
        <ul class="govuk-list govuk-list--bullet">
          {kinds.map(({ table, rows }) => (
            <li>
              {titleOf(table)}: {formatCount(rows.length, 'entry', 'entries')}
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">Leaving</h2>
        <p class="govuk-body">
          You can{' '}
          <a class="govuk-link" href={deleteAccountPath}>
            delete your account
          </a>
          . You will first see what goes and what stays.
        </p>
      </div>
    </div>
  );
}

/** The readable part of the archive: a page of its own that needs nothing else. */
export function OwnDataDocument({ name, kinds, made }: { name: string; kinds: readonly Kind[]; made: Date }) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Your data</title>
      </head>
      <body>
        <main>
          <h1>Your data</h1>
          <p>
            {name}, {formatDateTime(made)}
          </p>
          {kinds.map(({ table, rows }) => (
            <section>
              <h2>{titleOf(table)}</h2>
              {rows.map((row) => (
                <dl>
                  {Object.entries(row)
                    .filter(([, value]) => valueWords(value) !== '')
                    .map(([key, value]) => (
                      <div>
                        <dt>{key}</dt>
                        <dd>{valueWords(value)}</dd>
                      </div>
                    ))}
                </dl>
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
