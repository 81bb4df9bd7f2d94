export type Direction = 'up' | 'down';

export function isDirection(text: string): text is Direction {
  return text === 'up' || text === 'down';
}

/** The list with one item a place further up or down; unchanged where it cannot move. */
export function moveInOrder<Item>(items: readonly Item[], item: Item, direction: Direction): Item[] {
  const from = items.indexOf(item);
  const to = from + (direction === 'up' ? -1 : 1);
  if (from < 0 || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
