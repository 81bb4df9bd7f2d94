import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type VNode, h } from 'preact';
import { RAW_ELEMENT } from './normalise-html.ts';

/** The options of govuk-frontend's macros that our adapters read; which apply depends on the component. */
export interface Options {
  actions?: { items?: Options[]; classes?: string };
  action?: string;
  active?: boolean;
  afterInput?: Options;
  afterInputs?: Options;
  ariaLabel?: string;
  attributes?: Record<string, string | number>;
  autocomplete?: string;
  autocapitalize?: string;
  beforeInput?: Options;
  beforeInputs?: Options;
  behaviour?: string;
  caption?: string;
  captionClasses?: string;
  card?: Options & { title?: Options & { headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 } };
  checked?: boolean;
  classes?: string;
  collapseNavigationOnMobile?: boolean;
  collapseOnMobile?: boolean;
  colspan?: number;
  conditional?: { html?: string };
  content?: Options;
  countType?: string;
  current?: boolean;
  day?: Options;
  describedBy?: string;
  descriptionHtml?: string;
  descriptionText?: string;
  disableAutoFocus?: boolean;
  disabled?: boolean;
  divider?: string;
  ellipsis?: boolean;
  error?: boolean;
  errorList?: Options[];
  errorMessage?: Options;
  expanded?: boolean;
  fieldset?: Options;
  firstCellIsHeader?: boolean;
  for?: string;
  format?: string;
  formGroup?: Options;
  head?: Options[];
  heading?: Options;
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  hint?: Options;
  href?: string;
  html?: string;
  iconFallbackText?: string;
  id?: string;
  idPrefix?: string;
  inputmode?: string;
  isPageHeading?: boolean;
  isStartButton?: boolean;
  items?: Options[];
  javascript?: boolean;
  key?: Options;
  label?: Options;
  labelText?: string;
  landmarkLabel?: string;
  legend?: Options;
  maxlength?: number;
  menuButtonLabel?: string;
  menuButtonText?: string;
  month?: Options;
  multiple?: boolean;
  name?: string;
  namePrefix?: string;
  navigation?: Options[];
  navigationClasses?: string;
  navigationId?: string;
  navigationLabel?: string;
  next?: Options;
  number?: number | string;
  open?: boolean;
  panel?: Options;
  pattern?: string;
  prefix?: Options;
  preventDoubleClick?: boolean;
  previous?: Options;
  rememberExpanded?: boolean;
  role?: string;
  rows?: Options[] | Options[][] | number;
  rowspan?: number;
  selected?: boolean;
  serviceName?: string;
  serviceUrl?: string;
  spellcheck?: boolean;
  suffix?: Options;
  summary?: Options;
  summaryHtml?: string;
  summaryText?: string;
  text?: string;
  threshold?: number;
  title?: string | Options;
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  titleHtml?: string;
  titleId?: string;
  titleText?: string;
  type?: string;
  value?: string | number | Options;
  values?: (string | number)[] | Record<string, string | number>;
  visuallyHiddenText?: string;
  year?: Options;
}

export interface Fixture {
  name: string;
  options: Options;
  html: string;
}

const COMPONENTS = join(
  dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
  'dist/govuk/components',
);

/** The names of govuk-frontend's components that have examples. */
export function componentNames(): string[] {
  return readdirSync(COMPONENTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** The examples of one component, as its version of govuk-frontend renders them. */
export function fixturesOf(component: string): Fixture[] {
  const file = readFileSync(join(COMPONENTS, component, 'fixtures.json'), 'utf8');
  return (JSON.parse(file) as { fixtures: Fixture[] }).fixtures;
}

/** The `html` or else the `text` of an option, as children. */
export function content(
  options: { html?: string | undefined; text?: string | undefined } | undefined,
): string | VNode | undefined {
  if (options?.html) return h(RAW_ELEMENT, { dangerouslySetInnerHTML: { __html: options.html } });
  return options?.text;
}
