/**
 * Polarisation of one item (AGR-2): (1 − A) / 2.
 *
 * Source: R package agrmt, `polarization()`, after van der Eijk 2001.
 * Range: 0 (all in one category) … 0.5 (even spread) … 1 (half at either end).
 *
 * @param agreement van der Eijk's A, −1 … 1
 */
export function polarisation(agreement: number): number {
  return (1 - agreement) / 2;
}
