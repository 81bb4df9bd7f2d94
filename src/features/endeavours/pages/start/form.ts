import { z } from 'zod';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import { seatFields } from '../../seat-fields.ts';

const LINES_AT_MOST = 20;

/** A field with one thing on each line. */
export function lines(name: string) {
  return text({ name, max: 2_000 }).transform((value) =>
    [
      ...new Set(
        value
          .split('\n')
          .map((each) => each.trim().replace(/\s+/g, ' '))
          .filter((each) => each !== ''),
      ),
    ].slice(0, LINES_AT_MOST),
  );
}

/** What an endeavour says of itself, when it starts and when it is reworded. */
export const wordingFields = {
  title: line({ name: 'Name', max: 100, required: 'Enter a name for the endeavour' }),
  issue: text({ name: 'The issue', max: 2_000, required: 'Say what the issue is, in plain words' }),
  'for-whom': text({ name: 'For whom it matters', max: 1_000, required: 'Say for whom it matters' }),
} as const;

export const startForm = z.object({
  ...wordingFields,
  aim: text({ name: 'What you want to change', max: 1_000 }),
  in: lines('What is in'),
  out: lines('What is out'),
  places: lines('Places'),
  levels: lines('Levels'),
  openness: choice(['seats', 'network'], 'Select who may read its home page'),
  session: line({ name: 'Session', max: 20 }),
  thread: line({ name: 'Thread', max: 20 }),
  ...seatFields,
});
