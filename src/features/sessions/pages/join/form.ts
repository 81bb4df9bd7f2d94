import { z } from 'zod';
import { line } from '../../../../platform/forms/fields.ts';
import { type FormBody, typedText } from '../../../../platform/forms/form.ts';
import type { SeatDetails } from '../../seat.ts';

/** What somebody says about themselves at a session; all of it may be left out. */
export const seatFields = {
  name: line({ name: 'Name', max: 100 }),
  organisation: line({ name: 'Organisation', max: 150 }),
  place: line({ name: 'Place', max: 100 }),
  level: line({ name: 'Level', max: 100 }),
};

export const joinForm = z.object({ ...seatFields, ticket: line({ name: 'Ticket', max: 50 }) });

/** What was typed, to show it again beside what is wrong with it. */
export function detailsAsTyped(typed: FormBody): SeatDetails {
  return {
    name: typedText(typed, 'name'),
    organisation: typedText(typed, 'organisation'),
    place: typedText(typed, 'place'),
    level: typedText(typed, 'level'),
  };
}
