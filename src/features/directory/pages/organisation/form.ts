import { z } from 'zod';
import { checkbox, line, text } from '../../../../platform/forms/fields.ts';

export const nameForm = z.object({
  name: line({ name: 'Name', max: 150, required: 'Enter a name' }),
});

export const domainsForm = z.object({
  domains: text({ name: 'Domains', max: 2_000 })
    .transform((typed) => [
      ...new Set(
        typed
          .toLowerCase()
          .split(/[\s,]+/)
          .filter((each) => each !== ''),
      ),
    ])
    .refine((domains) => domains.every((each) => /^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(each)), {
      error: 'Domains must be like council.example or .gov.example, one a line',
    }),
});

export const mergeForm = z.object({
  into: line({ name: 'Organisation', max: 150, required: 'Enter the organisation to merge it into' }),
  sure: checkbox.refine((isSure) => isSure, { error: 'Select that you want to merge them for good' }),
});
