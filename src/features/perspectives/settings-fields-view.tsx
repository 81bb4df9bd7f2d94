import { Checkboxes } from '../../design-system/components/checkboxes.tsx';
import { DateInput, type DatePart } from '../../design-system/components/date-input.tsx';
import { Input } from '../../design-system/components/input.tsx';
import { Radios } from '../../design-system/components/radios.tsx';
import { Textarea } from '../../design-system/components/textarea.tsx';
import { LanguageSelect } from '../../design-system/patterns/language-select.tsx';
import { type FieldMistake, mistakeAt } from '../../design-system/patterns/form.tsx';

export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

interface SettingsFieldsProps {
  readonly typed: Typed;
  readonly errors: readonly FieldMistake[];
  /** Whether it belongs to an endeavour, whose seats may then be those who take part. */
  readonly inEndeavour: boolean;
}

/** What a conversation is about, who takes part, and when. */
export function SettingsFields({ typed, errors, inEndeavour }: SettingsFieldsProps) {
  const text = (name: string): string => String(typed[name] ?? '');
  return (
    <>
      <Input
        name="question"
        label="What is the question?"
        hint="One sentence that anybody it affects would understand"
        value={text('question')}
        error={mistakeAt(errors, 'question')}
      />
      <Textarea
        name="background"
        label="Background (optional)"
        hint="What people should know before they answer, and what will be done with the result"
        value={text('background')}
        error={mistakeAt(errors, 'background')}
      />
      <LanguageSelect
        label="Language of the question and the statements"
        language={text('language') || 'en'}
        error={mistakeAt(errors, 'language')}
      />
      <Radios
        name="audience"
        label="Who may take part?"
        choices={[
          { value: 'link', label: 'Anybody with the link', hint: 'No account is needed' },
          { value: 'signed-in', label: 'Everybody who is signed in here' },
          inEndeavour && { value: 'seats', label: 'Those who hold a seat in this endeavour' },
        ]}
        value={text('audience')}
        error={mistakeAt(errors, 'audience')}
      />
      <Checkboxes
        name="adding"
        choices={[{ value: 'yes', label: 'People may add statements of their own' }]}
        values={text('adding') === '' ? [] : ['yes']}
      />
      <Radios
        name="moderation"
        label="When do conveners look at added statements?"
        choices={[
          { value: 'before', label: 'Before they are shown to others' },
          { value: 'after', label: 'Afterwards: they are shown at once, and can be taken away' },
        ]}
        value={text('moderation')}
        error={mistakeAt(errors, 'moderation')}
      />
      <Day field="opens" label="Opens at the start of (optional)" typed={typed} errors={errors} />
      <Day field="closes" label="Closes at the end of (optional)" typed={typed} errors={errors} />
    </>
  );
}

function Day({
  field,
  label,
  typed,
  errors,
}: Omit<SettingsFieldsProps, 'inEndeavour'> & { field: string; label: string }) {
  const parts: DatePart[] = ['day', 'month', 'year'];
  const wrong = parts.filter((part) => mistakeAt(errors, `${field}-${part}`) !== undefined);
  const text = (part: DatePart): string => String(typed[`${field}-${part}`] ?? '');
  return (
    <DateInput
      name={field}
      label={label}
      hint="For example, 27 3 2027"
      value={{ day: text('day'), month: text('month'), year: text('year') }}
      errorParts={wrong}
      error={wrong[0] === undefined ? undefined : mistakeAt(errors, `${field}-${wrong[0]}`)}
    />
  );
}
