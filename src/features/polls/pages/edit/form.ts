import { z } from 'zod';
import { choice, cleanText, line, text } from '../../../../platform/forms/fields.ts';
import {
  type FormBody,
  type FormError,
  type ParsedForm,
  parseForm,
  rejected,
  toFormBody,
  typedText,
} from '../../../../platform/forms/form.ts';
import type { PollDraft } from '../../draft.ts';
import { MAX_OPTIONS, MAX_RANKED, type PollKind, type PollQuestion, type Scale } from '../../poll.ts';

const MAX_OPTION_LENGTH = 100;

/** What every kind has. */
const common = z.object({
  question: line({ name: 'Question', max: 300, required: 'Enter a question' }),
  hint: text({ name: 'Further explanation', max: 500 }),
  results: choice(['answered', 'closed'], 'Select when people see the results'),
});

const scaleForm = z.object({
  'scale-min': choice(['0', '1'], 'Select the lowest number'),
  'scale-max': line({ name: 'Highest number', max: 10, required: 'Enter the highest number' }).refine(
    (value) => /^([2-9]|10)$/.test(value),
    { error: 'Highest number must be a whole number from 2 to 10' },
  ),
  'scale-min-label': line({
    name: 'What the lowest number means',
    max: 60,
    required: 'Enter what the lowest number means',
  }),
  'scale-max-label': line({
    name: 'What the highest number means',
    max: 60,
    required: 'Enter what the highest number means',
  }),
});

/** Reads a poll of one kind as somebody prepared it; every mistake is told at once. */
export function parseDraft(kind: PollKind, body: unknown): ParsedForm<PollDraft> {
  const typed = toFormBody(body);
  const basics = parseForm(common, body);
  const options = readOptions(kind, typed);
  const maxChoices = readMaxChoices(kind, typed, options.texts.length);
  const scale = kind === 'scale' ? parseForm(scaleForm, body) : null;
  const errors: FormError[] = [
    ...(basics.ok ? [] : basics.errors.filter(({ field }) => field !== 'results')),
    ...options.errors,
    ...maxChoices.errors,
    ...(scale === null || scale.ok ? [] : scale.errors),
    ...(basics.ok ? [] : basics.errors.filter(({ field }) => field === 'results')),
  ];
  if (!basics.ok || errors.length > 0) return rejected(typed, errors);
  const { question, hint, results } = basics.value;
  return {
    ok: true,
    value: {
      kind,
      question,
      hint,
      options: options.texts,
      maxChoices: maxChoices.value,
      scale: scale?.ok === true ? toScale(scale.value) : null,
      resultsWhen: results,
    },
  };
}

function toScale(value: z.output<typeof scaleForm>): Scale {
  return {
    min: Number(value['scale-min']),
    max: Number(value['scale-max']),
    minLabel: value['scale-min-label'],
    maxLabel: value['scale-max-label'],
  };
}

function hasOptions(kind: PollKind): boolean {
  return kind === 'one' || kind === 'several' || kind === 'ranking';
}

/** One option on each line, at least two, none of them twice. */
function readOptions(kind: PollKind, typed: FormBody): { texts: string[]; errors: FormError[] } {
  if (!hasOptions(kind)) return { texts: [], errors: [] };
  const texts = cleanText(typedText(typed, 'options'))
    .split('\n')
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter((each) => each !== '');
  const most = kind === 'ranking' ? MAX_RANKED : MAX_OPTIONS;
  const long = texts.find((each) => [...each].length > MAX_OPTION_LENGTH);
  const twice = texts.find(
    (each, index) => texts.findIndex((other) => other.toLowerCase() === each.toLowerCase()) < index,
  );
  const message =
    texts.length < 2
      ? 'Enter at least 2 answers, each on a line of its own'
      : texts.length > most
        ? `Enter ${most} answers or fewer`
        : long !== undefined
          ? `Each answer must be ${MAX_OPTION_LENGTH} characters or less: shorten “${long.slice(0, 40)}…”`
          : twice !== undefined
            ? `“${twice}” is there twice. Enter each answer once`
            : undefined;
  return { texts, errors: message === undefined ? [] : [{ field: 'options', message }] };
}

function readMaxChoices(
  kind: PollKind,
  typed: FormBody,
  options: number,
): { value: number | null; errors: FormError[] } {
  if (kind !== 'several') return { value: null, errors: [] };
  const value = typedText(typed, 'max-choices').trim();
  const most = Math.max(2, options);
  const isFine = /^\d{1,2}$/.test(value) && Number(value) >= 2 && Number(value) <= most;
  if (isFine) return { value: Number(value), errors: [] };
  return {
    value: null,
    errors: [{ field: 'max-choices', message: `Most choices must be a whole number from 2 to ${most}` }],
  };
}

/** A poll as the fields of the form hold it. */
export function draftAsTyped(poll: PollQuestion): FormBody {
  return {
    question: poll.question,
    hint: poll.hint,
    options: poll.options.map(({ text }) => text).join('\n'),
    'max-choices': String(poll.maxChoices ?? ''),
    'scale-min': String(poll.scale?.min ?? 1),
    'scale-max': String(poll.scale?.max ?? 5),
    'scale-min-label': poll.scale?.minLabel ?? '',
    'scale-max-label': poll.scale?.maxLabel ?? '',
    results: poll.resultsWhen,
  };
}

export const EMPTY_DRAFT: FormBody = {
  'scale-min': '1',
  'scale-max': '5',
  'max-choices': '3',
  results: 'answered',
};
