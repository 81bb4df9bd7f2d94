/**
 * Student's t distribution, for any number of degrees of freedom from 1 (fractions occur after Welch).
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction of the incomplete beta function,
 * evaluated by the method of Lentz) and 5.11.1 (Stirling's series for the logarithm of the gamma function).
 */
import { InvalidInputError } from '../invalid-input.ts';

/**
 * The t below which a share `level` of the distribution lies.
 * @param level strictly between 0 and 1
 * @param degrees of freedom, 1 or more
 * @throws InvalidInputError `invalid_level` or `invalid_degrees`
 */
export function studentTQuantile(level: number, degrees: number): number {
  if (!(level > 0 && level < 1))
    throw new InvalidInputError('invalid_level', `Not between 0 and 1: ${level}`);
  if (!(degrees >= 1))
    throw new InvalidInputError('invalid_degrees', `Fewer degrees of freedom than 1: ${degrees}`);
  if (level < 0.5) return -studentTQuantile(1 - level, degrees);
  let [low, high] = [0, 1];
  while (studentTProbability(high, degrees) < level) high *= 2;
  for (let halving = 0; halving < 100 && high - low > 1e-14 * high; halving += 1) {
    const middle = (low + high) / 2;
    if (studentTProbability(middle, degrees) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of the distribution that lies below `t`. */
export function studentTProbability(t: number, degrees: number): number {
  const outside = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
  return t < 0 ? outside / 2 : 1 - outside / 2;
}

/** The regularised incomplete beta function I_x(a, b). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean; the other side follows by symmetry.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFactor =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a);
  return Math.exp(logFactor) / betaFraction(x, a, b);
}

/** 1 + d₁/(1 + d₂/(1 + …)), whose reciprocal times the leading factor is I_x(a, b). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let value = 1;
  let above = 1;
  let below = 0;
  for (let step = 1; step <= 1000; step += 1) {
    const m = Math.floor(step / 2);
    const term =
      step % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    below = 1 / (1 + term * below || tiny);
    above = 1 + term / above || tiny;
    const change = above * below;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

/** The logarithm of the gamma function, for x > 0. */
function logGamma(x: number): number {
  let [shifted, correction] = [x, 0];
  for (; shifted < 10; shifted += 1) correction -= Math.log(shifted);
  const inverse = 1 / (shifted * shifted);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series + correction;
}
