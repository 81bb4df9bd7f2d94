import { textOf, type PageElement } from './elements.ts';

/** What a person does to a control: types, picks, ticks (one box or several), or chooses a file. */
export type Filling = string | boolean | readonly string[] | File | readonly File[];

const BUTTON = 'button, [type=submit], [type=image], [type=reset], [type=button]';

export function isButton(control: PageElement): boolean {
  return control.is(BUTTON);
}

/** `select`, `textarea`, `button`, or an input's type. */
export function typeOf(control: PageElement): string {
  if (control.is('input')) return (control.attr('type') ?? 'text').toLowerCase();
  return (control.prop('tagName') ?? '').toLowerCase();
}

export function isFillable(control: PageElement): boolean {
  return (
    control.attr('name') !== undefined &&
    control.attr('readonly') === undefined &&
    typeOf(control) !== 'hidden' &&
    !isButton(control)
  );
}

/** A disabled fieldset disables what is in it, but for its legend. */
export function isDisabled(control: PageElement): boolean {
  if (control.attr('disabled') !== undefined) return true;
  const fieldset = control.closest('fieldset[disabled]');
  return fieldset.length > 0 && !control.closest('legend').parent().is(fieldset);
}

/** Does to the controls of one name what a person wants; throws where the page does not let a person do it. */
export function fillControls(name: string, controls: readonly PageElement[], filling: Filling): void {
  const [first] = controls;
  if (first === undefined) throw new Error(`There is no field ${name}.`);
  switch (typeOf(first)) {
    case 'checkbox':
      setFlag(controls, 'checked', wantedOf(name, controls, filling), boxValue);
      return;
    case 'radio':
      setFlag(controls, 'checked', [oneText(name, filling)], boxValue);
      return;
    case 'select':
      setFlag(optionsOf(first), 'selected', texts(name, filling), optionValue);
      return;
    case 'textarea':
      first.text(oneText(name, filling));
      return;
    default:
      first.attr('value', oneText(name, filling));
  }
}

/** What a control that is no button and no file adds to the form's data. */
export function valuesOf(control: PageElement): readonly string[] {
  switch (typeOf(control)) {
    case 'checkbox':
    case 'radio':
      return control.attr('checked') === undefined ? [] : [boxValue(control)];
    case 'select':
      return selectedValues(control);
    case 'textarea':
      return [lineEndsAsSent(control.text())];
    default:
      return [lineEndsAsSent(control.attr('value') ?? '')];
  }
}

function wantedOf(name: string, boxes: readonly PageElement[], filling: Filling): readonly string[] {
  if (typeof filling !== 'boolean') return texts(name, filling);
  if (boxes.length > 1) throw new Error(`There are several boxes ${name}: say which, by their values.`);
  return filling ? boxes.map(boxValue) : [];
}

function setFlag(
  choices: readonly PageElement[],
  flag: 'checked' | 'selected',
  wanted: readonly string[],
  valueOf: (choice: PageElement) => string,
): void {
  const offered = choices.map(valueOf);
  const unknown = wanted.find((value) => !offered.includes(value));
  if (unknown !== undefined) throw new Error(`“${unknown}” is not offered, only ${offered.join(', ')}.`);
  for (const choice of choices) {
    if (wanted.includes(valueOf(choice))) choice.attr(flag, '');
    else choice.removeAttr(flag);
  }
}

function boxValue(box: PageElement): string {
  return box.attr('value') ?? 'on';
}

function optionsOf(select: PageElement): readonly PageElement[] {
  const options = select.find('option:not([disabled])');
  return options.toArray().map((_, index) => options.eq(index));
}

function optionValue(option: PageElement): string {
  return option.attr('value') ?? textOf(option);
}

/** Without a choice made, a list of one line has its first option chosen. */
function selectedValues(select: PageElement): readonly string[] {
  const options = optionsOf(select);
  const selected = options.filter((option) => option.attr('selected') !== undefined);
  if (select.attr('multiple') !== undefined) return selected.map(optionValue);
  return [selected.at(-1) ?? options[0]].flatMap((one) => (one === undefined ? [] : [optionValue(one)]));
}

function lineEndsAsSent(text: string): string {
  return text.replaceAll(/\r\n|\r|\n/g, '\r\n');
}

function oneText(name: string, filling: Filling): string {
  if (typeof filling === 'string') return filling;
  throw new Error(`${name} takes one text.`);
}

function texts(name: string, filling: Filling): readonly string[] {
  const values = typeof filling === 'string' ? [filling] : filling;
  if (Array.isArray(values) && values.every((value) => typeof value === 'string')) return values;
  throw new Error(`${name} takes its values.`);
}
