import { Button } from '../../../../design-system/components/button.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Organisation, ThreadFacts } from '../../overview/overview.repository.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

export function OrganisationsPage(model: {
  thread: Thread;
  spoken: readonly Organisation[];
  silent: readonly Organisation[];
  facts: ThreadFacts;
  mayAsk: boolean;
}) {
  const { thread, spoken, silent, facts, mayAsk } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={thread.title}>Organisations in this thread</PageHeading>
        <p class="govuk-body">
          {formatCount(facts.posts, 'post')} by {formatCount(facts.people, 'person', 'people')} of{' '}
          {formatCount(spoken.length, 'organisation')}.
        </p>
        <h2 class="govuk-heading-m">Have spoken</h2>
        {spoken.length === 0 ? (
          <EmptyState title="Nobody has spoken for an organisation yet." />
        ) : (
          <Names organisations={spoken} />
        )}
        <h2 class="govuk-heading-m">Could still be heard</h2>
        {silent.length === 0 ? (
          <p class="govuk-body">Every organisation that we know of here has spoken.</p>
        ) : (
          <>
            <p class="govuk-body">
              Nobody has to. Is there something that one of them sees and the others do not? Then invite them.
            </p>
            <Names organisations={silent} />
            {mayAsk && (
              <p class="govuk-body">
                <a class="govuk-link" href={forumUrls.threadAct(thread.id, 'addressees')}>
                  Ask one of them to answer
                </a>
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** By name: never by how much they wrote. */
function Names({ organisations }: { organisations: readonly Organisation[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {organisations.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}

export function WriteSummaryPage(model: {
  thread: Thread;
  text: string;
  isThere: boolean;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const { thread, text, isThere, errors, csrf } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Summary</PageHeading>
        <p class="govuk-body">
          It stands at the head of the thread with your name, the date, and how many people and organisations
          had spoken. Link to the posts you mean: each has an address, behind its number.
        </p>
        <Form action={forumUrls.threadAct(thread.id, 'summary')} csrf={csrf}>
          <Textarea
            name="text"
            label="What was said, what was agreed, what is open"
            hint={isThere ? 'Empty the field to take the summary away.' : undefined}
            rows={10}
            value={text}
            error={mistakeAt(errors, 'text')}
          />
          <ButtonGroup>
            <Button preventDoubleClick>Save</Button>
            <a class="govuk-link" href={forumUrls.thread(thread.id)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
