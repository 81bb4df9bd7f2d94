import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { spreadsheetRow } from './csv.ts';

/** The result with participants under numbers of this file alone, in an order that says nothing (OPN-83). */
export function anonymous(document: PerspectivesDocument): PerspectivesDocument {
  const shuffled = document.participants.toSorted(
    (a, b) => (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0) || a.votes - b.votes,
  );
  return { ...document, participants: shuffled.map((each, index) => ({ ...each, id: String(index + 1) })) };
}

/** Statements with their answers, for spreadsheets. */
export function statementsCsv({ statements, groups }: PerspectivesDocument): string {
  const head = ['number', 'statement', 'lens', 'agree', 'disagree', 'pass', 'answers', 'division', 'verdict'];
  const groupHead = groups.flatMap(({ label }) => [
    `${label} agree`,
    `${label} disagree`,
    `${label} answers`,
  ]);
  return [
    spreadsheetRow([...head, ...groupHead]),
    ...statements.map((each) =>
      spreadsheetRow([
        Number(each.id),
        each.text ?? '',
        each.lens ?? '',
        each.agree,
        each.disagree,
        each.pass,
        each.votes,
        each.polarisation ?? '',
        each.verdict ?? '',
        ...groups.flatMap(({ id }) => {
          const votes = each.groupVotes.find(({ group }) => group === id);
          return [votes?.agree ?? 0, votes?.disagree ?? 0, votes?.votes ?? 0];
        }),
      ]),
    ),
  ].join('');
}
