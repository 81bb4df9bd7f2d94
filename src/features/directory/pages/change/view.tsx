import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import {
  type Field,
  FIELD_WORDS,
  LEVEL_WORDS,
  LEVELS,
  REACH_WORDS,
  REACHES,
  VISIBILITIES,
  VISIBILITY_WORDS,
} from '../../profile.ts';
import { directoryUrls } from '../../urls.ts';

interface Model {
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function ChangeProfilePage({ fields, errors, csrf }: Model) {
  const input = (name: Field, hint?: string) => (
    <Input
      name={name}
      label={`${FIELD_WORDS[name]} (optional)`}
      hint={hint}
      value={fields[name]}
      error={mistakeAt(errors, name)}
    />
  );
  const area = (name: Field, hint: string) => (
    <Textarea
      name={name}
      label={`${FIELD_WORDS[name]} (optional)`}
      hint={hint}
      value={fields[name]}
      error={mistakeAt(errors, name)}
      rows={3}
    />
  );
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Your profile</PageHeading>
        <p class="govuk-body">
          Once it is saved you are in the directory with your name and your organisation. For everything else
          you say who sees it. Nobody sees your email address unless you accept an introduction.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={directoryUrls.moved}>
            I have moved job
          </a>
        </p>
        <Form action={directoryUrls.edit} csrf={csrf}>
          <Seen of="post" fields={fields}>
            {input('post', 'Your job title, for example “Head of resettlement”.')}
          </Seen>
          <Seen of="since" fields={fields}>
            {input('since', 'A year, or a month and a year, for example “March 2021”.')}
          </Seen>
          <Seen of="place" fields={fields}>
            {input('place', 'A town, county or region.')}
          </Seen>
          <Seen of="level" fields={fields}>
            <Select
              name="level"
              label="Level (optional)"
              value={fields['level']}
              options={[
                { value: '', text: 'Not said' },
                ...LEVELS.map((level) => ({ value: level, text: LEVEL_WORDS[level] })),
              ]}
            />
            <Select
              name="reach"
              label="Local, regional or national (optional)"
              value={fields['reach']}
              options={[
                { value: '', text: 'Not said' },
                ...REACHES.map((reach) => ({ value: reach, text: REACH_WORDS[reach] })),
              ]}
            />
          </Seen>
          <Seen of="workingOn" fields={fields}>
            {area('workingOn', 'What you are trying to change at present.')}
          </Seen>
          <Seen of="offers" fields={fields}>
            {area('offers', 'What others may come to you for.')}
          </Seen>
          <Seen of="needs" fields={fields}>
            {area('needs', 'Whom or what would help you.')}
          </Seen>
          <Seen of="languages" fields={fields}>
            {input('languages')}
          </Seen>
          <Seen of="pronouns" fields={fields}>
            {input('pronouns')}
          </Seen>
          <Button preventDoubleClick>Save</Button>
        </Form>
      </div>
    </div>
  );
}

/** A field with the choice of who sees it. */
function Seen({ of, fields, children }: { of: Field; fields: Model['fields']; children: ComponentChildren }) {
  return (
    <div class="se-profile-field">
      {children}
      <Select
        name={`see-${of}`}
        label={`Who sees “${FIELD_WORDS[of]}”`}
        labelClass="govuk-label--s"
        value={fields[`see-${of}`]}
        options={VISIBILITIES.map((each) => ({ value: each, text: VISIBILITY_WORDS[each] }))}
      />
    </div>
  );
}
