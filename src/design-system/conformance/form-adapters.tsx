import type { VNode } from 'preact';
import { Button } from '../components/button.tsx';
import { CharacterCount } from '../components/character-count.tsx';
import { Checkboxes, type CheckboxChoice } from '../components/checkboxes.tsx';
import type { Divider } from '../components/choices.tsx';
import { DateInput, type DatePart } from '../components/date-input.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fieldset } from '../components/fieldset.tsx';
import { FileUpload } from '../components/file-upload.tsx';
import type { FieldProps } from '../components/form-group.tsx';
import { Hint } from '../components/hint.tsx';
import { Input } from '../components/input.tsx';
import { Label } from '../components/label.tsx';
import { Radios } from '../components/radios.tsx';
import { Select } from '../components/select.tsx';
import { Textarea } from '../components/textarea.tsx';
import { type Options, content } from './fixture.ts';

export const formAdapters: Readonly<Record<string, (options: Options) => VNode>> = {
  button: (o) =>
    o.href === undefined ? (
      <Button
        id={o.id}
        class={o.classes}
        name={o.name}
        type={o.type as 'button' | undefined}
        value={o.value as string | undefined}
        disabled={o.disabled}
        preventDoubleClick={o.preventDoubleClick}
        start={o.isStartButton}
        {...o.attributes}
      >
        {startContent(o)}
      </Button>
    ) : (
      <Button href={o.href} id={o.id} class={o.classes} start={o.isStartButton} {...o.attributes}>
        {startContent(o)}
      </Button>
    ),
  'character-count': (o) => (
    <CharacterCount
      {...field(o)}
      maxLength={o.maxlength ?? 0}
      countType={o.countType === 'words' ? 'words' : undefined}
      threshold={o.threshold}
      rows={o.rows as number | undefined}
      spellcheck={o.spellcheck}
      value={o.value as string | undefined}
      {...o.attributes}
    />
  ),
  checkboxes: (o) => (
    <Checkboxes
      {...group(o)}
      describedBy={o.describedBy ?? o.fieldset?.describedBy}
      choices={choices(o)}
      values={chosen(o)}
      {...o.attributes}
    />
  ),
  'date-input': (o) => (
    <DateInput
      {...group(o)}
      name={o.namePrefix ?? ''}
      id={o.id}
      parts={dateParts(o)}
      names={dateNames(o)}
      autocomplete={dateAutocomplete(o)}
      value={dateValue(o)}
      errorParts={wrongParts(o)}
      {...o.attributes}
    />
  ),
  'error-message': (o) => (
    <ErrorMessage id={o.id} class={o.classes} visuallyHiddenText={o.visuallyHiddenText} {...o.attributes}>
      {content(o)}
    </ErrorMessage>
  ),
  'error-summary': (o) => (
    <ErrorSummary
      errors={(o.errorList ?? []).map((error) => ({ href: error.href, text: content(error) }))}
      title={content({ html: o.titleHtml, text: o.titleText })}
      class={o.classes}
      disableAutoFocus={o.disableAutoFocus}
      {...o.attributes}
    >
      {content({ html: o.descriptionHtml, text: o.descriptionText })}
    </ErrorSummary>
  ),
  fieldset: (o) => (
    <Fieldset
      class={o.classes}
      legend={content(o.legend)}
      legendClass={o.legend?.classes ?? ''}
      legendIsPageHeading={o.legend?.isPageHeading}
      describedBy={o.describedBy}
      role={o.role as 'group' | undefined}
      {...o.attributes}
    >
      {content(o)}
    </Fieldset>
  ),
  'file-upload': (o) => (
    <FileUpload
      {...field(o)}
      drop={o.javascript}
      multiple={o.multiple}
      disabled={o.disabled}
      {...o.attributes}
    />
  ),
  hint: (o) => (
    <Hint id={o.id} class={o.classes} {...o.attributes}>
      {content(o)}
    </Hint>
  ),
  input: (o) => (
    <Input
      {...field(o)}
      type={o.type as 'text' | undefined}
      value={o.value as string | undefined}
      prefix={content(o.prefix)}
      suffix={content(o.suffix)}
      disabled={o.disabled}
      spellcheck={o.spellcheck}
      autocomplete={o.autocomplete}
      autocapitalize={o.autocapitalize as 'none' | undefined}
      inputMode={o.inputmode}
      pattern={o.pattern}
      {...o.attributes}
    />
  ),
  label: (o) => (
    <Label for={o.for} class={o.classes ?? ''} isPageHeading={o.isPageHeading} {...o.attributes}>
      {content(o)}
    </Label>
  ),
  radios: (o) => (
    <Radios
      {...group(o)}
      describedBy={o.fieldset?.describedBy}
      choices={choices(o)}
      value={chosen(o)[0]}
      {...o.attributes}
    />
  ),
  select: (o) => (
    <Select
      {...field(o)}
      disabled={o.disabled}
      value={(o.value ?? selectedItem(o)) as string | undefined}
      options={(o.items ?? []).map(
        (item) =>
          item && {
            value: item.value as string | undefined,
            text: item.text ?? '',
            disabled: item.disabled,
          },
      )}
      {...o.attributes}
    />
  ),
  textarea: (o) => (
    <Textarea
      {...field(o)}
      rows={o.rows as number | undefined}
      value={o.value as string | undefined}
      spellcheck={o.spellcheck}
      disabled={o.disabled}
      autocomplete={o.autocomplete}
      {...o.attributes}
    />
  ),
};

/** govuk-frontend wraps HTML in a start button, because its flex layout would drop the spaces within. */
function startContent(o: Options) {
  return o.isStartButton && o.html ? <span>{content(o)}</span> : content(o);
}

function field(o: Options): FieldProps {
  return {
    name: o.name ?? '',
    id: o.id,
    class: o.classes,
    label: content(o.label),
    labelClass: o.label?.classes ?? '',
    labelIsPageHeading: o.label?.isPageHeading,
    hint: content(o.hint),
    error: o.errorMessage?.text,
    describedBy: o.describedBy,
    groupClass: o.formGroup?.classes,
    groupAttributes: o.formGroup?.attributes,
    before: content(o.formGroup?.beforeInput),
    after: content(o.formGroup?.afterInput),
  };
}

function group(o: Options): FieldProps {
  const { legend } = o.fieldset ?? {};
  return {
    ...field(o),
    id: o.idPrefix,
    label: content(legend),
    labelClass: legend?.classes ?? '',
    labelIsPageHeading: legend?.isPageHeading,
    describedBy: o.fieldset?.describedBy,
    before: content(o.formGroup?.beforeInputs),
    after: content(o.formGroup?.afterInputs),
  };
}

function choices(o: Options): (CheckboxChoice | Divider | undefined)[] {
  return (o.items ?? []).map((item) =>
    !item
      ? undefined
      : item.divider
        ? { divider: item.divider }
        : {
            value: item.value as string,
            label: content(item),
            labelClass: item.label?.classes,
            hint: content(item.hint),
            id: item.id,
            name: item.name,
            disabled: item.disabled,
            conditional: content(item.conditional),
            exclusive: item.behaviour === 'exclusive',
            attributes: item.attributes,
          },
  );
}

function chosen(o: Options): (string | number)[] {
  const listed = Array.isArray(o.values) ? o.values : [o.value as string];
  const unticked = (o.items ?? []).filter((item) => item?.checked === false).map((item) => item.value);
  const ticked = (o.items ?? []).filter((item) => item?.checked).map((item) => item.value as string);
  return [...ticked, ...listed].filter((value) => value && !unticked.includes(value));
}

function selectedItem(o: Options) {
  const item = o.items?.find((candidate) => candidate?.selected);
  return item?.value ?? item?.text;
}

const PARTS = ['day', 'month', 'year'] as const;

function dateParts(o: Options): DatePart[] {
  const named = PARTS.filter((part) => dateItem(o, part));
  return named.length > 0 ? named : PARTS.filter((part) => !(part in o) || o[part]);
}

function dateNames(o: Options): Record<DatePart, string> | undefined {
  if (o.namePrefix) return undefined;
  const names = PARTS.map((part) => [part, dateItem(o, part)?.name ?? o[part]?.name ?? part]);
  return Object.fromEntries(names) as Record<DatePart, string>;
}

function dateValue(o: Options): Partial<Record<DatePart, string | number>> {
  const values = (o.values ?? {}) as Record<string, string | number>;
  const typed = (part: DatePart) => values[o.namePrefix ? `${o.namePrefix}-${part}` : part];
  return Object.fromEntries(
    PARTS.map((part) => [part, dateItem(o, part)?.value ?? o[part]?.value ?? typed(part)]),
  ) as Partial<Record<DatePart, string | number>>;
}

function wrongParts(o: Options): DatePart[] | undefined {
  const error = (part: DatePart) => dateItem(o, part)?.error ?? o[part]?.error;
  const wrong = PARTS.filter(error);
  if (wrong.length > 0) return wrong;
  return o.errorMessage ? PARTS.filter((part) => error(part) !== false) : undefined;
}

function dateAutocomplete(o: Options): 'bday' | undefined {
  return dateItem(o, 'day')?.autocomplete === 'bday-day' || o.day?.autocomplete === 'bday-day'
    ? 'bday'
    : undefined;
}

function dateItem(o: Options, part: DatePart): Options | undefined {
  return o.items?.find((item) => item?.name === part);
}
