import { z } from 'zod';
import { checkbox, choice, emailAddress, line } from '../../../platform/forms/fields.ts';
import {
  type FormBody,
  type ParsedForm,
  parseForm,
  rejected,
  typedText,
} from '../../../platform/forms/form.ts';
import type { RoleHolder } from '../session.ts';
import type { Filled } from './sections.ts';

export type HeldRole = RoleHolder['role'];

export const ROLES = ['chair', 'moderator', 'speaker', 'observer', 'organiser'] as const;

export interface HolderValues {
  readonly role: HeldRole;
  readonly name: string;
  /** In lower case; null: listed without an invitation. */
  readonly email: string | null;
  readonly post: string;
  readonly organisation: string;
  readonly deputy: boolean;
}

export const HOLDER_LABELS: Readonly<Record<string, string>> = {
  role: 'Role',
  name: 'Name',
  email: 'Email address',
  post: 'Post',
  organisation: 'Organisation',
  deputy: 'Deputy of the chair',
};

const schema = z.object({
  role: choice(ROLES, 'Choose a role'),
  name: line({ name: 'Name', max: 100, required: 'Enter a name' }),
  email: z.union([z.literal(''), emailAddress('Enter an email address')]).optional(),
  post: line({ name: 'Post', max: 150 }),
  organisation: line({ name: 'Organisation', max: 150 }),
  deputy: checkbox,
});

export const NEW_HOLDER: Filled = { role: '', name: '', email: '', post: '', organisation: '', deputy: '' };

export function filledHolder(holder: RoleHolder): Filled {
  return {
    role: holder.role,
    name: holder.name,
    email: holder.email ?? '',
    post: holder.post,
    organisation: holder.organisation ?? '',
    deputy: holder.deputy ? 'yes' : '',
  };
}

/** Somebody as an organiser typed them. Only a speaker may be listed without an address. */
export function readHolder(typed: FormBody): ParsedForm<HolderValues> {
  const parsed = parseForm(schema, { ...typed, email: typedText(typed, 'email').trim() });
  if (!parsed.ok) return rejected(typed, parsed.errors.map(withEmailMessage));
  const { email = '', role, deputy, ...rest } = parsed.value;
  if (email === '' && role !== 'speaker') {
    const message = 'Enter an email address. Only speakers can be listed without one';
    return rejected(typed, [{ field: 'email', message }]);
  }
  return {
    ok: true,
    value: { ...rest, role, email: email === '' ? null : email, deputy: deputy && role === 'moderator' },
  };
}

/** A union of schemas reports only that none fits. */
function withEmailMessage(error: { readonly field: string; readonly message: string }) {
  return error.field === 'email'
    ? { ...error, message: 'Enter an email address in the correct format, like name@example.com' }
    : error;
}
