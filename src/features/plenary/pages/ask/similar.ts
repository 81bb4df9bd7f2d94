import { type PreparedText, prepareText, similarTexts } from '../../../../analysis/text/similarity.ts';
import type { Board, PublicQuestion } from '../../../questions/index.ts';
import { isOpen } from '../home/order.ts';

/** Texts prepared once for each board: by far the dearer part of the comparison. */
const prepared = new WeakMap<Board, Map<string, PreparedText>>();

/** Open questions of a session that ask much the same as a draft, most similar first. */
export function similarTo(board: Board, draft: string, limit = 3): PublicQuestion[] {
  const known = prepared.get(board) ?? new Map<string, PreparedText>();
  prepared.set(board, known);
  const candidates = board
    .questions()
    .filter(isOpen)
    .map(({ id, text }) => {
      const ready = known.get(text) ?? prepareText(text);
      known.set(text, ready);
      return { id, text: ready };
    });
  return similarTexts(draft, candidates, { limit })
    .map(({ id }) => board.find(id))
    .filter((question) => question !== undefined);
}
