import { z } from 'zod';
import { emailAddress } from '../../../../platform/forms/fields.ts';

export const signInForm = z.object({ email: emailAddress('Enter your email address') });
