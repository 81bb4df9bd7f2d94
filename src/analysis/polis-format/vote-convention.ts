import { InvalidInputError } from '../invalid-input.ts';

const SIGNS: Readonly<Record<string, number>> = { agree: 1, disagree: -1, pass: 0 };

/**
 * Checks a declaration of what votes mean (PFM-4).
 * @throws InvalidInputError `vote_convention` unless agree is 1, disagree −1 and pass 0
 */
export function requireVoteConvention(declaration: string): void {
  const seen = new Set<string>();
  for (const part of declaration.split(';')) {
    const [key = '', value = ''] = part.split('=').map((side) => side.trim());
    if (seen.has(key)) throw refuse(`"${key}" is declared twice.`);
    seen.add(key);
    if (key === 'format') continue;
    const sign = SIGNS[key];
    if (sign === undefined) throw refuse(`"${key}" is not known.`);
    if (!/^[+-]?\d+$/.test(value)) throw refuse(`"${value}" is not a whole number.`);
    if (Number(value) !== sign) throw refuse(`${key} must be ${sign}, not ${value}.`);
  }
  if (!seen.has('agree')) throw refuse('It does not say what agree is.');
}

function refuse(why: string): InvalidInputError {
  return new InvalidInputError(
    'vote_convention',
    `The declaration of what votes mean cannot be used: ${why}`,
  );
}
