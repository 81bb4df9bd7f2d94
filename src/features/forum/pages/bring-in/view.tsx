import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { FileUpload } from '../../../../design-system/components/file-upload.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { ThreadImport } from '../../bringing-in/bringing-in.repository.ts';
import type { Waiting } from '../../bringing-in/bringing-in.ts';
import { CSV_COLUMNS } from '../../bringing-in/read-csv.ts';
import { SOURCE_NAMES } from '../../bringing-in/source.ts';
import { FORMER_MEMBER } from '../../post.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';
import { LeftOut } from './left-out.view.tsx';

const MOST_NAMED = 20;

export function BringInPage(model: {
  readonly space: Space;
  readonly imports: readonly ThreadImport[];
  readonly largestMb: number;
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}) {
  const { space, imports, largestMb, errors, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={space.name}>Bring in threads</PageHeading>
        <p class="govuk-body">
          From Discourse, Loomio or a table. Everybody who reads this space will read them, with the times at
          which they were posted. Nobody is told, and nobody gets an account: authors are named as in the
          file. You look at what comes before anything is written.
        </p>
        {space.archivedAt === null ? (
          <Form action={forumUrls.bringIn(space.id)} csrf={csrf} hasFiles>
            <FileUpload
              name="file"
              label="File"
              hint={`JSON or CSV, up to ${largestMb}MB`}
              accept=".json,.jsonl,.csv,application/json,text/csv"
              error={mistakeAt(errors, 'file')}
            />
            <Button preventDoubleClick>Look at what comes in</Button>
          </Form>
        ) : (
          <p class="govuk-inset-text">This space is archived, so nothing new comes into it.</p>
        )}
        <Help space={space} />
        <h2 class="govuk-heading-m">Brought in before</h2>
        {imports.length === 0 ? (
          <EmptyState title="Nothing was brought in yet." />
        ) : (
          <ul class="govuk-list govuk-list--spaced">
            {imports.map((each) => (
              <li key={each.id}>
                <a class="govuk-link" href={forumUrls.broughtIn(space.id, each.id)}>
                  {formatCount(each.threads, 'thread')} from {SOURCE_NAMES[each.source]},{' '}
                  <Time value={each.broughtInAt ?? each.selectedAt} />
                </a>
                {each.undoneAt !== null && ' – taken out again'}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Help({ space }: { space: Space }) {
  return (
    <>
      <Details summary="From Discourse">
        <p class="govuk-body">
          Open the topic there, and add <code>.json?include_raw=1&amp;print=true</code> to the end of its
          address. Save what you see as a file. Whoever runs the forum can also export a whole category.
        </p>
      </Details>
      <Details summary="From Loomio">
        <p class="govuk-body">
          An administrator of the group there chooses “Export data” and “As JSON”. Discussions and comments
          come in; polls and votes stay behind.
        </p>
      </Details>
      <Details summary="From a table">
        <p class="govuk-body">
          One line for each post, saved as CSV in UTF-8.{' '}
          <a class="govuk-link" href={`${forumUrls.bringIn(space.id)}/template.csv`} download>
            Download a table to fill in
          </a>
          . Its columns:
        </p>
        <SummaryList rows={CSV_COLUMNS.map(([name, what]) => ({ key: <code>{name}</code>, value: what }))} />
      </Details>
    </>
  );
}

interface OneImport {
  readonly space: Space;
  readonly found: ThreadImport;
  readonly mistake: string | undefined;
  readonly csrf: string;
}

export function PreviewPage({ space, found, waiting, mistake, csrf }: OneImport & { waiting: Waiting }) {
  const fresh = waiting.threads.filter(({ key }) => !waiting.known.has(key)).map(({ thread }) => thread);
  const posts = fresh.flatMap((thread) => thread.posts);
  const times = posts.map(({ createdAt }) => createdAt.getTime());
  const authors = [...new Set(posts.map(({ author }) => author))];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={mistake === undefined ? [] : [{ field: 'bring-in', message: mistake }]} />
        <PageHeading caption={space.name}>Look at what comes in</PageHeading>
        <p class="govuk-body">Nothing is written yet.</p>
        <SummaryList
          rows={[
            { key: 'From', value: SOURCE_NAMES[waiting.source] },
            { key: 'New threads', value: fresh.length },
            { key: 'Posts in them', value: posts.length },
            waiting.known.size > 0 && {
              key: 'Already here',
              value: `${formatCount(waiting.known.size, 'thread')}, left as they are`,
            },
            times.length > 0 && {
              key: 'Posted',
              value: (
                <>
                  <Time value={new Date(times.reduce((a, b) => Math.min(a, b)))} format="date" /> to{' '}
                  <Time value={new Date(times.reduce((a, b) => Math.max(a, b)))} format="date" />
                </>
              ),
            },
            authors.length > 0 && { key: 'Authors, as named in the import', value: someOf(authors) },
          ]}
        />
        {fresh.length > 0 && (
          <Details summary="Titles of the threads">
            <ul class="govuk-list govuk-list--bullet">
              {fresh.slice(0, MOST_NAMED).map((thread) => (
                <li key={thread.id}>
                  {thread.title} ({formatCount(thread.posts.length, 'post')})
                </li>
              ))}
            </ul>
            {fresh.length > MOST_NAMED && (
              <p class="govuk-body">And {formatCount(fresh.length - MOST_NAMED, 'more thread')}.</p>
            )}
          </Details>
        )}
        <LeftOut waiting={waiting} />
        {fresh.length === 0 ? (
          <p class="govuk-inset-text">There is nothing new to bring in.</p>
        ) : (
          <Form action={forumUrls.broughtIn(space.id, found.id)} csrf={csrf}>
            <ButtonGroup>
              <Button preventDoubleClick id="bring-in">
                Bring in {formatCount(fresh.length, 'thread')}
              </Button>
              <a class="govuk-link" href={forumUrls.bringIn(space.id)}>
                Select another file
              </a>
            </ButtonGroup>
          </Form>
        )}
        {fresh.length === 0 && (
          <p class="govuk-body">
            <a class="govuk-link" href={forumUrls.bringIn(space.id)}>
              Select another file
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export function BroughtInPage({
  space,
  found,
  counts,
  mistake,
  csrf,
}: OneImport & { counts: { readonly here: number; readonly untouched: number } }) {
  const touched = counts.here - counts.untouched;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={mistake === undefined ? [] : [{ field: 'take-out', message: mistake }]} />
        <PageHeading caption={space.name}>
          {formatCount(found.threads, 'thread')} from {SOURCE_NAMES[found.source]}
        </PageHeading>
        <SummaryList
          rows={[
            { key: 'Brought in', value: <Time value={found.broughtInAt ?? found.selectedAt} /> },
            { key: 'By', value: found.by === '' ? FORMER_MEMBER : found.by },
            { key: 'Posts', value: found.posts },
            found.undoneAt !== null && { key: 'Taken out again', value: <Time value={found.undoneAt} /> },
            { key: 'Threads still here', value: counts.here },
          ]}
        />
        <p class="govuk-body">
          <a class="govuk-link" href={forumUrls.space(space.id)}>
            Go to {space.name}
          </a>
        </p>
        {counts.here > 0 && <h2 class="govuk-heading-m">Take them out again</h2>}
        {touched > 0 && (
          <p class="govuk-body">
            {formatCount(touched, 'thread')} will stay, because somebody has written there since, or because
            it was moved, merged or split.
          </p>
        )}
        {counts.untouched > 0 && (
          <>
            <p class="govuk-body">
              The threads and everything in them go for good. You can bring the file in again.
            </p>
            <Form action={`${forumUrls.broughtIn(space.id, found.id)}/undo`} csrf={csrf}>
              <Button variant="warning" preventDoubleClick id="take-out">
                Take {formatCount(counts.untouched, 'thread')} out
              </Button>
            </Form>
          </>
        )}
      </div>
    </div>
  );
}
