import EmailReplyParser from 'email-reply-parser';
import { cleanText } from '../../../platform/forms/fields.ts';
import { formatCount } from '../../../design-system/format.ts';

const parser = new EmailReplyParser();

/** What somebody wrote in a reply, without the message that it quotes and their signature. */
export function ownWords(text: string): string {
  return cleanText(parser.parseReply(cleanText(text)));
}

/** Those words as they are posted, with a note on what was left out. */
export function withNote(words: string, attachments: number): string {
  if (attachments === 0) return words;
  return `${words}\n\n*Sent by email, without its ${formatCount(attachments, 'attachment')}.*`;
}
