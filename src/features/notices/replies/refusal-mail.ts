import type { MailMessage } from '../../../platform/mail/mail.ts';

const MOST_WORDS = 5_000;

/** Tells somebody why their reply by e-mail was not posted, what to do, and what they had written. */
export function refusalMail(refused: {
  readonly to: string;
  readonly baseUrl: URL;
  readonly postId: string;
  readonly refusal: string;
  readonly words: string;
}): MailMessage {
  const { to, baseUrl, postId, refusal, words } = refused;
  const body = [
    'We could not post the reply that you sent by email.',
    refusal,
    'You can also reply on the site:',
    new URL(`/forum/posts/${postId}`, baseUrl).href,
    ...(words === '' ? [] : ['This is what you wrote:', words.slice(0, MOST_WORDS)]),
  ].join('\n\n');
  return { to, subject: 'Your reply was not posted', body };
}
