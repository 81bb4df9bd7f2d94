import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Endeavour } from '../../endeavour.ts';
import { endeavourUrls } from '../../urls.ts';
import { type Wording, WORDING_NAMES } from '../../wording.ts';
import type { EarlierWording } from '../../wording.repository.ts';
import { type Returned, typedAt } from '../act.ts';

interface WordingView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly earlier: readonly EarlierWording[];
  readonly maySteward: boolean;
  readonly returned: Returned;
}

const FIELDS: Readonly<Record<keyof Wording, string>> = {
  title: 'title',
  issue: 'issue',
  forWhom: 'for-whom',
  aim: 'aim',
  organisationWord: 'organisation-word',
};
const PARTS = Object.keys(FIELDS) as (keyof Wording)[];

export function WordingPage(view: WordingView) {
  const { endeavour, earlier, maySteward, returned } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={returned.errors} />
        <PageHeading caption={endeavour.title}>What we say this is</PageHeading>
        <SummaryList
          rows={PARTS.map((part) => ({
            key: WORDING_NAMES[part],
            value: endeavour[part] === '' ? 'Not said yet' : <PlainText text={endeavour[part]} />,
          }))}
        />
        {maySteward ? (
          <RewordForm {...view} />
        ) : (
          <p class="govuk-body">
            {endeavour.state === 'closed'
              ? 'The endeavour is closed, so its words stay as they are.'
              : 'Stewards can change these words, with a reason. Any seat can challenge a change.'}
          </p>
        )}
        <h2 class="govuk-heading-m">How it was worded before</h2>
        {earlier.length === 0 ? (
          <p class="govuk-body">It has been worded like this from the start.</p>
        ) : (
          <ul class="govuk-list govuk-list--spaced">
            {earlier.map(({ part, text, untilAt }) => (
              <li>
                <strong>{WORDING_NAMES[part]}</strong>, until {formatDate(untilAt)}:{' '}
                {text === '' ? 'not said' : <PlainText text={text} />}
              </li>
            ))}
          </ul>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.record(endeavour.id)}>
            Who changed it and why, and how to challenge it
          </a>
        </p>
      </div>
    </div>
  );
}

function PlainText({ text }: { text: string }) {
  return <span class="se-lines">{text}</span>;
}

function RewordForm({ csrf, endeavour, returned }: WordingView) {
  const isReturned = returned.errors.length > 0;
  const value = (part: keyof Wording): string =>
    isReturned ? typedAt(returned, '', FIELDS[part]) : endeavour[part];
  return (
    <Details summary="As a steward: change these words" open={isReturned}>
      <p class="govuk-body">
        Every seat sees what you change and why, can read the old words below, and can challenge the change.
      </p>
      <Form action={endeavourUrls.wording(endeavour.id)} csrf={csrf}>
        <Input
          name="title"
          label={WORDING_NAMES.title}
          value={value('title')}
          error={mistakeAt(returned.errors, 'title')}
        />
        {(['issue', 'forWhom', 'aim'] as const).map((part) => (
          <Textarea
            name={FIELDS[part]}
            label={WORDING_NAMES[part]}
            rows={4}
            value={value(part)}
            error={mistakeAt(returned.errors, FIELDS[part])}
          />
        ))}
        <Input
          name={FIELDS.organisationWord}
          label={WORDING_NAMES.organisationWord}
          hint="One of them, for example department or charity"
          value={value('organisationWord')}
          error={mistakeAt(returned.errors, FIELDS.organisationWord)}
        />
        <Input
          name="reason"
          label="Why do the words change?"
          value={typedAt(returned, '', 'reason')}
          error={mistakeAt(returned.errors, 'reason')}
        />
        <Button preventDoubleClick>Change the words</Button>
      </Form>
    </Details>
  );
}
