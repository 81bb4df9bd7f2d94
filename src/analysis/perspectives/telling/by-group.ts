import type { GroupResult, StatementResult, VoteCounts } from '../document.ts';
import { listed } from './counted.ts';
import { countsByGroup } from './counts-by-group.ts';

export function textOf({ id, text }: Pick<StatementResult, 'id' | 'text'>): string {
  return text ?? `Statement ${id}, whose text is not known`;
}

/**
 * "group A: 12 agree, 2 disagree, of 15; group B: 3 agree, 14 disagree, of 20", with what is not shown told once.
 *
 * @param minimum people of a group behind any figure
 */
export function answersByGroup(
  statement: StatementResult,
  groups: readonly GroupResult[],
  minimum: number,
): string {
  return byGroup(statement, groups, minimum, ({ agree, disagree, votes }) =>
    votes === 0 ? 'nobody has answered' : `${agree} agree, ${disagree} disagree, of ${votes}`,
  );
}

/** "group A: 12 of 15 agree; group B: 3 of 20 agree". */
export function sharesByGroup(
  statement: StatementResult,
  groups: readonly GroupResult[],
  minimum: number,
  direction: 'agree' | 'disagree' = 'agree',
): string {
  return byGroup(statement, groups, minimum, (counts) =>
    counts.votes === 0 ? 'nobody has answered' : `${counts[direction]} of ${counts.votes} ${direction}`,
  );
}

function byGroup(
  statement: StatementResult,
  groups: readonly GroupResult[],
  minimum: number,
  words: (counts: VoteCounts) => string,
): string {
  const counts = countsByGroup(statement, groups, minimum);
  const told = groups.flatMap(({ id, label }) => {
    const own = counts.get(id);
    return own === undefined || own === null ? [] : [`group ${label}: ${words(own)}`];
  });
  const hidden = groups.filter(({ id }) => (counts.get(id) ?? null) === null).map(({ label }) => label);
  if (hidden.length === 0) return told.join('; ');
  const who = hidden.length === 1 ? `group ${hidden[0] ?? ''} is` : `groups ${listed(hidden)} are`;
  return [...told, `${who} not shown, so that no single answer can be worked out`].join('; ');
}
