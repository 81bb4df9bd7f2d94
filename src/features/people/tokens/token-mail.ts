import { PRODUCT_NAME } from '../../../design-system/components/header.tsx';
import { formatDate } from '../../../design-system/format.ts';
import type { MailMessage } from '../../../platform/mail/mail.ts';
import type { ListedToken } from './tokens.repository.ts';

/** Tells somebody that a token was made in their name: whoever holds it acts as them (FOR-74). */
export function tokenMail(
  to: string,
  { name, mayWrite, expiresAt }: Pick<ListedToken, 'name' | 'mayWrite' | 'expiresAt'>,
  tokensUrl: string,
): MailMessage {
  return {
    to,
    subject: `A token was made for a program to act as you: ${name}`,
    body: [
      `A token was made in your account on ${PRODUCT_NAME}. A program that shows it may ${mayWrite ? 'read and write' : 'read'} in the forum as you until ${formatDate(expiresAt)}. Its purpose: ${name}`,
      `If that was you, you do not need to do anything. If it was not, revoke it at once, and sign out everywhere else on the page of your account:`,
      tokensUrl,
    ].join('\n\n'),
  };
}
