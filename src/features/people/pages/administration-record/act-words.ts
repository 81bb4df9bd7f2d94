import { formatCount } from '../../../../design-system/format.ts';

/** An act of administration, with the names of people as they are now. */
export interface Entry {
  readonly at: Date;
  readonly kind: string;
  readonly who: string;
  /** The person to whom it was done, if it was to one. */
  readonly forWhom: string | undefined;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

type Words = (entry: Entry, keptWords: ReadonlyMap<string, string>) => string;

const text = (value: Entry['data'][string] | undefined): string => String(value ?? '');

const WORDS: Readonly<Record<string, Words>> = {
  'retention-changed': ({ who, data }, kept) => {
    const key = text(data['what']);
    return `${who} set how long is kept: ${kept.get(key) ?? key} – ${formatCount(Number(data['days']), 'day')}, before ${formatCount(Number(data['before']), 'day')}`;
  },
  'old-things-removed': ({ data }, kept) =>
    `What had been kept long enough was removed: ${Object.entries(data)
      .map(([key, count]) => `${kept.get(key) ?? key}: ${text(count)}`)
      .join('; ')}`,
  'second-step-turned-off-for-somebody': ({ who, forWhom = 'somebody who has left' }) =>
    `${who} turned off the second step of signing in for ${forWhom}`,
  'waiting-mail-tried': ({ who }) => `${who} had the waiting email tried at once`,
  'job-run-again': ({ who, data }) => `${who} ran failed work again: ${text(data['what'])}`,
  'organisation-renamed': ({ who, data }) =>
    `${who} renamed the organisation ${text(data['from'])} to ${text(data['to'])}`,
  'organisation-domains-set': ({ who, data }) =>
    data['domains'] === ''
      ? `${who} took away the email domains of ${text(data['name']) || 'an organisation'}`
      : `${who} set the email domains of ${text(data['name']) || 'an organisation'}: ${text(data['domains'])}`,
  'organisation-merged': ({ who, data }) =>
    `${who} merged the organisation ${text(data['name'])} into ${text(data['intoName']) || 'another'}`,
};

/** What was done, by whom and why, as a sentence. An act of a kind not known here is told by its kind. */
export function actWords(entry: Entry, keptWords: ReadonlyMap<string, string>): string {
  const words = WORDS[entry.kind]?.(entry, keptWords) ?? `${entry.who}, ${entry.kind.replaceAll('-', ' ')}`;
  return entry.reason === null || entry.reason === '' ? `${words}.` : `${words}. Reason: ${entry.reason}`;
}
