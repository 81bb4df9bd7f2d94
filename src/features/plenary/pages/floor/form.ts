import { z } from 'zod';
import { line, text, texts } from '../../../../platform/forms/fields.ts';
import { MAX_QUESTION_LENGTH } from '../../../questions/index.ts';

/** What a moderator enters for somebody in the hall (LIVE-19). */
export const floorForm = z.object({
  text: text({ name: 'Question', max: MAX_QUESTION_LENGTH, required: 'Enter the question' }),
  name: line({ name: 'Name', max: 100 }),
  organisation: line({ name: 'Organisation', max: 150 }),
  to: texts,
  part: line({ name: 'Item of the agenda', max: 20 }),
  label: line({ name: 'Label', max: 20 }),
  key: z.string({ error: 'Reload the page and send the question again' }).regex(/^[\w-]{8,64}$/, {
    error: 'Reload the page and send the question again',
  }),
});
