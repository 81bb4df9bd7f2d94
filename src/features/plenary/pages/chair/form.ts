import { z } from 'zod';
import { texts } from '../../../../platform/forms/fields.ts';
import { LAST_CALL_WORDS } from './model.ts';

/** What a chair sends about one question. */
export const chairForm = z.object({
  act: z.enum(['choose', 'put-back', 'up', 'down', 'start', 'finish', 'undo']),
  /** When the question was last decided about, as the page showed it. */
  seen: z.coerce.number().int().positive().optional().catch(undefined),
  /** Who answered aloud. */
  aloud: texts,
});

export type ChairAct = z.output<typeof chairForm>['act'];

export const DONE: Readonly<Record<ChairAct | 'moved' | 'extended', string>> = {
  choose: 'The question is chosen to be answered soon.',
  'put-back': 'The question is back in the list.',
  up: 'The question comes earlier.',
  down: 'The question comes later.',
  start: 'The question is being answered now. It is on every page and on the screen.',
  finish: 'It is noted who has answered.',
  undo: 'The question is open again.',
  moved: 'The state of the session has changed.',
  extended: 'The last call is longer.',
};

const seconds = z.coerce
  .number()
  .refine((value) => value in LAST_CALL_WORDS)
  .catch(60);

export const moveForm = z.object({
  to: z.enum(['open', 'live', 'paused', 'closing']),
  /** The state in which the page showed the session. */
  from: z.enum(['draft', 'announced', 'open', 'live', 'paused', 'closing', 'closed', 'archived']),
  seconds,
});

export const extendForm = z.object({ seconds });
