import { Details } from '../components/details.tsx';
import { Select } from '../components/select.tsx';
import { LANGUAGES } from '../languages.ts';

/** Asks for the language of a text, out of the way of the many who write in English. */
export function LanguageSelect({
  language,
  id,
  label = 'Language of what you write',
  error,
}: {
  language: string;
  id?: string | undefined;
  label?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <Details summary="Not in English?" open={language !== 'en' || error !== undefined}>
      <Select
        name="language"
        id={id}
        label={label}
        hint="Screen readers then read it out in that language"
        options={Object.entries(LANGUAGES).map(([code, name]) => ({ value: code, text: name }))}
        value={language}
        error={error}
      />
    </Details>
  );
}
