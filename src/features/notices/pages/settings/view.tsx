import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { DateInput } from '../../../../design-system/components/date-input.tsx';
import { Fieldset } from '../../../../design-system/components/fieldset.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { REASON_WORDS, REASONS, SENDING_WORDS, sendingsOf } from '../../reasons.ts';
import { noticesUrls } from '../../urls.ts';

export function SettingsSaved() {
  return <NotificationBanner type="success">Your choices are saved</NotificationBanner>;
}

interface SettingsView {
  readonly csrf: string;
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly errors: readonly FieldMistake[];
  readonly zones: readonly string[];
}

export function SettingsPage({ csrf, typed, errors, zones }: SettingsView) {
  const value = (field: string): string => String(typed[field] ?? '');
  const dateErrors = errors.filter(({ field }) => field.startsWith('paused-'));
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>What you are told by email</PageHeading>
        <p class="govuk-body">
          You always find everything under Notices. Here you choose what also comes by email. Several things
          together make one message, and you never get two messages about one thing.
        </p>
        <Form action={noticesUrls.settings} csrf={csrf}>
          <Fieldset legend="When do you want an email?" legendClass="govuk-fieldset__legend--m">
            {REASONS.map((reason) => (
              <Select
                key={reason}
                name={reason}
                label={REASON_WORDS[reason].label}
                options={sendingsOf(reason).map((each) => ({ value: each, text: SENDING_WORDS[each] }))}
                value={value(reason)}
                error={mistakeAt(errors, reason)}
              />
            ))}
          </Fieldset>
          <Fieldset legend="At what time?" legendClass="govuk-fieldset__legend--m">
            <Select
              name="zone"
              label="Time zone"
              options={zones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))}
              value={value('zone')}
              error={mistakeAt(errors, 'zone')}
            />
            <Hour
              name="digestHour"
              label="Daily and weekly emails come at"
              hint="The weekly one on Mondays"
              {...{ value, errors }}
            />
            <Checkboxes
              name="quiet"
              label="Quiet hours"
              choices={[{ value: 'yes', label: 'Send me nothing during my quiet hours' }]}
              values={typed['quiet'] === undefined ? [] : ['yes']}
            />
            <Hour name="quietFrom" label="Quiet from" {...{ value, errors }} />
            <Hour name="quietUntil" label="Quiet until" {...{ value, errors }} />
          </Fieldset>
          <Fieldset legend="Going away?" legendClass="govuk-fieldset__legend--m">
            <Checkboxes
              name="pause"
              label="Pause"
              hint="What happens meanwhile comes as one email on the day you choose."
              choices={[{ value: 'yes', label: 'Send me nothing for a while' }]}
              values={typed['pause'] === undefined ? [] : ['yes']}
            />
            <DateInput
              name="paused"
              label="Send me nothing until"
              value={{
                day: value('paused-day'),
                month: value('paused-month'),
                year: value('paused-year'),
              }}
              error={dateErrors[0]?.message}
            />
          </Fieldset>
          <Button preventDoubleClick>Save</Button>
        </Form>
      </div>
    </div>
  );
}

interface HourView {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: (field: string) => string;
  readonly errors: readonly FieldMistake[];
}

function Hour({ name, label, hint, value, errors }: HourView) {
  return (
    <Select
      name={name}
      label={label}
      hint={hint}
      options={Array.from({ length: 24 }, (_, hour) => ({ value: hour, text: hourWords(hour) }))}
      value={value(name)}
      error={mistakeAt(errors, name)}
    />
  );
}

function hourWords(hour: number): string {
  if (hour === 0) return 'midnight';
  if (hour === 12) return 'midday';
  return `${hour % 12}${hour < 12 ? 'am' : 'pm'}`;
}
