import { z } from 'zod';
import { choice, line } from '../../../platform/forms/fields.ts';

/** What a seat says to a proposal; an objection has a reason. */
export const consentForm = z
  .object({
    answer: choice(['consent', 'object'], 'Select whether your seat consents or objects'),
    reason: line({ name: 'Reason', max: 500 }),
  })
  .refine(({ answer, reason }) => answer === 'consent' || reason !== '', {
    path: ['reason'],
    error: 'Say why your seat objects, so that the others can answer it',
  });
