import { PRODUCT_NAME } from '../../design-system/components/header.tsx';
import type { MailMessage } from '../../platform/mail/mail.ts';
import type { Person } from '../people/index.ts';
import { introductionUrls } from './urls.ts';

type Named = Pick<Person, 'name'>;
type Receiver = Pick<Person, 'name' | 'email'>;

export function askedMail(
  to: Receiver,
  asker: Named,
  reason: string,
  baseUrl: URL,
  times: readonly string[],
): MailMessage {
  return message(to, `${asker.name} would like to be introduced to you`, [
    `${asker.name} would like to be introduced to you, and writes:`,
    reason,
    ...(times.length === 0 ? [] : [`They can talk at one of these times: ${times.join('; ')}.`]),
    'Say yes or no here. Your email address is shared only if you say yes, and you need not give a reason for a no:',
    linkTo(introductionUrls.list, baseUrl),
  ]);
}

export function acceptedMail(to: Receiver, asked: Receiver, baseUrl: URL, time?: string): MailMessage {
  return message(to, `${asked.name} said yes to your introduction`, [
    `${asked.name} said yes: the two of you are introduced. Write to ${asked.email ?? ''}.`,
    ...(time === undefined ? [] : [`Of the times you offered they chose ${time}.`]),
    'They see your email address too. All your introductions are here:',
    linkTo(introductionUrls.list, baseUrl),
  ]);
}

export function declinedMail(to: Receiver, asked: Named, baseUrl: URL): MailMessage {
  return message(to, `Your introduction to ${asked.name}`, [
    `${asked.name} cannot take up your introduction at present. This happens often, mostly for want of time, and says nothing about you.`,
    'Perhaps somebody else can help:',
    linkTo('/people', baseUrl),
  ]);
}

function message(to: Receiver, subject: string, paragraphs: readonly string[]): MailMessage {
  return { to: to.email ?? '', subject, body: [...paragraphs, `From ${PRODUCT_NAME}.`].join('\n\n') };
}

function linkTo(path: string, baseUrl: URL): string {
  return new URL(path, baseUrl).href;
}
