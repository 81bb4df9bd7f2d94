import { createHash, randomBytes } from 'node:crypto';

/** A source of unpredictable bytes; a test may pass a repeatable one. */
export type RandomBytes = (count: number) => Buffer;

export const secureRandom: RandomBytes = (count) => randomBytes(count);

/** Crockford's base 32 in lower case: no i, l, o or u, so nothing looks alike when read aloud or typed. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` characters of 5 random bits each. */
export function randomText(length: number, random: RandomBytes = secureRandom): string {
  return Array.from(random(length), (byte) => ALPHABET[byte & 31]).join('');
}

/** A bearer secret of 160 bits, for links and cookies. Store only its {@link hashSecret}. */
export function newSecret(random: RandomBytes = secureRandom): string {
  return randomText(32, random);
}

/** SHA-256 in hex: enough for secrets that are themselves random and long. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
