import { Fieldset } from '../../../../design-system/components/fieldset.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { field, SettingsPage, type SettingsView } from '../../organise/settings-view.tsx';
import { organiseUrls } from '../../organise/urls.ts';

interface LinksView extends SettingsView {
  /** The rows of further reading to show. */
  readonly rows: readonly number[];
  /** Names of languages by their code. */
  readonly languages: Readonly<Record<string, string>>;
}

export function LinksPage({ rows, languages, ...view }: LinksView) {
  return (
    <SettingsPage view={view} heading="Links and language" action={organiseUrls.links(view.session.code)}>
      <LinkField
        view={view}
        name="callUrl"
        label="Video call link (optional)"
        hint="Where people who are not in the room follow the session. Everybody who has joined sees it."
      />
      <LinkField
        view={view}
        name="captionsUrl"
        label="Live captions link (optional)"
        hint="A page on which the words spoken can be read."
      />
      <LinkField
        view={view}
        name="signLanguageUrl"
        label="Sign language link (optional)"
        hint="A stream with a sign language interpreter."
      />
      <Radios
        {...field(view, 'language')}
        label="Language of the session"
        labelClass="govuk-fieldset__legend--s"
        choices={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      />
      <h2 class="govuk-heading-m">Further reading (optional)</h2>
      <p class="govuk-body">
        To remove a row, empty both of its fields. When you have used all rows, save to get more.
      </p>
      {rows.map((row) => (
        <Fieldset legend={`Reading ${row + 1}`} legendClass="govuk-fieldset__legend--s">
          <Input {...field(view, `reading-${row}-title`)} label="Title" />
          <LinkField view={view} name={`reading-${row}-url`} label="Address" />
        </Fieldset>
      ))}
    </SettingsPage>
  );
}

function LinkField({
  view,
  name,
  label,
  hint,
}: {
  view: SettingsView;
  name: string;
  label: string;
  hint?: string;
}) {
  return (
    <Input
      {...field(view, name)}
      label={label}
      hint={hint}
      type="url"
      autocomplete="off"
      spellcheck={false}
    />
  );
}
