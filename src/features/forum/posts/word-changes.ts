/** A piece of text that two wordings share, or that one of them has alone. */
export interface Change {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Above this many pairs of words the texts are compared by lines, which is coarser and quick. */
const MOST_PAIRS = 1_000_000;

/** What changed from one wording to the next, word by word: the longest common subsequence is what stayed. */
export function changesOf(before: string, after: string): readonly Change[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length <= MOST_PAIRS) return compare(a, b);
  const [linesA, linesB] = [linesOf(before), linesOf(after)];
  if (linesA.length * linesB.length <= MOST_PAIRS) return compare(linesA, linesB);
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? [];
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function compare(a: readonly string[], b: readonly string[]): readonly Change[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: { kind: Change['kind']; text: string }[] = [];
  const add = (kind: Change['kind'], text: string): void => {
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else changes.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [own = '', other = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && own === other) {
      add('same', own);
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      add('removed', own);
      i++;
    } else {
      add('added', other);
      j++;
    }
  }
  return changes;
}
