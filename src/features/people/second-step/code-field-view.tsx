import { Input } from '../../../design-system/components/input.tsx';

/** Where a code of the second step is typed: of the app, or a recovery code. */
export function CodeField({
  error,
  id = 'code',
  hint = 'The 6 digits that your app shows now, or one of your recovery codes',
}: {
  readonly error: string | undefined;
  readonly id?: string;
  readonly hint?: string;
}) {
  return (
    <Input
      name="code"
      id={id}
      label="Code"
      hint={hint}
      class="govuk-input--width-10"
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
      error={error}
    />
  );
}
