import { z } from 'zod';
import { line } from '../../../../platform/forms/fields.ts';

/** What someone says about themselves. */
export const detailsForm = z.object({
  name: line({ name: 'Name', max: 100, required: 'Enter your name' }),
  organisation: line({ name: 'Organisation', max: 150 }),
});

export type Details = z.output<typeof detailsForm>;
