import type {
  GroupResult,
  PerspectivesDocument,
  StatementResult,
} from '../../../analysis/perspectives/document.ts';
import { type Conversation, looksBefore } from '../conversation.ts';
import { countsByGroup } from '../../../analysis/perspectives/telling/counts-by-group.ts';
import type { Correction } from '../report/corrections.tsx';
import { exportMinimum, isShown, shownCounts } from '../report/counts.ts';
import { spreadsheetRow } from './csv.ts';

/** The result with participants under numbers of this file alone, in an order that says nothing (OPN-83). */
function anonymous(document: PerspectivesDocument): PerspectivesDocument {
  const shuffled = document.participants.toSorted(
    (a, b) => (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0) || a.votes - b.votes,
  );
  return { ...document, participants: shuffled.map((each, index) => ({ ...each, id: String(index + 1) })) };
}

/** The whole result as it may leave the service: without any figure that too few people stand behind (OPN-79). */
export function resultForFile(
  document: PerspectivesDocument,
  conversation: Pick<Conversation, 'leastShown'>,
): PerspectivesDocument {
  const minimum = exportMinimum(conversation);
  const shown = withoutFewAnswers(withoutSmallCells(withoutSeats(document, minimum), minimum), minimum);
  return anonymous(withoutLanguages(shown));
}

/** The agreed form of the document knows no languages (OPN-97); the table of statements has them. */
function withoutLanguages(document: PerspectivesDocument): PerspectivesDocument {
  return { ...document, statements: document.statements.map(({ language: _language, ...each }) => each) };
}

/** Figures by kind of seat that were published for members alone stay with them. */
function withoutSeats(document: PerspectivesDocument, minimum: number): PerspectivesDocument {
  if (document.organisations === null || document.method.options.minCell >= minimum) return document;
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
        message: `Figures by kind of seat are shown to members only: fewer than ${minimum} people may stand behind them.`,
        detail: { minimum },
      },
    ],
  };
}

/** Leaves out what a group answered to a statement where that is few, or would follow, and everything made from it. */
function withoutSmallCells(document: PerspectivesDocument, minimum: number): PerspectivesDocument {
  const { groups, commonGround, differences } = document;
  if (groups.length < 2) return document;
  const shown = new Map(
    document.statements.map((each) => [each.id, countsByGroup(each, groups, minimum)] as const),
  );
  const isCellShown = (id: string, group: number): boolean => (shown.get(id)?.get(group) ?? null) !== null;
  const isWhole = (id: string): boolean => groups.every((group) => isCellShown(id, group.id));
  const partly = document.statements.filter(({ id }) => !isWhole(id)).map(({ id }) => id);
  if (partly.length === 0) return document;
  const wholeOf = <Item extends { readonly statement: string }>(list: readonly Item[]): Item[] =>
    list.filter(({ statement }) => isWhole(statement));
  return {
    ...document,
    groups: groups.map((group) => ({
      ...group,
      representative: group.representative.filter(({ statement }) => isWhole(statement)),
    })),
    commonGround: { agree: wholeOf(commonGround.agree), disagree: wholeOf(commonGround.disagree) },
    differences: wholeOf(differences),
    statements: document.statements.map((each) =>
      isWhole(each.id)
        ? each
        : {
            ...each,
            groupAwareConsensus: null,
            commonGround: null,
            gap: null,
            groupVotes: each.groupVotes.filter(({ group }) => isCellShown(each.id, group)),
          },
    ),
    notes: [
      ...document.notes,
      {
        code: 'WITHHELD',
        message: `What a group answered to a statement is left out where fewer than ${minimum} of it answered, or where that would follow from the rest.`,
        detail: { minimum, statements: partly },
      },
    ],
  };
}

/** Leaves out the statements that some, but few, have answered. */
function withoutFewAnswers(document: PerspectivesDocument, minimum: number): PerspectivesDocument {
  const few = document.statements.filter(({ votes }) => votes > 0 && votes < minimum).map(({ id }) => id);
  if (few.length === 0) return document;
  const { consensus } = document;
  return {
    ...document,
    consensus: {
      agree: consensus.agree.filter(({ statement }) => !few.includes(statement)),
      disagree: consensus.disagree.filter(({ statement }) => !few.includes(statement)),
    },
    statements: document.statements.filter(({ id }) => !few.includes(id)),
    notes: [
      ...document.notes,
      {
        code: 'WITHHELD',
        message: `Statements are left out that fewer than ${minimum} people have answered.`,
        detail: { minimum, statements: few },
      },
    ],
  };
}

/**
 * Statements with their answers, for spreadsheets: those that everybody may read, and the wordings that some of them had
 * before they were corrected, each with the number of the one that took its place (OPN-13). Cells are empty, and `shown` says no,
 * where fewer than the minimum stand behind them or would follow by subtraction.
 */
export function statementsCsv(
  document: PerspectivesDocument,
  conversation: Pick<Conversation, 'moderation' | 'leastShown'>,
  corrections: readonly Correction[],
): string {
  const correctedTo = new Map(corrections.map(({ old, current }) => [old.id, current]));
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
    spreadsheetRow([...head, ...groupHead, 'corrected to', 'language']),
    ...document.statements
      .filter((each) => correctedTo.has(each.id) || isShown(each, looksBefore(conversation)))
      .map((each) =>
        spreadsheetRow([
          ...statementRow(each, groups, minimum),
          Number(correctedTo.get(each.id)) || '',
          each.language ?? 'en',
        ]),
      ),
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
