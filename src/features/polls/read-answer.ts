import type { FieldMistake } from '../../design-system/patterns/form.tsx';
import { cleanText } from '../../platform/forms/fields.ts';
import { type FormBody, typedText, typedTexts } from '../../platform/forms/form.ts';
import { type Answer, NONE, rankField } from './answer.ts';
import { MAX_TEXT, type OptionId, type PollQuestion, type Scale } from './poll.ts';

export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer }
  /** `field` is the name of the field, which the page's ids end with. */
  | { readonly ok: false; readonly errors: readonly FieldMistake[] };

/** Reads what a person sent by the rules of the poll's kind (LIVE-67), whatever the page allowed. */
export function readAnswer(poll: PollQuestion, body: FormBody): ReadAnswer {
  switch (poll.kind) {
    case 'one':
      return readChoice(poll, typedTexts(body, 'choice'));
    case 'several':
      return readChoices(poll, typedTexts(body, 'choice'));
    case 'scale':
      return readScale(poll.scale, typedTexts(body, 'choice'));
    case 'ranking':
      return readRanking(poll, body);
    case 'text':
      return readText(body);
  }
}

function readChoice(poll: PollQuestion, chosen: readonly string[]): ReadAnswer {
  if (chosen.length > 1) return mistake('choice', 'Choose one answer only');
  if (chosen[0] === NONE) return none;
  const options = known(poll, chosen);
  return options.length === 1 ? { ok: true, answer: { options } } : mistake('choice', 'Choose an answer');
}

function readChoices(poll: PollQuestion, chosen: readonly string[]): ReadAnswer {
  const options = known(poll, chosen);
  if (chosen.includes(NONE)) {
    return options.length === 0
      ? none
      : mistake('choice', 'Choose your answers, or “Prefer not to say”, but not both');
  }
  if (options.length === 0) return mistake('choice', 'Choose at least one answer');
  if (poll.maxChoices !== null && options.length > poll.maxChoices) {
    return mistake('choice', `Choose ${poll.maxChoices} answers or fewer`);
  }
  return { ok: true, answer: { options } };
}

/** The options of the poll that were chosen, each once and in the poll's order. */
function known(poll: PollQuestion, chosen: readonly string[]): OptionId[] {
  return poll.options.map(({ id }) => id).filter((id) => chosen.includes(id));
}

function readScale(scale: Scale | null, chosen: readonly string[]): ReadAnswer {
  if (chosen.length > 1) return mistake('choice', 'Choose one number only');
  if (chosen[0] === NONE) return none;
  const point = /^\d{1,2}$/.test(chosen[0] ?? '') ? Number(chosen[0]) : Number.NaN;
  if (scale === null || !(point >= scale.min && point <= scale.max)) {
    return mistake('choice', `Choose a number from ${scale?.min ?? 1} to ${scale?.max ?? 5}`);
  }
  return { ok: true, answer: { scale: point } };
}

/** Complete and without ties: each place from 1 to the number of options once. */
function readRanking({ options }: PollQuestion, body: FormBody): ReadAnswer {
  const typed = options.map(({ id }) => typedText(body, rankField(id)).trim());
  const isNone = typedText(body, NONE) !== '';
  if (isNone && typed.every((text) => text === '')) return none;
  if (isNone) return mistake(NONE, 'Number the options, or tick “Prefer not to say”, but not both');
  const errors: FieldMistake[] = [];
  const taken = new Map<number, string>();
  for (const [index, { id, text }] of options.entries()) {
    const place = /^\d{1,2}$/.test(typed[index] ?? '') ? Number(typed[index]) : 0;
    const other = taken.get(place);
    const message =
      place < 1 || place > options.length
        ? `Enter a place from 1 to ${options.length} for “${text}”`
        : other === undefined
          ? undefined
          : `Give “${text}” another place: “${other}” has place ${place} already`;
    if (message !== undefined) errors.push({ field: rankField(id), message });
    else taken.set(place, text);
  }
  if (errors.length > 0) return { ok: false, errors };
  const ranked = options
    .map(({ id }, index) => ({ id, place: Number(typed[index]) }))
    .toSorted((a, b) => a.place - b.place);
  return { ok: true, answer: { options: ranked.map(({ id }) => id) } };
}

function readText(body: FormBody): ReadAnswer {
  const text = cleanText(typedText(body, 'text')).replace(/\s+/g, ' ');
  if (typedText(body, NONE) !== '') {
    return text === '' ? none : mistake(NONE, 'Write an answer, or tick “Prefer not to say”, but not both');
  }
  if (text === '') return mistake('text', 'Enter your answer');
  if ([...text].length > MAX_TEXT)
    return mistake('text', `Your answer must be ${MAX_TEXT} characters or less`);
  return { ok: true, answer: { text } };
}

const none: ReadAnswer = { ok: true, answer: { none: true } };

function mistake(field: string, message: string): ReadAnswer {
  return { ok: false, errors: [{ field, message }] };
}
