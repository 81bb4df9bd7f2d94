import { QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
import type { DiagnosisRound } from '../round.ts';
import type { StoredResult, StoredSpread } from './stored-result.ts';

/** A closed round as a table: a line for each group of each item and statement, small organisations pooled. */
export function roundTable(result: StoredResult): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
} {
  const lines = (about: string, spread: StoredSpread) =>
    [{ name: 'Everybody', counts: spread.counts, cantSay: spread.cantSay }, ...(spread.groups ?? [])].map(
      ({ name, counts, cantSay }) => [
        about,
        spread.id,
        spread.text,
        name,
        ...counts,
        cantSay,
        name === 'Everybody' ? spread.agreement : null,
        name === 'Everybody' ? spread.verdict : null,
      ],
    );
  return {
    columns: [
      'about',
      'id',
      'text',
      'group',
      'rated_1',
      'rated_2',
      'rated_3',
      'rated_4',
      'rated_5',
      'cannot_say',
      'agreement',
      'verdict',
    ],
    rows: [
      ...result.items.flatMap((item) => lines('item', item)),
      ...QUESTIONS.flatMap((question) =>
        result.questions[question].statements.flatMap((statement) => lines(question, statement)),
      ),
    ],
  };
}

/** A closed round as one document (JSON): its wording and its stored result, which holds nobody's ratings. */
export function roundDocument(
  endeavour: string,
  round: Pick<DiagnosisRound, 'number' | 'instrument' | 'openedAt' | 'closedAt'>,
  result: StoredResult,
): string {
  const { number, instrument, openedAt, closedAt } = round;
  const document = { endeavour, round: number, wording: instrument, openedAt, closedAt, result };
  return `${JSON.stringify(document, null, 2)}\n`;
}
