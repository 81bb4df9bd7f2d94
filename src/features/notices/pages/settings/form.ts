import { z } from 'zod';
import { checkbox, choice } from '../../../../platform/forms/fields.ts';
import { readDate } from '../../../../platform/forms/dates.ts';
import { type FormBody, parseForm, type ParsedForm, rejected } from '../../../../platform/forms/form.ts';
import { isZone } from '../../../../platform/local-time.ts';
import { REASONS, SENDINGS, sendingsOf } from '../../reasons.ts';
import { momentAt, type Settings } from '../../settings.ts';

const hour = (required: string) =>
  z
    .string({ error: required })
    .regex(/^(\d|1\d|2[0-3])$/, required)
    .transform(Number);

const schema = z.object({
  ...Object.fromEntries(
    REASONS.map((reason) => [
      reason,
      choice(sendingsOf(reason) as typeof SENDINGS, 'Choose when you are told'),
    ]),
  ),
  zone: z
    .string({ error: 'Choose a time zone from the list' })
    .refine(isZone, 'Choose a time zone from the list'),
  digestHour: hour('Choose the hour of your digest'),
  quiet: checkbox,
  quietFrom: hour('Choose when your quiet hours begin'),
  quietUntil: hour('Choose when your quiet hours end'),
  pause: checkbox,
});

/** What was chosen on the settings page; `now` is what a pause must end after. */
export function readSettings(typed: FormBody, now: Date): ParsedForm<Settings> {
  const parsed = parseForm(schema, typed);
  const date = typed['pause'] === undefined ? undefined : readDate(typed, 'paused', 'Date');
  const dateErrors = date === undefined || date.ok ? [] : date.errors;
  if (!parsed.ok) return rejected(typed, [...parsed.errors, ...dateErrors]);
  if (dateErrors.length > 0) return rejected(typed, dateErrors);
  const { zone, digestHour, quiet, quietFrom, quietUntil } = parsed.value;
  if (quiet && quietFrom === quietUntil) {
    return rejected(typed, [
      { field: 'quietUntil', message: 'Quiet hours must end at another hour than they begin' },
    ]);
  }
  const pausedUntil =
    date?.ok === true ? momentAt({ ...date.value, hour: digestHour, minute: 0 }, zone) : null;
  if (pausedUntil !== null && pausedUntil <= now) {
    return rejected(typed, [{ field: 'paused-day', message: 'Date must be in the future' }]);
  }
  const chosen = parsed.value as unknown as Settings['choices'];
  const choices = Object.fromEntries(
    REASONS.map((reason) => [reason, chosen[reason]]),
  ) as Settings['choices'];
  return {
    ok: true,
    value: {
      zone,
      digestHour,
      quiet: quiet ? { from: quietFrom, until: quietUntil } : null,
      pausedUntil,
      choices,
    },
  };
}

/** Settings as the form shows them. */
export function typedSettings(
  settings: Settings,
  paused: { day: number; month: number; year: number } | null,
): FormBody {
  const { zone, digestHour, quiet, choices } = settings;
  return {
    ...choices,
    zone,
    digestHour: String(digestHour),
    ...(quiet === null ? {} : { quiet: 'yes' }),
    quietFrom: String(quiet?.from ?? 21),
    quietUntil: String(quiet?.until ?? 7),
    ...(paused === null
      ? {}
      : {
          pause: 'yes',
          'paused-day': String(paused.day),
          'paused-month': String(paused.month),
          'paused-year': String(paused.year),
        }),
  };
}
