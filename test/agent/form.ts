import type { CheerioAPI } from 'cheerio';
import {
  fillControls,
  isButton,
  isDisabled,
  isFillable,
  typeOf,
  valuesOf,
  type Filling,
} from './controls.ts';
import { elements, textOf, type PageElement } from './elements.ts';

/** A form as it would be sent. */
export interface Submission {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly body: URLSearchParams | FormData | null;
}

type Entry = readonly [name: string, value: string | File];

const CONTROLS = 'input, select, textarea, button';
const SENDS = 'button:not([type]), [type=submit], [type=image]';

/**
 * One form of a page, filled in and sent as a browser would without scripts: see "Constructing the entry list" in
 * the HTML standard. It refuses what a person could not do, such as picking a choice that is not offered.
 */
export class Form {
  readonly #$: CheerioAPI;
  readonly #form: PageElement;
  readonly #pagePath: string;
  readonly #files = new Map<string, readonly File[]>();

  /** `pagePath` is the path and query of the page that the form stands on. */
  constructor($: CheerioAPI, form: PageElement, pagePath: string) {
    this.#$ = $;
    this.#form = form;
    this.#pagePath = pagePath;
  }

  /** The names of the controls that a person can fill in, each once. */
  get fields(): readonly string[] {
    return [...new Set(this.#fillable().map((control) => control.attr('name') ?? ''))];
  }

  /** The words on the buttons that send it. */
  get buttons(): readonly string[] {
    return this.#buttons().map(wordsOn);
  }

  /** What the form would send under that name now, hidden fields too. */
  values(name: string): readonly string[] {
    return this.#entries(undefined)
      .filter(([key]) => key === name)
      .map(([, value]) => (typeof value === 'string' ? value : value.name));
  }

  /** Fills controls by their names. Throws where a person could not do that on the page. */
  fill(fillings: Readonly<Record<string, Filling>>): this {
    for (const [name, filling] of Object.entries(fillings)) {
      const controls = this.#fillable().filter((control) => control.attr('name') === name);
      const [first] = controls;
      if (first === undefined) {
        throw new Error(`There is no field ${name} to fill in, only ${this.fields.join(', ')}.`);
      }
      if (typeOf(first) !== 'file') fillControls(name, controls, filling);
      else this.#files.set(name, filesOf(name, first, filling));
    }
    return this;
  }

  /** What is sent by pressing the button with these words, or the first button. */
  submission(words?: string): Submission {
    const button = this.#button(words);
    const attribute = (name: string): string => button?.attr(`form${name}`) ?? this.#form.attr(name) ?? '';
    const page = new URL(this.#pagePath, 'http://page.invalid');
    const target = new URL(attribute('action') || this.#pagePath, page);
    const entries = this.#entries(button);
    if (attribute('method').toLowerCase() !== 'post') {
      target.search = new URLSearchParams(entries.map(asText)).toString();
      return { method: 'GET', path: target.pathname + target.search, body: null };
    }
    const isMultipart = attribute('enctype').toLowerCase() === 'multipart/form-data';
    const body = isMultipart ? multipart(entries) : new URLSearchParams(entries.map(asText));
    return { method: 'POST', path: target.pathname + target.search, body };
  }

  /** Its controls that are not disabled, wherever on the page they stand. */
  #controls(): readonly PageElement[] {
    const id = this.#form.attr('id');
    return elements(this.#$, CONTROLS).filter((control) => {
      const owner = control.attr('form');
      const isOwn = owner === undefined ? control.closest('form').is(this.#form) : owner === id;
      return isOwn && !isDisabled(control);
    });
  }

  #fillable(): readonly PageElement[] {
    return this.#controls().filter(isFillable);
  }

  #buttons(): readonly PageElement[] {
    return this.#controls().filter((control) => control.is(SENDS));
  }

  #button(words: string | undefined): PageElement | undefined {
    const buttons = this.#buttons();
    if (words === undefined) return buttons[0];
    const found = buttons.find((button) => wordsOn(button) === words);
    if (found === undefined)
      throw new Error(`There is no button “${words}”, only ${this.buttons.join(', ')}.`);
    return found;
  }

  #entries(pressed: PageElement | undefined): readonly Entry[] {
    return this.#controls().flatMap((control): readonly Entry[] => {
      const name = control.attr('name') ?? '';
      if (name === '') return [];
      if (isButton(control)) {
        return pressed !== undefined && control.is(pressed) ? [[name, control.attr('value') ?? '']] : [];
      }
      if (typeOf(control) === 'file') {
        return (this.#files.get(name) ?? [new File([], '')]).map((file) => [name, file]);
      }
      return valuesOf(control).map((value) => [name, value]);
    });
  }
}

/** Several files only where a person could choose several. */
function filesOf(name: string, control: PageElement, filling: Filling): readonly File[] {
  const files = Array.isArray(filling) ? filling : [filling];
  const isOne = files.length === 1 || control.attr('multiple') !== undefined;
  if (!isOne || !files.every((file) => file instanceof File)) throw new Error(`${name} takes a file.`);
  return files;
}

function wordsOn(button: PageElement): string {
  return button.is('button') ? textOf(button) : (button.attr('value') ?? '');
}

function asText([name, value]: Entry): [string, string] {
  return [name, typeof value === 'string' ? value : value.name];
}

function multipart(entries: readonly Entry[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}
