import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Filled } from '../../organise/sections.ts';
import { ChangedMeanwhile, field, type Meanwhile } from '../../organise/settings-view.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import { TimeField } from '../../organise/when-view.tsx';
import type { RoleHolder, Session } from '../../session.ts';

export interface PartView {
  readonly session: Session;
  readonly heading: string;
  readonly action: string;
  readonly csrf: string;
  readonly filled: Filled;
  readonly stamp: string;
  readonly errors: readonly FieldMistake[];
  readonly meanwhile: Meanwhile | undefined;
  readonly speakers: readonly RoleHolder[];
}

export function PartPage(view: PartView) {
  const { session, filled, errors, speakers } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={session.title}>{view.heading}</PageHeading>
        {view.meanwhile && <ChangedMeanwhile {...view.meanwhile} />}
        <Form action={view.action} csrf={view.csrf}>
          <HiddenFields values={{ stamp: view.stamp }} />
          <Input {...field(view, 'title')} label="Title" labelClass="govuk-label--s" />
          <Textarea
            {...field(view, 'description')}
            label="Description (optional)"
            labelClass="govuk-label--s"
            rows={3}
          />
          <TimeField state={view} name="time" label="Start time (optional)" hint="For example, 10:15am." />
          <Checkboxes
            name="takesQuestions"
            values={[filled['takesQuestions'] ?? '']}
            choices={[
              { value: 'yes', label: 'Takes questions', hint: 'Untick it for a welcome or a break.' },
            ]}
          />
          {speakers.length === 0 ? (
            <p class="govuk-body">
              No speakers are listed yet. You can{' '}
              <a class="govuk-link" href={organiseUrls.people(session.code)}>
                list speakers under People
              </a>{' '}
              and choose them here later.
            </p>
          ) : (
            <Checkboxes
              name="speakers"
              label="Speakers"
              labelClass="govuk-fieldset__legend--s"
              values={(filled['speakers'] ?? '').split(' ')}
              choices={speakers.map(({ id, name, post }) => ({
                value: id,
                label: [name, post].filter((text) => text !== '').join(', '),
              }))}
            />
          )}
          <ButtonGroup>
            <Button preventDoubleClick>Save</Button>
            <a class="govuk-link" href={organiseUrls.agenda(session.code)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
