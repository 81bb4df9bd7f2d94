import { z } from 'zod';
import { DEFAULT_ZONE } from '../../../../design-system/format.ts';
import { line, text } from '../../../../platform/forms/fields.ts';
import {
  type FormBody,
  type ParsedForm,
  parseForm,
  rejected,
  typedText,
} from '../../../../platform/forms/form.ts';
import { newId } from '../../../../platform/ids.ts';
import { momentsOf } from '../../../../platform/local-time.ts';
import { EMPTY_DRAFT, parseDraft, type PollKind } from '../../../polls/index.ts';
import { readDayAhead } from '../../day-ahead.ts';
import { MAX_QUESTION, type NewPoll, type ThreadPollKind } from '../../polls/poll.ts';
import { MAX_POST_LENGTH } from '../../post.ts';

const proposalForm = z.object({
  question: line({ name: 'Proposal', max: MAX_QUESTION, required: 'Enter what you propose' }),
});
const explanationForm = z.object({
  text: text({ name: 'Explanation', max: MAX_POST_LENGTH - MAX_QUESTION - 2 }),
});

const MORE_FIELDS = [
  'options',
  'max-choices',
  'results',
  'scale-min',
  'scale-min-label',
  'scale-max',
  'scale-max-label',
  'end-day',
  'end-month',
  'end-year',
] as const;

/** What a draft keeps besides the question and its explanation: what was changed in the empty form. */
export function pollFields(typed: FormBody): Readonly<Record<string, string>> {
  return Object.fromEntries(
    MORE_FIELDS.map((name) => [name, typedText(typed, name)] as const).filter(
      ([name, value]) => value.trim() !== '' && value !== typedText(EMPTY_DRAFT, name),
    ),
  );
}

/** What a post asks, and its text, which begins with the question. */
export interface Asking {
  readonly poll: NewPoll;
  readonly text: string;
}

/** Reads what somebody wants to ask; every mistake is told at once, in the order of the form. */
export function readAsking(kind: ThreadPollKind, typed: FormBody, now: Date): ParsedForm<Asking> {
  const asked = kind === 'sense' ? readProposal(typed) : readQuestion(kind, typed);
  const explained = parseForm(explanationForm, typed);
  const end = readDayAhead(typed, { field: 'end', name: 'Last day for answers', now });
  const mistakes = Map.groupBy(asked.ok ? [] : asked.errors, ({ field }) => field === 'question');
  const errors = [
    ...(mistakes.get(true) ?? []),
    ...(explained.ok ? [] : explained.errors),
    ...(mistakes.get(false) ?? []),
    ...end.errors,
  ];
  if (!asked.ok || !explained.ok || errors.length > 0) return rejected(typed, errors);
  const { question } = asked.value;
  const explanation = explained.value.text;
  return {
    ok: true,
    value: {
      text: explanation === '' ? question : `${question}\n\n${explanation}`,
      poll: { ...asked.value, endsAt: end.day === null ? null : endOfDay(end.day) },
    },
  };
}

type Asked = Omit<NewPoll, 'endsAt'>;

function readProposal(typed: FormBody): ParsedForm<Asked> {
  const parsed = parseForm(proposalForm, typed);
  if (!parsed.ok) return parsed;
  const { question } = parsed.value;
  const nothing = { options: [], maxChoices: null, scale: null };
  return { ok: true, value: { kind: 'sense', question, ...nothing, resultsWhen: 'closed' } };
}

/** By the rules that polls of sessions have (FOR-48). */
function readQuestion(kind: PollKind, typed: FormBody): ParsedForm<Asked> {
  const parsed = parseDraft(kind, typed);
  if (!parsed.ok) return parsed;
  const { question, options, maxChoices, scale, resultsWhen } = parsed.value;
  const given = options.map((option) => ({ id: newId<'option'>(), text: option }));
  return { ok: true, value: { kind, question, options: given, maxChoices, scale, resultsWhen } };
}

/** The last minute of a day, YYYY-MM-DD, where the service is. */
function endOfDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moments = momentsOf({ year, month, day: date, hour: 23, minute: 59 }, DEFAULT_ZONE);
  switch (moments.kind) {
    case 'once':
      return moments.at;
    case 'twice':
      return moments.second;
    case 'never':
      throw new Error('Clocks do not go forward at the end of a day where the service is.');
  }
}
