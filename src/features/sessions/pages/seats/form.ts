import { z } from 'zod';
import { text, texts } from '../../../../platform/forms/fields.ts';

const reason = text({ name: 'Reason', max: 300, required: 'Enter a reason' });

export const reasonForm = z.object({ reason });

/** At most as many as joined within a minute in the largest hall. */
const MOST_SEATS = 20_000;

const seat = texts.refine((ids) => ids.length <= MOST_SEATS);

export const setAsideForm = z.object({ reason, seat });

export const putBackForm = z.object({ seat });
