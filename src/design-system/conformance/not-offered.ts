/** Components of govuk-frontend that we do not have, and why. */
export const COMPONENTS_NOT_OFFERED: Readonly<Record<string, string>> = {
  'cookie-banner': 'the only cookies are those that signing in needs',
  'exit-this-page': 'for services used in danger, which this is not',
  feedback: 'asks about GOV.UK pages',
  footer: 'carries the crown and the royal arms; ours is components/footer.tsx',
  'generic-header': 'ours also carries the account; see components/header.tsx',
  header: 'carries the GOV.UK logotype',
  'language-navigation': 'there is one language so far',
  'password-input': 'people sign in without a password',
  'phase-banner': 'speaks of alpha and beta phases of GOV.UK services',
  'task-list': 'no page needs one yet',
};

const ATTRIBUTES_OF_A_PART = 'further attributes go to the element of the component, not to each part of it';
const CLASSES_OF_A_PART = 'class names go to the element of the component, not to each part of it';
const TRANSLATION = 'there is one language so far';
const CODE_POINTS = 'characters are counted in one way only, that of the server (count-characters.ts)';
const NO_LIMIT = 'a count without a limit set in the page makes no sense without JavaScript';
const WORD_COUNT = 'deprecated: give maxLength with countType "words"';
const DATE_ITEMS = 'the parts of a date have fixed labels, and ids made from that of the field';
const ERROR_BY_CLASS = 'a part that is wrong is named in errorParts';
const INTERRUPTION = 'a page that interrupts is written with PageHeading and ButtonGroup';
const SLOTS = 'what stands beside the navigation is in the header';

/** Examples that ours do not reproduce, and why. */
export const EXAMPLES_NOT_OFFERED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  accordion: { 'with translations': TRANSLATION },
  breadcrumbs: { 'item attributes': ATTRIBUTES_OF_A_PART },
  'character-count': {
    "with count type 'length'": CODE_POINTS,
    "with count type 'characters'": CODE_POINTS,
    "with count type 'characters' and value": CODE_POINTS,
    "with count type 'characters' and error message": CODE_POINTS,
    "with count type 'characters' and threshold": CODE_POINTS,
    'custom classes on countMessage': CLASSES_OF_A_PART,
    'to configure in JavaScript': NO_LIMIT,
    'with neither maxlength nor maxwords set': NO_LIMIT,
    'with neither maxlength, maxwords nor textarea description set': NO_LIMIT,
    'with custom textarea description': TRANSLATION,
    'with maxwords': WORD_COUNT,
    'with translations': TRANSLATION,
  },
  checkboxes: { 'label with attributes': ATTRIBUTES_OF_A_PART, 'fieldset params': ATTRIBUTES_OF_A_PART },
  'date-input': {
    'custom inputmode': 'a date is typed in digits',
    'custom pattern': 'the server checks what is typed',
    'items with classes': CLASSES_OF_A_PART,
    'with error on single field using classes': ERROR_BY_CLASS,
    'with error on single item using classes': ERROR_BY_CLASS,
    'with errors only (using classes)': ERROR_BY_CLASS,
    'with errors only (using items and classes)': ERROR_BY_CLASS,
    'with field value and item value': DATE_ITEMS,
    'with field value and items': DATE_ITEMS,
    'with field value, item value and values': DATE_ITEMS,
    'with id on items': DATE_ITEMS,
    'with input attributes': ATTRIBUTES_OF_A_PART,
    'with item value': DATE_ITEMS,
    'with nested name': DATE_ITEMS,
    'with translations': TRANSLATION,
    'with values, name prefix and custom names': DATE_ITEMS,
  },
  'error-summary': {
    'autofocus disabled': 'there is no summary without errors',
    'autofocus explicitly enabled': 'there is no summary without errors',
    'error list with attributes': ATTRIBUTES_OF_A_PART,
  },
  'file-upload': {
    'enhanced, custom wrapper classes and attributes': ATTRIBUTES_OF_A_PART,
    translated: TRANSLATION,
  },
  input: {
    'with customised input wrapper': ATTRIBUTES_OF_A_PART,
    'with prefix with attributes': ATTRIBUTES_OF_A_PART,
    'with prefix with classes': CLASSES_OF_A_PART,
    'with suffix with attributes': ATTRIBUTES_OF_A_PART,
    'with suffix with classes': CLASSES_OF_A_PART,
  },
  panel: {
    interruption: INTERRUPTION,
    'interruption with custom classes': INTERRUPTION,
    'interruption, button link': INTERRUPTION,
    'interruption, no actions': INTERRUPTION,
    'interruption, no actions items': INTERRUPTION,
    'interruption, submit action': INTERRUPTION,
    'interruption, with actions classes and attributes': INTERRUPTION,
    'interruption-with-content-with-long-line-length': INTERRUPTION,
    'interruption-with-headings-content-and-lists': INTERRUPTION,
  },
  radios: { 'label with attributes': ATTRIBUTES_OF_A_PART, 'fieldset params': ATTRIBUTES_OF_A_PART },
  select: {
    'attributes on items': ATTRIBUTES_OF_A_PART,
    'item selected overrides value': 'value alone says which option is chosen',
    'with falsy values': 'values are texts or numbers',
  },
  'service-navigation': {
    attributes: 'the element takes class names only',
    'inverse with language navigation': SLOTS,
    'with `inline` end slot': SLOTS,
    'with language navigation': SLOTS,
    'with right-aligned language navigation': SLOTS,
    'with slotted content': SLOTS,
  },
  'summary-list': {
    'actions with classes': CLASSES_OF_A_PART,
    'key with classes': CLASSES_OF_A_PART,
    'overridden-widths': CLASSES_OF_A_PART,
    'summary card with custom attributes': ATTRIBUTES_OF_A_PART,
  },
  table: {
    'firstCellIsHeader with attributes': ATTRIBUTES_OF_A_PART,
    'head with attributes': ATTRIBUTES_OF_A_PART,
    'rows with attributes': ATTRIBUTES_OF_A_PART,
  },
  tabs: { 'item with attributes': ATTRIBUTES_OF_A_PART, 'panel with attributes': ATTRIBUTES_OF_A_PART },
  'warning-text': { 'icon fallback text only': 'a warning has words' },
};
