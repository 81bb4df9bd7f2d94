import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { type FieldProps, FormGroup, describedByIds, splitField } from './form-group.tsx';

export interface TextareaProps
  extends
    FieldProps,
    Attributes<'textarea', keyof FieldProps | 'value' | 'defaultValue' | 'rows' | 'spellcheck'> {
  /** The text when the page is made; a *default* value, so a render never overwrites what was typed. */
  value?: string | undefined;
  rows?: number | undefined;
  spellcheck?: boolean | undefined;
}

/** A field for several lines of text. */
export function Textarea(props: TextareaProps) {
  const [field, { value, rows = 5, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  return (
    <FormGroup field={field} id={id}>
      <textarea
        class={classes('govuk-textarea', field.error && 'govuk-textarea--error', field.class)}
        id={id}
        name={field.name}
        rows={rows}
        aria-describedby={describedByIds(id, field)}
        defaultValue={value ?? ''}
        {...rest}
      />
    </FormGroup>
  );
}
