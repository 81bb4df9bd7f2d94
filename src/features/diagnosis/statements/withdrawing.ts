import type { Transaction } from '../../../platform/database/transaction.ts';
import type { RaterId, RoundId } from '../round.ts';
import { deleteStatement, listStatements, updateStatement } from './statements.repository.ts';

/**
 * Takes back what somebody wrote in a round that is open: a statement that came from their sentence alone goes with it,
 * and one that has other sentences too no longer reads as theirs.
 */
export async function withdrawSentences(tx: Transaction, roundId: RoundId, raterId: RaterId): Promise<void> {
  for (const { id, text, textBefore, sentences } of await listStatements(tx, roundId)) {
    const own = sentences.filter((sentence) => sentence.raterId === raterId);
    const [other] = sentences.filter((sentence) => sentence.raterId !== raterId);
    if (own.length === 0) continue;
    if (other === undefined) await deleteStatement(tx, id);
    else if (own.some((sentence) => sentence.text === (textBefore ?? text))) {
      await updateStatement(tx, id, textBefore === null ? { text: other.text } : { textBefore: other.text });
    }
  }
}
