import { z } from 'zod';
import { choice, emailAddress, text } from '../../../../platform/forms/fields.ts';
import { MOST_DAYS, MOST_USES } from '../../joining/joining.ts';

function wholeNumber(name: string, most: number) {
  const message = `${name} must be a whole number from 1 to ${most}`;
  return z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, message);
}

const shared = {
  purpose: text({ name: 'Purpose', max: 500, required: 'Say what the invitation is for' }),
  days: wholeNumber('Days', MOST_DAYS),
};

/** What every invitation needs. */
export const anyhow = z.object(shared);
export const howForm = z.object({ how: choice(['email', 'link'], 'Select how you invite') });
export const byEmail = z.object({ ...shared, email: emailAddress('Enter an email address') });
export const byLink = z.object({ ...shared, uses: wholeNumber('How many people', MOST_USES) });

export const declineForm = z.object({
  answer: text({ name: 'Words', max: 500, required: 'Say in a few words why not, or what to do instead' }),
});
