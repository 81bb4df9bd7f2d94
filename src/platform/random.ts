import { createHash, randomBytes } from 'node:crypto';

/** A source of unpredictable bytes; a test may pass a repeatable one. */
export type RandomBytes = (count: number) => Buffer;

/** So many at once cost the system little more than a few. */
const DRAWN_BYTES = 4_096;
let drawn = Buffer.alloc(0);

/** Every byte is given once. Few bytes come from a larger draw, for each draw asks the system. */
export const secureRandom: RandomBytes = (count) => {
  if (count > DRAWN_BYTES / 16) return randomBytes(count);
  if (count > drawn.length) drawn = randomBytes(DRAWN_BYTES);
  const given = Buffer.from(drawn.subarray(0, count));
  drawn.fill(0, 0, count);
  drawn = drawn.subarray(count);
  return given;
};

/** Crockford's base 32 in lower case: no i, l, o or u, so nothing looks alike when read aloud or typed. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` characters of 5 random bits each. */
export function randomText(length: number, random: RandomBytes = secureRandom): string {
  let text = '';
  for (const byte of random(length)) text += ALPHABET[byte & 31];
  return text;
}

/** A bearer secret of 160 bits, for links and cookies. Store only its {@link hashSecret}. */
export function newSecret(random: RandomBytes = secureRandom): string {
  return randomText(32, random);
}

/** SHA-256 in hex: enough for secrets that are themselves random and long. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
