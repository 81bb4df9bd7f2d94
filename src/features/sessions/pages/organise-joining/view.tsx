import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { field, Fixed, SettingsPage, type SettingsView } from '../../organise/settings-view.tsx';
import { organiseUrls } from '../../organise/urls.ts';

export function JoiningPage(view: SettingsView) {
  const { session } = view;
  return (
    <SettingsPage view={view} heading="Who may join" action={organiseUrls.joining(session.code)}>
      {view.isFixed ? (
        <>
          <Fixed
            label="Who may join"
            value={
              session.joining === 'open'
                ? 'everybody with the code or the link'
                : 'only people who are verified'
            }
          />
          {session.joining === 'verified' && <Domains view={view} />}
        </>
      ) : (
        <Radios
          {...field(view, 'joining')}
          label="Who may join?"
          labelClass="govuk-fieldset__legend--s"
          hint="This is shown to everybody, and cannot change after the first question."
          choices={[
            {
              value: 'open',
              label: 'Everybody with the code or the link',
              hint: 'Name, organisation and place are what people say themselves. Nobody needs an account.',
            },
            {
              value: 'verified',
              label: 'Only people who are verified',
              hint: 'They sign in with their email address, or use a one-time ticket that you hand out.',
              conditional: <Domains view={view} />,
            },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">Organisations offered at joining</h2>
      <p class="govuk-body">
        People choose theirs from this list, or type another. Naming them the same way makes it possible to
        show what is wanted across organisations.
      </p>
      <Textarea
        {...field(view, 'organisations')}
        label="Organisations, one on each line (optional)"
        labelClass="govuk-label--s"
        rows={8}
      />
      <Input
        {...field(view, 'addOrganisation')}
        label="Add one that is known here (optional)"
        labelClass="govuk-label--s"
        hint="Type a few letters and choose from the suggestions."
        list="known-organisations"
        autocomplete="off"
      />
      <datalist id="known-organisations">
        {view.organisations.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </SettingsPage>
  );
}

function Domains({ view }: { view: SettingsView }) {
  return (
    <Textarea
      {...field(view, 'allowedDomains')}
      label="Email domains that are let in (optional)"
      hint="One on each line, like justice.gov.uk. Begin with a dot to let in everything below, like .gov.uk. Leave it empty to let in every confirmed address."
      rows={3}
      spellcheck={false}
    />
  );
}
