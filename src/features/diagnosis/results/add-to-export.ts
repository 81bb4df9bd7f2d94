import type { Queryable } from '../../../platform/database/transaction.ts';
import { toCsv } from '../../archive/index.ts';
import type { Endeavours } from '../../endeavours/index.ts';
import { findResult, listRounds } from '../rounds/rounds.repository.ts';
import { roundDocument, roundTable } from './export.ts';

/** The results of closed rounds, as their own pages give them: pooled, and nobody's ratings. */
export function addToExport(endeavours: Pick<Endeavours, 'exports' | 'find'>, db: Queryable): void {
  endeavours.exports.add(async (id) => {
    const title = (await endeavours.find(db, id))?.title ?? '';
    const files = [];
    for (const round of await listRounds(db, id)) {
      const result = round.closedAt === null ? null : await findResult(db, round.id);
      if (result === null) continue;
      const name = `rounds/round-${round.number}`;
      files.push({ name: `${name}.json`, content: roundDocument(title, round, result) });
      files.push({ name: `${name}.csv`, content: toCsv(roundTable(result)) });
    }
    return files;
  });
}
