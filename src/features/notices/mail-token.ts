import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseId } from '../../platform/ids.ts';
import type { PersonId } from '../people/index.ts';
import { type Reason, REASONS } from './reasons.ts';

const MAC_LENGTH = 24;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What a link in a message may change: for whom, and for which reasons. */
export interface MailLink {
  readonly personId: PersonId;
  readonly reasons: readonly Reason[];
}

/** A link's signed part: only whoever got the message has it, so it needs no sign-in. */
export function mailToken({ personId, reasons }: MailLink, secret: string): string {
  const letters = REASONS.flatMap((reason, index) => (reasons.includes(reason) ? LETTERS[index] : [])).join(
    '',
  );
  return `${personId}${letters}.${sign(`mail ${personId} ${letters}`, secret)}`;
}

/** Reads what a token claims; believe it only after {@link isSigned}. */
export function readMailToken(
  token: string,
): (MailLink & { readonly mac: string; readonly letters: string }) | null {
  const found = /^(?<person>[0-9a-z]{16})(?<letters>[a-z]+)\.(?<mac>[0-9a-f]{24})$/.exec(token)?.groups;
  const personId = parseId<'person'>(found?.['person'] ?? '');
  if (personId === null || found === undefined) return null;
  const { letters = '', mac = '' } = found;
  const reasons = [...letters].flatMap((letter) => REASONS[LETTERS.indexOf(letter)] ?? []);
  return { personId, reasons, letters, mac };
}

export function isSigned(link: { personId: string; letters: string; mac: string }, secret: string): boolean {
  return isSame(link.mac, sign(`mail ${link.personId} ${link.letters}`, secret));
}

/** A keyed hash (HMAC, RFC 2104) of 96 bits in hex. */
export function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex').slice(0, MAC_LENGTH);
}

export function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
