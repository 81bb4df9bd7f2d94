/**
 * The order of identifiers (OPN-4): numerical if all are decimal integers, otherwise by Unicode code point.
 *
 * @returns the places of `ids`, in that order
 */
export function orderOfIds(ids: readonly string[]): Int32Array {
  const order = Int32Array.from(ids, (_, place) => place);
  const compare = ids.every((id) => /^-?\d+$/.test(id)) ? numbersFirst(ids) : byCodePoint(ids);
  // Two ways to write one number: by their text, so that the order of the input does not matter.
  return order.toSorted((a, b) => compare(a, b) || (ids[a]! < ids[b]! ? -1 : 1));
}

type Compare = (a: number, b: number) => number;

function numbersFirst(ids: readonly string[]): Compare {
  const numbers = ids.map(Number);
  if (numbers.every(Number.isSafeInteger)) return (a, b) => numbers[a]! - numbers[b]!;
  const large = ids.map(BigInt);
  return (a, b) => {
    if (large[a] === large[b]) return 0;
    return large[a]! < large[b]! ? -1 : 1;
  };
}

function byCodePoint(ids: readonly string[]): Compare {
  // Code units order differently only where characters beyond the basic plane meet U+E000 … U+FFFF.
  if (ids.every((id) => !/[\ud800-\udfff]/.test(id))) {
    return (a, b) => {
      if (ids[a] === ids[b]) return 0;
      return ids[a]! < ids[b]! ? -1 : 1;
    };
  }
  const points = ids.map((id) => Array.from(id, (character) => character.codePointAt(0)!));
  return (a, b) => comparePoints(points[a]!, points[b]!);
}

function comparePoints(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let place = 0; place < shared; place += 1) {
    if (a[place] !== b[place]) return a[place]! - b[place]!;
  }
  return a.length - b.length;
}
