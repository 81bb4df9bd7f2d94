import { z } from 'zod';
import { formatTime } from '../../../design-system/format.ts';
import { type Read, readTimeField } from '../../../platform/forms/dates.ts';
import { checkbox, line, text, texts } from '../../../platform/forms/fields.ts';
import {
  type FormBody,
  type ParsedForm,
  parseForm,
  rejected,
  typedText,
} from '../../../platform/forms/form.ts';
import { localTimeOf } from '../../../platform/local-time.ts';
import type { Part, RoleHolder, Session } from '../session.ts';
import type { PartValues } from './agenda.repository.ts';
import { type Filled, inPageOrder } from './sections.ts';
import { mistakesOf, momentIn } from './when.ts';

export const PART_LABELS: Readonly<Record<string, string>> = {
  title: 'Title',
  description: 'Description',
  time: 'Start time',
  takesQuestions: 'Takes questions',
  speakers: 'Speakers',
};

const schema = z.object({
  title: line({ name: 'Title', max: 150, required: 'Enter a title' }),
  description: text({ name: 'Description', max: 2_000 }),
  takesQuestions: checkbox,
  speakers: texts,
});

export const NEW_PART: Filled = { title: '', description: '', time: '', takesQuestions: 'yes', speakers: '' };

/** The ids of speakers stand in one text, with a space between. */
export function filledPart(part: Part, session: Session): Filled {
  return {
    title: part.title,
    description: part.description,
    time: part.startsAt === null ? '' : formatTime(part.startsAt, session.zone),
    takesQuestions: part.takesQuestions ? 'yes' : '',
    speakers: part.speakerIds.toSorted().join(' '),
  };
}

/** An agenda item as it was typed. Speakers who have been removed meanwhile are left out. */
export function readPart(
  typed: FormBody,
  session: Session,
  speakers: readonly Pick<RoleHolder, 'id'>[],
): ParsedForm<PartValues> {
  const parsed = parseForm(schema, typed);
  const startsAt = readStart(typed, session);
  if (!parsed.ok || !startsAt.ok) {
    const errors = [...(parsed.ok ? [] : parsed.errors), ...mistakesOf(startsAt)];
    return rejected(typed, inPageOrder(errors, PART_LABELS));
  }
  const { title, description, takesQuestions } = parsed.value;
  const chosen = new Set(parsed.value.speakers);
  const speakerIds = speakers.map(({ id }) => id).filter((id) => chosen.has(id));
  return { ok: true, value: { title, description, takesQuestions, speakerIds, startsAt: startsAt.value } };
}

function readStart(typed: FormBody, session: Session): Read<Date | null> {
  if (typedText(typed, 'time').trim() === '') return { ok: true, value: null };
  const time = readTimeField(typed, 'time', 'Start time');
  return time.ok
    ? momentIn(session.zone, localTimeOf(session.startsAt, session.zone), time.value, 'time')
    : time;
}
