import type {
  GroupResult,
  PerspectivesDocument,
  StatementResult,
} from '../../../analysis/perspectives/document.ts';
import { type Conversation, looksBefore } from '../conversation.ts';
import { countsByGroup, EXPORT_MINIMUM, exportMinimum, isShown, shownCounts } from '../report/counts.ts';
import { spreadsheetRow } from './csv.ts';

/** The result with participants under numbers of this file alone, in an order that says nothing (OPN-83). */
export function anonymous(document: PerspectivesDocument): PerspectivesDocument {
  const shuffled = document.participants.toSorted(
    (a, b) => (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0) || a.votes - b.votes,
  );
  return { ...document, participants: shuffled.map((each, index) => ({ ...each, id: String(index + 1) })) };
}

/** Figures by kind of seat that were published for members alone stay with them (OPN-79). */
export function withoutSmallCells(document: PerspectivesDocument): PerspectivesDocument {
  if (document.organisations === null || document.method.options.minCell >= EXPORT_MINIMUM) return document;
  return {
    ...document,
    organisations: null,
    statements: document.statements.map((each) => ({
      ...each,
      betweenOrganisations: null,
      byOrganisation: [],
    })),
    lenses: document.lenses.map((each) => ({ ...each, betweenOrganisations: null })),
    notes: [
      ...document.notes.filter(({ code }) => code !== 'BREAKDOWN_HELD'),
      {
        code: 'WITHHELD',
        message: `Figures by kind of seat are shown to members only: fewer than ${EXPORT_MINIMUM} people may stand behind them.`,
        detail: { minimum: EXPORT_MINIMUM },
      },
    ],
  };
}

/**
 * Statements with their answers, for spreadsheets: those that everybody may read. Cells are empty, and `shown` says no,
 * where fewer than the minimum stand behind them or would follow by subtraction.
 */
export function statementsCsv(
  document: PerspectivesDocument,
  conversation: Pick<Conversation, 'moderation' | 'leastShown'>,
): string {
  const minimum = exportMinimum(conversation);
  const groups = document.grouping.k > 1 ? document.groups : [];
  const head = [
    'number',
    'statement',
    'lens',
    'shown',
    'agree',
    'disagree',
    'pass',
    'answers',
    'division',
    'verdict',
  ];
  const groupHead = groups.flatMap(({ label }) => [
    `${label} agree`,
    `${label} disagree`,
    `${label} answers`,
  ]);
  return [
    spreadsheetRow([...head, ...groupHead]),
    ...document.statements
      .filter((each) => isShown(each, looksBefore(conversation)))
      .map((each) => spreadsheetRow(statementRow(each, groups, minimum))),
  ].join('');
}

function statementRow(
  statement: StatementResult,
  groups: readonly GroupResult[],
  minimum: number,
): (string | number)[] {
  const counts = shownCounts(statement, minimum);
  const ofGroups = countsByGroup(statement, groups, minimum);
  const isInformation = statement.metadata;
  const cell = (count: number): string | number =>
    counts === null || (isInformation && count > 0 && count < minimum) ? '' : count;
  return [
    Number(statement.id),
    statement.text ?? '',
    statement.lens ?? '',
    counts === null ? 'no' : 'yes',
    cell(statement.agree),
    cell(statement.disagree),
    isInformation ? '' : cell(statement.pass),
    isInformation || counts === null ? '' : statement.votes,
    counts === null || isInformation ? '' : (statement.polarisation ?? ''),
    counts === null ? '' : (statement.verdict ?? ''),
    ...groups.flatMap(({ id }): (string | number)[] => {
      const own = counts === null || isInformation ? null : (ofGroups.get(id) ?? null);
      return own === null ? ['', '', ''] : [own.agree, own.disagree, own.votes];
    }),
  ];
}
