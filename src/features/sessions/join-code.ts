import { randomText, type RandomBytes, secureRandom } from '../../platform/random.ts';

const LENGTH = 6;

/** A code that is typed by hand: six characters of an alphabet in which nothing looks alike (LIVE-20). */
export function newJoinCode(random: RandomBytes = secureRandom): string {
  return randomText(LENGTH, random);
}

/** How a code is shown: "k7m 2px". */
export function showJoinCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`.toUpperCase();
}

/**
 * A code as somebody typed it, in the alphabet of codes: case, spaces and hyphens do not matter, and what looks alike
 * is read as what the alphabet has: o as 0, i and l as 1 (Crockford's rule), u as v.
 */
export function readTyped(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[\s-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
    .replace(/u/g, 'v');
}

/** What somebody typed as a join code, or null where it cannot be one. */
export function readJoinCode(typed: string): string | null {
  const code = readTyped(typed);
  return /^[0-9a-hjkmnp-tv-z]{6}$/.test(code) ? code : null;
}
