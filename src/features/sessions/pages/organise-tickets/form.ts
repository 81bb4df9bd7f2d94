import { z } from 'zod';
import { line } from '../../../../platform/forms/fields.ts';
import { MOST_TICKETS_AT_ONCE } from '../../organise/tickets.ts';

const error = `Number of tickets must be a whole number from 1 to ${MOST_TICKETS_AT_ONCE.toLocaleString('en-GB')}`;

export const ticketsForm = z.object({
  count: line({ name: 'Number of tickets', max: 10, required: 'Enter how many tickets you need' })
    .refine((value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_TICKETS_AT_ONCE, {
      error,
    })
    .transform(Number),
});
