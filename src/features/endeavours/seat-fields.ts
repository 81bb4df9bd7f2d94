import { z } from 'zod';
import { checkbox, choice, line } from '../../platform/forms/fields.ts';
import { type FormBody, typedText } from '../../platform/forms/form.ts';
import { SEAT_KINDS } from './endeavour.ts';
import type { SeatWords } from './starting.ts';

/** What a form asks about a seat. */
export const seatFields = {
  'seat-name': line({ name: 'Role', max: 100, required: 'Enter the role, for example housing officer' }),
  organisation: line({
    name: 'Organisation or community',
    max: 150,
    required: 'Enter the organisation or community',
  }),
  'is-community': checkbox,
  kind: choice(SEAT_KINDS, 'Select what the seat brings'),
  place: line({ name: 'Place', max: 100, required: 'Enter the place, for example Northshire' }),
  level: line({ name: 'Level', max: 100, required: 'Enter the level, for example local' }),
};

const schema = z.object(seatFields);

export function seatWordsOf(value: z.output<typeof schema>, isPseudonymous = false): SeatWords {
  return {
    name: value['seat-name'],
    organisation: value.organisation,
    isCommunity: value['is-community'],
    kind: value.kind,
    place: value.place,
    level: value.level,
    isPseudonymous,
  };
}

/** What a form about a seat shows: what was typed, or what it begins with. */
export interface SeatFieldsShown {
  readonly name: string;
  readonly organisation: string;
  readonly isCommunity: boolean;
  readonly kind: string;
  readonly place: string;
  readonly level: string;
}

export function seatFieldsTyped(typed: FormBody): SeatFieldsShown {
  return {
    name: typedText(typed, 'seat-name'),
    organisation: typedText(typed, 'organisation'),
    isCommunity: typed['is-community'] !== undefined,
    kind: typedText(typed, 'kind'),
    place: typedText(typed, 'place'),
    level: typedText(typed, 'level'),
  };
}
