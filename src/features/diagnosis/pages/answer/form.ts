import { z } from 'zod';
import { type Question, QUESTIONS } from '../../../../analysis/diagnosis/instrument.ts';
import { line, text } from '../../../../platform/forms/fields.ts';
import type { FormBody } from '../../../../platform/forms/form.ts';
import { typedText } from '../../../../platform/forms/form.ts';
import { CHANGE_MIND_LENGTH, POSITION_LENGTH } from '../../questionnaire.ts';

const position = line({ name: 'Sentence', max: POSITION_LENGTH });

export const positionsForm = z.object({
  wrong: position,
  do: position,
  works: position,
  'change-mind': text({ name: 'What would change your mind', max: CHANGE_MIND_LENGTH }),
});

/** 1 … 5, null for "I can't say", undefined where nothing was chosen. Anything else nobody can choose. */
function readRating(body: FormBody, name: string): number | null | undefined {
  const typed = typedText(body, name);
  if (typed === 'cannot-say') return null;
  return /^[1-5]$/.test(typed) ? Number(typed) : undefined;
}

/** The ratings that a page holds; what was passed over is absent. */
export function readRatings(body: FormBody, names: readonly string[]): Record<string, number | null> {
  const ratings: Record<string, number | null> = {};
  for (const name of names) {
    const rating = readRating(body, name);
    if (rating !== undefined) ratings[name] = rating;
  }
  return ratings;
}

export function parseQuestion(text: string): Question | undefined {
  return QUESTIONS.find((question) => question === text);
}
