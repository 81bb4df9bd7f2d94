import { z } from 'zod';
import { languageField } from '../../../../platform/forms/language-field.ts';
import { checkbox, choice, line, text } from '../../../../platform/forms/fields.ts';
import { readDate } from '../../../../platform/forms/dates.ts';
import {
  type FormBody,
  type FormError,
  type ParsedForm,
  parseForm,
  rejected,
  toFormBody,
  typedText,
} from '../../../../platform/forms/form.ts';
import { momentsOf } from '../../../../platform/local-time.ts';
import type { ConversationInput } from '../../convening.ts';
import { type Lens, LENSES } from '../../conversation.ts';
import { MAX_STATEMENT_LENGTH, saidBy } from '../../statement.ts';

const ZONE = 'Europe/London';
const SEEDS_AT_MOST = 100;

/** A field with one statement on each line. */
function statementLines(name: string) {
  return text({ name, max: 30_000 })
    .transform((value) => [
      ...new Set(
        value
          .split('\n')
          .map((each) => each.trim().replace(/\s+/g, ' '))
          .filter((each) => each !== ''),
      ),
    ])
    .refine((lines) => lines.length <= SEEDS_AT_MOST, {
      error: ({ input }) =>
        `${name}: enter ${SEEDS_AT_MOST} statements or fewer; there are ${(input as string[]).length}`,
    })
    .refine((lines) => lines.every(isShort), {
      error: ({ input }) =>
        `${name}: each statement must be ${MAX_STATEMENT_LENGTH} characters or less. Shorten “${beginning((input as string[]).find((each) => !isShort(each)) ?? '')}”`,
    });
}

const isShort = (statement: string): boolean => [...statement].length <= MAX_STATEMENT_LENGTH;

const beginning = (statement: string): string => `${[...statement].slice(0, 40).join('').trim()}…`;

const settings = {
  question: line({
    name: 'Question',
    max: 200,
    required: 'Enter the question that this conversation is about',
  }),
  background: text({ name: 'Background', max: 5_000 }),
  language: languageField,
  audience: choice(['link', 'signed-in', 'seats'], 'Select who may take part'),
  moderation: choice(['before', 'after'], 'Select when statements are looked at'),
  adding: checkbox,
};

const seeds = {
  'seeds-wrong': statementLines('What is wrong'),
  'seeds-do': statementLines('What should be done'),
  'seeds-works': statementLines('How things work'),
};

const settingsForm = z.object(settings);

const startForm = z.object({
  ...settings,
  endeavour: line({ name: 'Endeavour', max: 20 }),
  ...seeds,
});

const seedsForm = z.object({ ...seeds, language: languageField });

export interface Seed {
  readonly text: string;
  readonly lens: Lens;
  readonly language: string;
}

export interface StartValues extends ConversationInput {
  readonly endeavour: string;
  readonly seeds: readonly Seed[];
}

export function parseStart(body: unknown): ParsedForm<StartValues> {
  const parsed = parseForm(startForm, body);
  const times = readTimes(toFormBody(body));
  const alike = parsed.ok ? alikeAmong(seedsOf(parsed.value)) : [];
  if (!parsed.ok || times.errors.length + alike.length > 0) {
    return failed(body, parsed, [...times.errors, ...alike]);
  }
  const { value } = parsed;
  return {
    ok: true,
    value: {
      question: value.question,
      background: value.background,
      language: value.language,
      audience: value.audience,
      moderation: value.moderation,
      addingAllowed: value.adding,
      endeavour: value.endeavour,
      ...times.value,
      seeds: seedsOf(value),
    },
  };
}

/** Statements alone, for a conversation that there is already. */
export function parseSeeds(body: unknown): ParsedForm<readonly Seed[]> {
  const parsed = parseForm(seedsForm, body);
  if (!parsed.ok) return parsed;
  const value = seedsOf(parsed.value);
  const alike = alikeAmong(value);
  if (value.length > 0 && alike.length === 0) return { ok: true, value };
  return rejected(
    toFormBody(body),
    value.length > 0
      ? alike
      : [{ field: 'seeds-wrong', message: 'Enter at least one statement, under what it is about' }],
  );
}

function seedsOf(value: z.infer<typeof seedsForm>): Seed[] {
  const { language } = value;
  return LENSES.flatMap((lens) => value[`seeds-${lens}`].map((text) => ({ text, lens, language })));
}

/** Statements that say the same as one before them, which would be answered twice: a mistake for each field. */
function alikeAmong(all: readonly Seed[]): FormError[] {
  const first = new Map<string, Seed>();
  return LENSES.flatMap((lens) => {
    const pairs: string[] = [];
    for (const seed of all.filter((each) => each.lens === lens)) {
      const before = first.get(saidBy(seed.text));
      if (before === undefined) first.set(saidBy(seed.text), seed);
      else pairs.push(`“${seed.text}” says the same as “${before.text}”`);
    }
    if (pairs.length === 0) return [];
    return [{ field: `seeds-${lens}`, message: `${pairs.join('; ')}. Keep one, or say what is different` }];
  });
}

export function parseSettings(body: unknown): ParsedForm<ConversationInput> {
  const parsed = parseForm(settingsForm, body);
  const times = readTimes(toFormBody(body));
  if (!parsed.ok || times.errors.length > 0) return failed(body, parsed, times.errors);
  const { adding, ...value } = parsed.value;
  return { ok: true, value: { ...value, addingAllowed: adding, ...times.value } };
}

/** Mistakes in the order of the page: first statements stand below the dates. */
function failed(body: unknown, parsed: ParsedForm<unknown>, times: readonly FormError[]) {
  const errors = parsed.ok ? [] : parsed.errors;
  const isSeeds = ({ field }: FormError): boolean => field.startsWith('seeds-');
  return rejected(toFormBody(body), [
    ...errors.filter((each) => !isSeeds(each)),
    ...times,
    ...errors.filter(isSeeds),
  ]);
}

/** Opening at the start of a day, closing at the end of one; each may be left empty. */
function readTimes(typed: FormBody) {
  const errors: FormError[] = [];
  const read = (field: 'opens' | 'closes', name: string, hour: number, minute: number): Date | null => {
    if (['day', 'month', 'year'].every((part) => typedText(typed, `${field}-${part}`).trim() === ''))
      return null;
    const date = readDate(typed, field, name);
    if (!date.ok) {
      errors.push(...date.errors);
      return null;
    }
    const moments = momentsOf({ ...date.value, hour, minute }, ZONE);
    return moments.kind === 'once' ? moments.at : moments.kind === 'twice' ? moments.first : null;
  };
  const opensAt = read('opens', 'Opening date', 0, 0);
  const closesAt = read('closes', 'Closing date', 23, 59);
  if (opensAt !== null && closesAt !== null && closesAt < opensAt) {
    errors.push({ field: 'closes-day', message: 'Closing date must be on or after the opening date' });
  }
  return { value: { opensAt, closesAt }, errors };
}
