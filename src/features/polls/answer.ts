import type { FormBody } from '../../platform/forms/form.ts';
import type { DeclineReason } from '../sessions/index.ts';
import type { OptionId, PollQuestion } from './poll.ts';

/** What one person answered; `none` is "prefer not to say", which counts as taking part (LIVE-69). */
export type Answer =
  /** In the order of the poll, for a ranking in the order given to them. */
  | { readonly options: readonly OptionId[] }
  | { readonly scale: number }
  | { readonly text: string }
  | { readonly none: true };

/** Where a text stands with the moderators (LIVE-71). */
export type TextState = 'received' | 'published' | 'declined' | 'removed' | 'withdrawn';

/** A person's own answer; moderation concerns text alone. */
export interface OwnAnswer {
  readonly answer: Answer;
  readonly textState: TextState | null;
  readonly textReason: DeclineReason | null;
  readonly textNote: string | null;
}

/** The same as a page shows it: plain JSON. */
export interface MyAnswer {
  readonly answer: Answer;
  /** What the moderators did with a text, in words; empty where there is nothing to tell. */
  readonly notice: string;
}

/** What "prefer not to say" is sent as. */
export const NONE = 'none';

/** The name of the field that holds the place of an option in a ranking. */
export function rankField(option: OptionId): string {
  return `rank-${option}`;
}

/** An answer as the fields of its form hold it. */
export function answerAsTyped(poll: PollQuestion, answer: Answer): FormBody {
  if ('none' in answer)
    return poll.kind === 'ranking' || poll.kind === 'text' ? { none: NONE } : { choice: NONE };
  if ('scale' in answer) return { choice: String(answer.scale) };
  if ('text' in answer) return { text: answer.text };
  if (poll.kind !== 'ranking') return { choice: answer.options };
  return Object.fromEntries(answer.options.map((id, index) => [rankField(id), String(index + 1)]));
}

/** An answer in words, for telling people what they chose. */
export function answerInWords(poll: PollQuestion, answer: Answer): string {
  if ('none' in answer) return 'Prefer not to say';
  if ('scale' in answer) return String(answer.scale);
  if ('text' in answer) return answer.text;
  const texts = answer.options.map((id) => poll.options.find((option) => option.id === id)?.text ?? '');
  return poll.kind === 'ranking'
    ? texts.map((text, index) => `${index + 1}. ${text}`).join('; ')
    : texts.join('; ');
}
