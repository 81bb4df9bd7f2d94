import type { StatementResult, VoteCounts } from '../document.ts';

/** What most voters answered, if more than half of them gave one answer. */
export function majorityOf({ agree, disagree, votes }: VoteCounts): 'agree' | 'disagree' | null {
  if (agree * 2 > votes) return 'agree';
  return disagree * 2 > votes ? 'disagree' : null;
}

/** "3 people", "1 person". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

export function quoted({ id, text }: Pick<StatementResult, 'id' | 'text'>): string {
  return text === null ? `statement ${id}` : `“${text.trim().replaceAll(/\s+/g, ' ')}”`;
}

/** "A", "A and B", "A, B and C". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Fewer people than this make no percentage: one of them would move it by more than two. */
const PERCENT_FROM = 50;

/** " (92%)", where so many answered that it says something. */
export function shareWords(part: number, of: number): string {
  return of < PERCENT_FROM ? '' : ` (${percent(part / of)})`;
}

/** "5 of the 6", and "all 6" where nobody is left over. */
export function partOf(part: number, of: number): string {
  return part === of ? `all ${of}` : `${part} of the ${of}`;
}

/** A share as "29%". */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
