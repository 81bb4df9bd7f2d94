import { z } from 'zod';
import { choice, text } from '../../../../platform/forms/fields.ts';
import { DECLINE_REASONS, type DeclineReason } from '../../../sessions/shared.ts';

const REASONS = Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]];

/** Why a comment is not shown. */
export const declineForm = z.object({
  reason: choice(REASONS, 'Select a reason'),
  note: text({ name: 'Note to the writer', max: 500 }),
});
