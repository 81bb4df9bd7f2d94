import { z } from 'zod';
import { checkbox } from '../../../../platform/forms/fields.ts';
import { seatFields } from '../join/form.ts';

export const seatForm = z.object({ ...seatFields, announcements: checkbox });
