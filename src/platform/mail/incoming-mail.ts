import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { Readable } from 'node:stream';

/** A message that arrived. */
export interface IncomingMail {
  /** The same however often the message is delivered. */
  readonly key: string;
  /** The address that it says it is from, in lower case; empty where it names none, or several. */
  readonly from: string;
  /** Its words, made from its HTML where it has no plain text. */
  readonly text: string;
  readonly attachments: number;
  /** Nobody wrote it: an out-of-office note, a report of a failure, a mailing list. Never to be answered. */
  readonly isAutomatic: boolean;
}

/** Longest HTML that is made into text, and longest text that is looked at, in characters. */
const MOST_TEXT = 100_000;
const DEEPEST_HTML = 100;

/** Reads a message as it comes in (RFC 5322). `returnPath` is the sender of the envelope, empty for reports. */
export async function readIncomingMail(stream: Readable, returnPath: string): Promise<IncomingMail> {
  const hash = createHash('sha256');
  stream.on('data', (chunk: Buffer) => hash.update(chunk));
  const parsed = await simpleParser(stream, {
    skipImageLinks: true,
    skipTextToHtml: true,
    skipHtmlToText: true,
  });
  return {
    key: parsed.messageId ?? hash.digest('hex'),
    from: onlyAddress(parsed.from),
    text: textOf(parsed).slice(0, MOST_TEXT),
    attachments: parsed.attachments.length,
    isAutomatic: isAutomatic(parsed, returnPath),
  };
}

/** mailparser makes text of HTML only where it is the whole message, not where there are attachments besides. */
function textOf({ text, html }: ParsedMail): string {
  if ((text !== undefined && text.trim() !== '') || html === undefined || html === false) return text ?? '';
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: MOST_TEXT, maxDepth: DEEPEST_HTML },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
    ],
  });
}

function onlyAddress(from: AddressObject | undefined): string {
  const [first, ...others] = from?.value ?? [];
  return others.length > 0 ? '' : (first?.address ?? '').trim().toLowerCase();
}

const AUTOMATIC_HEADERS = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'list', 'list-id'];
const BULK = /^(bulk|junk|list|auto_reply)$/i;

/** What programs write about themselves: RFC 3834, RFC 3464, and the headers that were used before them. */
function isAutomatic({ headers }: ParsedMail, returnPath: string): boolean {
  const header = (name: string): string => {
    const value = headers.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const autoSubmitted = header('auto-submitted');
  const type = headers.get('content-type');
  const isReport = typeof type === 'object' && 'value' in type && type.value === 'multipart/report';
  return (
    returnPath === '' ||
    (autoSubmitted !== '' && !/^no\b/i.test(autoSubmitted)) ||
    BULK.test(header('precedence')) ||
    AUTOMATIC_HEADERS.some((name) => headers.has(name)) ||
    isReport
  );
}
