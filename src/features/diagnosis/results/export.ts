import { QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
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
