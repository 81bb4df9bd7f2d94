import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { type FieldProps, FormGroup, describedByIds, splitField } from './form-group.tsx';
import { useFirst } from './use-first.ts';

export interface TextareaProps
  extends
    FieldProps,
    Attributes<'textarea', keyof FieldProps | 'value' | 'defaultValue' | 'rows' | 'spellcheck'> {
  /** The text when the field is made; read once, so that a render never overwrites what was typed. */
  value?: string | undefined;
  rows?: number | undefined;
  spellcheck?: boolean | undefined;
}

/** A field for several lines of text. */
export function Textarea(props: TextareaProps) {
  const [field, { value, rows = 5, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  const initial = useFirst(value ?? '');
  return (
    <FormGroup field={field} id={id}>
      <textarea
        class={classes('govuk-textarea', field.error && 'govuk-textarea--error', field.class)}
        id={id}
        name={field.name}
        rows={rows}
        aria-describedby={describedByIds(id, field)}
        defaultValue={initial}
        {...rest}
      />
    </FormGroup>
  );
}
