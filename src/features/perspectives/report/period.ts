import { formatDate } from '../../../design-system/format.ts';

/** Between which days answers were given. */
export function periodWords(
  period: { readonly first: Date; readonly last: Date } | undefined,
  zone: string,
): string {
  if (period === undefined) return '';
  const [first, last] = [formatDate(period.first, zone), formatDate(period.last, zone)];
  return first === last
    ? `The answers were given on ${first}.`
    : `The answers were given between ${first} and ${last}.`;
}
