import { z } from 'zod';
import { line } from '../../../../platform/forms/fields.ts';

/** What somebody says about themselves at a session; all of it may be left out. */
export const seatFields = {
  name: line({ name: 'Name', max: 100 }),
  organisation: line({ name: 'Organisation', max: 150 }),
  place: line({ name: 'Place', max: 100 }),
  level: line({ name: 'Level', max: 100 }),
};

export const joinForm = z.object({ ...seatFields, ticket: line({ name: 'Ticket', max: 50 }) });
