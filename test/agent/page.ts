import { load, type CheerioAPI } from 'cheerio';
import { elements, textOf, type PageElement } from './elements.ts';
import { Form } from './form.ts';

/** One line of an error summary. */
export interface SummaryLine {
  readonly text: string;
  /** The name of the control that it leads to. */
  readonly field: string;
}

/** An answer of the app as a person without scripts has it before them. */
export class Page {
  readonly status: number;
  /** Path and query, after any redirects. */
  readonly path: string;
  /** Where each redirect on the way led, in order. */
  readonly redirects: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
  /** All of what was sent. */
  readonly body: string;
  /** For what the rest of this class does not answer: https://cheerio.js.org */
  readonly $: CheerioAPI;

  constructor(answer: Pick<Page, 'status' | 'path' | 'redirects' | 'headers' | 'body'>) {
    this.status = answer.status;
    this.path = answer.path;
    this.redirects = answer.redirects;
    this.headers = answer.headers;
    this.body = answer.body;
    this.$ = load(answer.body);
  }

  get title(): string {
    return this.#text('title');
  }

  /** The words of the main heading. */
  get heading(): string {
    return this.#text('h1');
  }

  /** All words between the header and the footer. */
  get text(): string {
    return this.#text('main');
  }

  /** The words of every element that a selector finds. */
  texts(selector: string): readonly string[] {
    return elements(this.$, selector).map(textOf);
  }

  /** The error summary. Throws where one of its links leads to no control of the page. */
  get errors(): readonly SummaryLine[] {
    return elements(this.$, '.govuk-error-summary__list li').map((line) => {
      const href = line.find('a').attr('href') ?? '';
      const control = elements(this.$, 'input, select, textarea').find(
        (candidate) => href === `#${candidate.attr('id')}`,
      );
      if (control === undefined) throw new Error(`“${textOf(line)}” leads to no control, but to ${href}`);
      return { text: textOf(line), field: control.attr('name') ?? '' };
    });
  }

  get forms(): readonly Form[] {
    return elements(this.$, 'form').map((form) => this.#form(form));
  }

  /** The form with a button of these words; without words, the only form of the page's main part. */
  form(buttonWords?: string): Form {
    const forms = elements(this.$, buttonWords === undefined ? 'main form' : 'form').map((form) =>
      this.#form(form),
    );
    const found = forms.filter((form) => buttonWords === undefined || form.buttons.includes(buttonWords));
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    const buttons = this.forms.flatMap((form) => form.buttons).join(', ');
    throw new Error(
      `Wanted one form with ${buttonWords ?? 'any button'}, found ${found.length} at ${this.path} (${this.status}, ` +
        `“${this.heading}”); its buttons: ${buttons}`,
    );
  }

  /** The path of the link with these words. */
  link(words: string): string {
    const links = elements(this.$, 'a[href]');
    const found = links.find((link) => textOf(link) === words);
    if (found === undefined) throw new Error(`No link “${words}”, only ${links.map(textOf).join(', ')}`);
    return found.attr('href') ?? '';
  }

  #form(form: PageElement): Form {
    return new Form(this.$, form, this.path);
  }

  #text(selector: string): string {
    const [first] = elements(this.$, selector);
    return first === undefined ? '' : textOf(first);
  }
}
