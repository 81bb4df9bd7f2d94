import { z } from 'zod';
import { DEFAULT_ZONE } from '../../../../design-system/format.ts';
import { line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, type ParsedForm, parseForm, rejected } from '../../../../platform/forms/form.ts';
import { momentsOf } from '../../../../platform/local-time.ts';
import { readDayAhead } from '../../day-ahead.ts';
import { MAX_QUESTION, type NewPoll } from '../../polls/poll.ts';
import { MAX_POST_LENGTH } from '../../post.ts';

const senseForm = z.object({
  question: line({ name: 'Proposal', max: MAX_QUESTION, required: 'Enter what you propose' }),
  text: text({ name: 'Explanation', max: MAX_POST_LENGTH - MAX_QUESTION - 2 }),
});

/** What a post asks, and its text, which begins with the question. */
export interface Asking {
  readonly poll: NewPoll;
  readonly text: string;
}

/** Reads what somebody wants to ask; every mistake is told at once. */
export function readAsking(typed: FormBody, now: Date): ParsedForm<Asking> {
  const parsed = parseForm(senseForm, typed);
  const end = readDayAhead(typed, { field: 'end', name: 'Last day for answers', now });
  const errors = [...(parsed.ok ? [] : parsed.errors), ...end.errors];
  if (!parsed.ok || errors.length > 0) return rejected(typed, errors);
  const { question, text: explanation } = parsed.value;
  return {
    ok: true,
    value: {
      text: explanation === '' ? question : `${question}\n\n${explanation}`,
      poll: {
        kind: 'sense',
        question,
        options: [],
        maxChoices: null,
        scale: null,
        resultsWhen: 'closed',
        endsAt: end.day === null ? null : endOfDay(end.day),
      },
    },
  };
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
