import { z } from 'zod';
import { parseForm, type ParsedForm, rejected, type FormBody } from '../../../../platform/forms/form.ts';
import type { NewSession } from '../../session.ts';
import { type Filled, inPageOrder } from '../../organise/sections.ts';
import { mistakesOf, readWhen, WHEN_LABELS } from '../../organise/when.ts';
import { aboutFields } from '../organise-details/form.ts';

const LABELS = { title: 'Title', description: 'Description', ...WHEN_LABELS };

const schema = z.object(aboutFields);

export const NOTHING_FILLED: Filled = {
  ...Object.fromEntries(Object.keys(LABELS).map((field) => [field, ''])),
  zone: 'Europe/London',
};

export function readNewSession(typed: FormBody): ParsedForm<NewSession> {
  const about = parseForm(schema, typed);
  const when = readWhen(typed);
  if (about.ok && when.ok) return { ok: true, value: { ...about.value, ...when.value } };
  const errors = [...(about.ok ? [] : about.errors), ...mistakesOf(when)];
  return rejected(typed, inPageOrder(errors, LABELS));
}
