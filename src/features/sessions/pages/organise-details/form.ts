import { z } from 'zod';
import { formatTime } from '../../../../design-system/format.ts';
import { type Read, readDate, readTimeField } from '../../../../platform/forms/dates.ts';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, rejected, typedText } from '../../../../platform/forms/form.ts';
import { inPageOrder, type SettingsForm } from '../../organise/sections.ts';
import {
  filledDate,
  filledWhen,
  mistakesOf,
  momentIn,
  readWhen,
  type When,
  WHEN_LABELS,
} from '../../organise/when.ts';

/** What every session has, also asked for when it is made. */
export const aboutFields = {
  title: line({ name: 'Title', max: 150, required: 'Enter a title' }),
  description: text({ name: 'Description', max: 3_000 }),
};

const schema = z.object({
  ...aboutFields,
  opens: choice(['by-hand', 'at'], 'Choose when questions open'),
  goesLive: choice(['by-hand', 'start'], 'Choose how the session goes live'),
});

export const detailsForm: SettingsForm<'details'> = {
  name: 'details',
  labels: {
    title: 'Title',
    description: 'Description',
    ...WHEN_LABELS,
    opens: 'When questions open',
    'opens-day': 'Opening day',
    'opens-month': 'Opening month',
    'opens-year': 'Opening year',
    'opens-time': 'Opening time',
    goesLive: 'How the session goes live',
  },
  filled: ({ session }) => ({
    title: session.title,
    description: session.description,
    ...filledWhen(session),
    opens: session.opensAt === null ? 'by-hand' : 'at',
    ...(session.opensAt === null
      ? { 'opens-day': '', 'opens-month': '', 'opens-year': '' }
      : filledDate('opens', session.opensAt, session.zone)),
    'opens-time': session.opensAt === null ? '' : formatTime(session.opensAt, session.zone),
    goesLive: session.goesLiveAt === null ? 'by-hand' : 'start',
  }),
  read(typed) {
    const parsed = parseForm(schema, typed);
    const when = readWhen(typed);
    const opensAt = readOpening(typed, when);
    if (!parsed.ok || !when.ok || !opensAt.ok) {
      const errors = [...(parsed.ok ? [] : parsed.errors), ...mistakesOf(when), ...mistakesOf(opensAt)];
      return rejected(typed, inPageOrder(errors, detailsForm.labels));
    }
    const { title, description, goesLive } = parsed.value;
    const goesLiveAt = goesLive === 'start' ? when.value.startsAt : null;
    return { ok: true, value: { title, description, ...when.value, opensAt: opensAt.value, goesLiveAt } };
  },
};

function readOpening(typed: FormBody, when: Read<When>): Read<Date | null> {
  if (typedText(typed, 'opens') !== 'at') return { ok: true, value: null };
  const date = readDate(typed, 'opens', 'Opening date');
  const time = readTimeField(typed, 'opens-time', 'Opening time');
  if (!date.ok || !time.ok) return { ok: false, errors: [...mistakesOf(date), ...mistakesOf(time)] };
  if (!when.ok) return { ok: true, value: null };
  const opensAt = momentIn(when.value.zone, date.value, time.value, 'opens-time');
  if (!opensAt.ok || opensAt.value < when.value.endsAt) return opensAt;
  return {
    ok: false,
    errors: [{ field: 'opens-day', message: 'Questions must open before the session ends' }],
  };
}
