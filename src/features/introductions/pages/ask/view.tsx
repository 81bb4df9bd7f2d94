import { Button } from '../../../../design-system/components/button.tsx';
import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { DEFAULT_ZONE } from '../../../../design-system/format.ts';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { DateField, TimeField } from '../../../sessions/index.ts';
import { MAX_REASON_LENGTH } from '../../introduction.ts';
import { partsOf, TIME_FIELDS } from '../../times.ts';
import { introductionUrls } from '../../urls.ts';

export function AskPage({
  person,
  typed,
  zone,
  errors,
  csrf,
}: {
  person: { readonly id: string; readonly name: string };
  /** What was typed, by the fields' names. */
  typed: Readonly<Record<string, string>>;
  /** Of the clock on which times are typed (IANA). */
  zone: string;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Ask to be introduced to {person.name}</PageHeading>
        <p class="govuk-body">
          {person.name} sees your name, your organisation and what you write here. If they say yes, both of
          you see each other’s email address. If they say no, they need not say why.
        </p>
        <Form action={introductionUrls.ask(person.id)} csrf={csrf}>
          <CharacterCount
            name="reason"
            label="Why would you like to meet?"
            hint="Two or three sentences help most: what you work on, and what you hope to talk about."
            value={typed['reason']}
            error={mistakeAt(errors, 'reason')}
            rows={5}
            maxLength={MAX_REASON_LENGTH}
          />
          <Times typed={typed} zone={zone} errors={errors} />
          <Button preventDoubleClick>Ask</Button>
        </Form>
      </div>
    </div>
  );
}

const LABELS = { first: 'First', second: 'Second', third: 'Third' } as const;

/** Optional, and out of the way of whoever only wants to ask. */
function Times({
  typed,
  zone,
  errors,
}: {
  typed: Readonly<Record<string, string>>;
  zone: string;
  errors: readonly FieldMistake[];
}) {
  const isOpen = TIME_FIELDS.flatMap(partsOf).some((field) => (typed[field] ?? '') !== '');
  const state = { filled: typed, errors };
  return (
    <Details summary="Offer times to talk (optional)" open={isOpen}>
      <p class="govuk-body">
        They can choose one of them with their yes. Give the times in{' '}
        {zone === DEFAULT_ZONE ? 'UK time' : `the time of ${zone.replaceAll('_', ' ')}`}; they see them in
        their own.
      </p>
      {TIME_FIELDS.map((field) => (
        <div key={field}>
          <DateField
            state={state}
            name={field}
            label={`${LABELS[field]} date`}
            hint={field === 'first' ? 'For example, 27 3 2027.' : undefined}
          />
          <TimeField
            state={state}
            name={`${field}-time`}
            label={`${LABELS[field]} time`}
            hint={field === 'first' ? 'For example, 9:30am or 14:30.' : undefined}
          />
        </div>
      ))}
    </Details>
  );
}
