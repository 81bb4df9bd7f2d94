import { z } from 'zod';
import { choice, text } from '../../../../platform/forms/fields.ts';
import { MAX_COMMENT_LENGTH, REACTIONS } from '../../comment.ts';

const RELOAD = 'Reload the page and send your comment again';

export const commentForm = z.object({
  text: text({ name: 'Comment', max: MAX_COMMENT_LENGTH, required: 'Enter a comment' }),
  naming: z.enum(['named', 'organisation', 'not-shown']).optional().catch(undefined),
  /** Made once for each comment, so that sending it twice makes one. */
  key: z.string({ error: RELOAD }).regex(/^[\w-]{8,64}$/, { error: RELOAD }),
});

export const reactionForm = z.object({
  kind: choice(REACTIONS, 'Reload the page and try again'),
  wanted: z.enum(['0', '1']).catch('1'),
});
