import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { type FieldProps, FormGroup, describedByIds, splitField } from './form-group.tsx';
import { useFirst } from './use-first.ts';

export interface InputProps
  extends
    FieldProps,
    Attributes<
      'input',
      keyof FieldProps | 'value' | 'defaultValue' | 'type' | 'list' | 'prefix' | 'spellcheck'
    > {
  /**
   * What the field holds when it is made; read once. Neither hydration nor a later render overwrites
   * what a person has typed.
   */
  value?: string | number | undefined;
  type?: 'text' | 'email' | 'search' | 'tel' | 'url' | 'password' | 'number' | undefined;
  spellcheck?: boolean | undefined;
  /** The id of a `<datalist>` with suggestions. */
  list?: string | undefined;
  /** A unit or symbol before the field, such as £. Screen readers skip it: say it in the label too. */
  prefix?: ComponentChildren;
  /** A unit after the field. Screen readers skip it: say it in the label too. */
  suffix?: ComponentChildren;
}

/** A single-line field. For width, give `class="govuk-input--width-10"` or `govuk-!-width-one-half`. */
export function Input(props: InputProps) {
  const [field, { value, type = 'text', prefix, suffix, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  const initial = useFirst(value);
  const input = (
    <input
      class={classes('govuk-input', field.class, field.error && 'govuk-input--error')}
      id={id}
      name={field.name}
      // Preact types an input by its type, one by one; all of ours take the same attributes.
      type={type as 'text'}
      defaultValue={initial === undefined ? undefined : String(initial)}
      aria-describedby={describedByIds(id, field)}
      {...rest}
    />
  );
  const isWrapped = prefix || suffix || field.before || field.after;
  if (!isWrapped) {
    return (
      <FormGroup field={field} id={id}>
        {input}
      </FormGroup>
    );
  }
  return (
    <FormGroup field={{ ...field, before: undefined, after: undefined }} id={id}>
      <div class="govuk-input__wrapper">
        {field.before}
        <Affix kind="prefix">{prefix}</Affix>
        {input}
        <Affix kind="suffix">{suffix}</Affix>
        {field.after}
      </div>
    </FormGroup>
  );
}

function Affix({ kind, children }: { kind: 'prefix' | 'suffix'; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div class={`govuk-input__${kind}`} aria-hidden="true">
      {children}
    </div>
  );
}
