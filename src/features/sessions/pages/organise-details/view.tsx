import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { field, SettingsPage, type SettingsView } from '../../organise/settings-view.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import { DateField, TimeField, WhenFields } from '../../organise/when-view.tsx';

export function DetailsPage(view: SettingsView & { readonly zones: readonly string[] }) {
  return (
    <SettingsPage view={view} heading="Details" action={organiseUrls.details(view.session.code)}>
      <AboutFields view={view} />
      <WhenFields state={view} zones={view.zones} />
      <Radios
        {...field(view, 'opens')}
        label="When do questions open?"
        labelClass="govuk-fieldset__legend--s"
        choices={[
          { value: 'by-hand', label: 'When an organiser opens them' },
          { value: 'at', label: 'At a set time', conditional: <OpeningFields view={view} /> },
        ]}
      />
      <Radios
        {...field(view, 'goesLive')}
        label="How does the session go live?"
        labelClass="govuk-fieldset__legend--s"
        choices={[
          { value: 'by-hand', label: 'The chair starts it' },
          {
            value: 'start',
            label: 'By itself, at the start time',
            hint: 'Only if questions are open by then.',
          },
        ]}
      />
    </SettingsPage>
  );
}

/** What a session is about; also asked for when it is made. */
export function AboutFields({ view }: { view: Pick<SettingsView, 'filled' | 'errors'> }) {
  return (
    <>
      <Input
        {...field(view, 'title')}
        label="Title"
        labelClass="govuk-label--s"
        hint="As people will see it everywhere, for example “Leaving prison: who does what?”"
      />
      <CharacterCount
        {...field(view, 'description')}
        label="Description (optional)"
        labelClass="govuk-label--s"
        hint="What it is about, and for whom. Leave an empty line between paragraphs."
        maxLength={3_000}
        threshold={75}
      />
    </>
  );
}

function OpeningFields({ view }: { view: SettingsView }) {
  return (
    <>
      <DateField state={view} name="opens" label="Opening date" hint="For example, 20 3 2027." />
      <TimeField state={view} name="opens-time" label="Opening time" hint="For example, 9am." />
    </>
  );
}
