import { z } from 'zod';
import { checkbox, line, text, texts } from '../../../../platform/forms/fields.ts';
import { MAX_QUESTION_LENGTH } from '../../../questions/shared.ts';

/** Sent for "all speakers", each of whom is then asked (LIVE-30). */
export const ALL_SPEAKERS = 'all';

export const askForm = z.object({
  text: text({ name: 'Question', max: MAX_QUESTION_LENGTH, required: 'Enter a question' }),
  to: texts,
  naming: z.enum(['named', 'organisation', 'not-shown']).optional().catch(undefined),
  label: line({ name: 'Label', max: 100 }),
  part: line({ name: 'Agenda item', max: 100 }),
  language: z.enum(['en', 'cy']).catch('en'),
  /** Made once for each question, so that sending it twice makes one (LIVE-33). */
  key: z.string({ error: 'Reload the page and send your question again' }).regex(/^[\w-]{8,64}$/, {
    error: 'Reload the page and send your question again',
  }),
  /** Similar questions have been shown, and this one is sent all the same (LIVE-29). */
  anyway: checkbox,
});
