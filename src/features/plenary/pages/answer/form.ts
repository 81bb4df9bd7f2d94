import { z } from 'zod';
import { line, text } from '../../../../platform/forms/fields.ts';
import { MAX_ANSWER_LENGTH } from '../../../questions/shared.ts';

const reason = (required: string) => text({ name: 'Reason', max: 500, required });

/** What a speaker can do with a question, by the last part of the address. */
export const ANSWER_FORMS = {
  write: z.object({
    answer: text({ name: 'Answer', max: MAX_ANSWER_LENGTH, required: 'Enter your answer' }),
  }),
  aloud: z.object({}),
  'pass-on': z.object({
    to: z.string({ error: 'Choose who should answer' }).min(1, { error: 'Choose who should answer' }),
    why: reason('Enter why you pass it on'),
  }),
  decline: z.object({ reason: reason('Enter why you do not answer') }),
  summary: z.object({
    summary: text({ name: 'Summary', max: MAX_ANSWER_LENGTH, required: 'Enter what was said' }),
    recording: line({ name: 'Time in the recording', max: 20 }),
  }),
  confirm: z.object({}),
} as const;

export type AnswerAct = keyof typeof ANSWER_FORMS;

/** What the page says when it was done. */
export const ANSWER_TOLD: Readonly<Record<AnswerAct, string>> = {
  write: 'Your answer is published. Those who asked or wanted it were told.',
  aloud: 'Noted: you answered aloud.',
  'pass-on': 'The question was passed on, with your reason.',
  decline: 'Noted, with your reason.',
  summary: 'The summary is published.',
  confirm: 'The summary is confirmed.',
};
