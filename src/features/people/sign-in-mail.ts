import { PRODUCT_NAME } from '../../design-system/components/header.tsx';
import type { MailMessage } from '../../platform/mail/mail.ts';

/** The message with which someone signs in. */
export function signInMail(email: string, url: string): MailMessage {
  return {
    to: email,
    subject: `Your link to sign in to ${PRODUCT_NAME}`,
    body: [
      `To sign in to ${PRODUCT_NAME} as ${email}, open this link and press “Sign in”:`,
      url,
      'The link works once, and for 20 minutes.',
      'If you did not ask for it, you do not need to do anything: nobody can sign in without this message.',
    ].join('\n\n'),
  };
}
