import { PRODUCT_NAME } from '../../design-system/components/header.tsx';
import { formatCount } from '../../design-system/format.ts';
import type { MailMessage } from '../../platform/mail/mail.ts';
import { type Reason, REASON_WORDS } from './reasons.ts';
import { noticesUrls } from './urls.ts';

/** Something that a message says. */
export interface MailItem {
  readonly group: string;
  readonly groupTitle: string;
  readonly reason: Reason;
  /** Empty where nobody in particular did it. */
  readonly actorName: string | null;
  readonly url: string;
  readonly text: string;
}

/** A part of a digest that a feature adds, such as questions that nobody has answered. */
export interface DigestSection {
  readonly heading: string;
  readonly lines: readonly { readonly text: string; readonly url: string }[];
}

interface Letter {
  readonly to: string;
  readonly baseUrl: URL;
  readonly items: readonly MailItem[];
  /** Come before everything else (FOR-41). */
  readonly first: readonly DigestSection[];
  /** The signed part of the link that changes the settings for all reasons of the message. */
  readonly token: string;
  /** Where an answer to the message is posted, if it can be. */
  readonly replyTo?: string | undefined;
}

const MOST_GROUPS = 30;
const FEWEST_IN_GROUP = 5;
/** A list of titles is given whole; of long posts only the first few. */
const MOST_WORDS_IN_GROUP = 3_000;
const EXCERPT = 400;

/** One message about all of it, which says why it comes and how to stop it (FOR-37, RFC 2369, RFC 8058). */
export function composeMail({ to, baseUrl, items, first, token, replyTo }: Letter): MailMessage {
  const link = (path: string): string => new URL(path, baseUrl).href;
  const settingsLink = link(noticesUrls.mailLink(token));
  const groups = [...Map.groupBy(items, ({ group }) => group).values()].toSorted(byStrength);
  const body = [
    ...(replyTo === undefined ? [] : ['You can answer this message: write above the line that quotes it.']),
    ...first.flatMap((section) => sectionLines(section, link)),
    ...groups.slice(0, MOST_GROUPS).flatMap((group) => groupLines(group, link)),
    ...(groups.length > MOST_GROUPS
      ? [`And ${groups.length - MOST_GROUPS} more: ${link(noticesUrls.list)}`]
      : []),
    '-- ',
    `You get this because ${because(items)}.`,
    'Change or stop these emails, without signing in:',
    settingsLink,
  ].join('\n\n');
  return {
    to,
    subject: subjectOf(items, groups.length),
    body,
    ...(replyTo === undefined ? {} : { replyTo }),
    headers: {
      'List-Unsubscribe': `<${settingsLink}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

function subjectOf(items: readonly MailItem[], groups: number): string {
  const [item] = items;
  if (item === undefined) return `News in ${PRODUCT_NAME}`;
  if (items.length === 1) return `${sentence(item)}: ${item.groupTitle}`;
  if (groups === 1) return `${counts(items)}: ${item.groupTitle}`;
  return `${formatCount(items.length, 'thing')} for you in ${PRODUCT_NAME}`;
}

function byStrength(one: readonly MailItem[], other: readonly MailItem[]): number {
  return strength(one) - strength(other);
}

const ORDER = Object.keys(REASON_WORDS);

function strength(items: readonly MailItem[]): number {
  return Math.min(...items.map(({ reason }) => ORDER.indexOf(reason)));
}

function sectionLines({ heading, lines }: DigestSection, link: (path: string) => string): string[] {
  return [heading.toUpperCase(), ...lines.map(({ text, url }) => `${text}\n${link(url)}`)];
}

function groupLines(items: readonly MailItem[], link: (path: string) => string): string[] {
  const [first] = items;
  if (first === undefined) return [];
  const shown = items.slice(0, countShown(items));
  return [
    items.length === 1 ? first.groupTitle : `${first.groupTitle} – ${counts(items)}`,
    ...shown.map((item) =>
      [`${sentence(item)}:`, excerpt(item.text), link(item.url)].filter(Boolean).join('\n'),
    ),
    ...(items.length > shown.length ? [`And ${items.length - shown.length} more there.`] : []),
  ];
}

function countShown(items: readonly MailItem[]): number {
  let length = 0;
  const tooLong = items.findIndex(({ text }) => (length += excerpt(text).length) > MOST_WORDS_IN_GROUP);
  return tooLong === -1 ? items.length : Math.max(FEWEST_IN_GROUP, tooLong);
}

/** "Ann Smith replied". */
export function sentence({ actorName, reason }: Pick<MailItem, 'actorName' | 'reason'>): string {
  if (actorName !== null && actorName !== '') return `${actorName} ${REASON_WORDS[reason].did}`;
  const { one } = REASON_WORDS[reason];
  return `${one.charAt(0).toUpperCase()}${one.slice(1)}`;
}

/** "2 new replies and 1 mention of you". */
export function counts(items: readonly Pick<MailItem, 'reason'>[]): string {
  const byReason = [...Map.groupBy(items, ({ reason }) => reason)];
  const parts = byReason.map(([reason, all]) =>
    formatCount(all.length, REASON_WORDS[reason].one, REASON_WORDS[reason].many),
  );
  return inWords(parts, 'and');
}

function because(items: readonly MailItem[]): string {
  const reasons = [...new Set(items.map(({ reason }) => REASON_WORDS[reason].because))];
  return inWords(reasons.slice(0, 3), 'and');
}

export function inWords(parts: readonly string[], word: 'and' | 'or'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}

function excerpt(text: string): string {
  const cut = [...text].length > EXCERPT ? `${[...text].slice(0, EXCERPT).join('').trimEnd()} …` : text;
  return cut
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
    .replace(/^>$/, '');
}
