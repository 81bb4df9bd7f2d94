import { z } from 'zod';
import { line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, typedText } from '../../../../platform/forms/form.ts';
import {
  type Field,
  FIELDS,
  LEVELS,
  type Profile,
  REACHES,
  readSince,
  sinceWords,
  VISIBILITIES,
  type Visibility,
} from '../../profile.ts';

/** In this post since, as {@link readSince} reads it. */
export const since = line({ name: 'In this post since', max: 20 })
  .refine((value) => readSince(value) !== null, {
    error: 'In this post since must be a year, or a month and a year, like March 2021',
  })
  .transform((value) => readSince(value) ?? '');

const visibility = z.enum(VISIBILITIES).optional().catch(undefined);
const seenBy = <Name extends Field>(name: Name) =>
  ({ [`see-${name}`]: visibility }) as Record<`see-${Name}`, typeof visibility>;

export const profileForm = z.object({
  post: line({ name: 'Post', max: 120 }),
  place: line({ name: 'Place', max: 100 }),
  level: z.enum(LEVELS).nullable().catch(null),
  reach: z.enum(REACHES).nullable().catch(null),
  since,
  workingOn: text({ name: 'Working on', max: 1_000 }),
  offers: text({ name: 'Can offer', max: 1_000 }),
  needs: text({ name: 'Looking for', max: 1_000 }),
  languages: line({ name: 'Languages', max: 200 }),
  pronouns: line({ name: 'Pronouns', max: 40 }),
  ...seenBy('post'),
  ...seenBy('place'),
  ...seenBy('level'),
  ...seenBy('since'),
  ...seenBy('workingOn'),
  ...seenBy('offers'),
  ...seenBy('needs'),
  ...seenBy('languages'),
  ...seenBy('pronouns'),
});

export type ProfileFields = Readonly<Record<string, string>>;

export function profileOf(value: z.output<typeof profileForm>): Profile {
  const visibility: Partial<Record<Field, Visibility>> = {};
  for (const field of FIELDS) visibility[field] = value[`see-${field}`] ?? 'members';
  const { post, place, level, reach, workingOn, offers, needs, languages, pronouns } = value;
  const details = { post, place, level, reach, workingOn, offers, needs, languages, pronouns };
  return { ...details, since: value.since, visibility };
}

/** What the form shows of a profile. */
export function fieldsOf(profile: Profile): ProfileFields {
  const { visibility, level, reach, ...texts } = profile;
  const chosen = FIELDS.map((field) => [`see-${field}`, visibility[field] ?? 'members'] as const);
  return {
    ...texts,
    since: sinceWords(profile.since),
    level: level ?? '',
    reach: reach ?? '',
    ...Object.fromEntries(chosen),
  };
}

/** What the form shows again of what was typed. */
export function fieldsTyped(typed: FormBody): ProfileFields {
  return Object.fromEntries(Object.keys(typed).map((name) => [name, typedText(typed, name)]));
}
