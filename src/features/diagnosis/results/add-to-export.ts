import { formatDate } from '../../../design-system/format.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { toCsv } from '../../../platform/csv.ts';
import type { Endeavours } from '../../endeavours/index.ts';
import { findResult, listRounds } from '../rounds/rounds.repository.ts';
import { briefOf } from './brief.ts';
import { roundDocument, roundTable } from './export.ts';

/** The results of closed rounds, as their own pages give them: pooled, and nobody's ratings. */
export function addToExport(endeavours: Pick<Endeavours, 'exports' | 'find'>, db: Queryable): void {
  endeavours.exports.add(async (id) => {
    const endeavour = await endeavours.find(db, id);
    if (endeavour === undefined) return [];
    const { title, issue, forWhom } = endeavour;
    const files = [];
    for (const round of await listRounds(db, id)) {
      const { closedAt } = round;
      const result = await findResult(db, round.id);
      if (closedAt === null || result === null) continue;
      const about = { title, issue, forWhom, round: round.number, closed: formatDate(closedAt) };
      const name = `rounds/round-${round.number}`;
      files.push({ name: `${name}.json`, content: roundDocument(title, round, result) });
      files.push({ name: `${name}.csv`, content: toCsv(roundTable(result)) });
      files.push({ name: `${name}-brief.txt`, content: briefOf(about, result) });
    }
    return files;
  });
}
