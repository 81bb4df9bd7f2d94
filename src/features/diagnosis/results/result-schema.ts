/** What a stored result looks like, for one that arrives in a file: nothing in it is trusted before it fits. */
import { z } from 'zod';
import { READING_NAMES } from '../../../analysis/diagnosis/advice.ts';
import { ITEMS, QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
import type { Reading } from '../../../analysis/diagnosis/reading.ts';
import { DEFAULT_SETTINGS, type DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import type { StoredResult } from './stored-result.ts';

const line = z.string().max(2_000);
const lines = z.array(line).max(200);
const count = z.number().int().min(0);
const span = z.object({ low: z.number(), high: z.number() });
const counts = z.array(count).length(5);
const item = z.enum(ITEMS);
const question = z.enum(QUESTIONS);

const FEWEST_ORGANISATION_RATERS = 3;

export const settingsSchema: z.ZodType<DiagnosisSettings> = z
  .object(
    Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((name) => [name, z.number()])) as Record<
      keyof DiagnosisSettings,
      z.ZodNumber
    >,
  )
  .refine(({ minOrganisationRaters }) => minOrganisationRaters >= FEWEST_ORGANISATION_RATERS);

const spread = z.object({
  id: line,
  text: line,
  n: count,
  cantSay: count,
  median: z.number().nullable(),
  counts,
  agreement: z.number().nullable(),
  chance: span.nullable(),
  verdict: z.enum(['agreed', 'split', 'no_clearer_than_chance']).nullable(),
  sentences: lines,
  groups: z
    .array(z.object({ name: line, counts, cantSay: count }))
    .max(200)
    .nullable(),
});

const ofQuestion = z.object({
  statements: z.array(spread).max(100),
  disagreement: span
    .extend({
      value: z.number(),
      statements: count,
      label: z.enum(['clearly agreed', 'could be chance', 'clearly split']),
    })
    .nullable(),
  between: z
    .object({ share: z.number(), expected: z.number(), p: line.nullable(), raters: count })
    .nullable(),
  perception: z
    .object({
      perceived: z.number(),
      actual: z.number(),
      gap: z.number(),
      finding: z.enum(['false consensus', 'false conflict']).nullable(),
      n: count,
    })
    .nullable(),
});

export const resultSchema: z.ZodType<StoredResult> = z.object({
  method: line,
  reading: z.enum(Object.keys(READING_NAMES) as [Reading, ...Reading[]]),
  notes: z.array(z.enum(['borderline', 'could_be_chance', 'high_uncertainty', 's2_conflict'])).max(10),
  raters: count,
  counted: count,
  organisations: count,
  organisationWords: z.object({ one: line, many: line }),
  sentences: z
    .array(z.object({ id: line, question: question.exactOptional(), item: item.exactOptional(), text: line }))
    .max(200),
  advice: z.object({
    main: lines,
    startWith: question.nullable(),
    byQuestion: z.object({ wrong: lines, do: lines, works: lines }),
  }),
  contested: z.array(item).max(ITEMS.length),
  complexity: z.object({ level: z.number(), plainLevel: z.number(), interval: span.nullable() }).nullable(),
  groups: z
    .array(z.object({ name: line, raters: count }))
    .max(200)
    .nullable(),
  items: z.array(spread).max(50),
  questions: z.object({ wrong: ofQuestion, do: ofQuestion, works: ofQuestion }),
  settings: settingsSchema,
  seed: z.number(),
});
