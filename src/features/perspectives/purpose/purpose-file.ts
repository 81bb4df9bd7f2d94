import type { CsvTable } from '../../../platform/csv.ts';
import { formatDate } from '../../../design-system/format.ts';
import { perspectivesUrls } from '../urls.ts';
import type { Candidate } from './purpose.repository.ts';

/**
 * The candidates for the common purpose of an endeavour as its page shows them: a row for each seat that wants one, and
 * one for a candidate that no seat wants yet. `seatNames` are by the seat's id.
 */
export function purposeTable(
  candidates: readonly Candidate[],
  seatNames: ReadonlyMap<string, string>,
  baseUrl: URL,
): CsvTable {
  const rows = candidates.flatMap((candidate) => {
    const { text, question, number, conversationId, earlier, asideReason, supports } = candidate;
    const about = [
      text,
      stateOf(candidate),
      asideReason,
      question,
      number,
      earlier.map((each) => each.text).join(' | '),
      new URL(perspectivesUrls.report(conversationId), baseUrl).href,
    ];
    const wanted = supports.map(({ seatId, wording }) => [
      ...about,
      seatNames.get(seatId) ?? 'A seat that is no longer here',
      wording,
    ]);
    return wanted.length > 0 ? wanted : [[...about, '', '']];
  });
  return { columns: COLUMNS, rows };
}

const COLUMNS = [
  'statement',
  'state',
  'reason',
  'conversation',
  'number',
  'earlier wordings',
  'report',
  'wanted by',
  'in its words',
];

function stateOf({ takenAt, asideAt }: Candidate): string {
  if (takenAt !== null) return `taken into the purpose on ${formatDate(takenAt)}`;
  return asideAt === null ? 'put forward' : `set aside on ${formatDate(asideAt)}`;
}
