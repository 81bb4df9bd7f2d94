import { useRef, useState } from 'preact/hooks';

export interface OrderedItem<Item> {
  readonly item: Item;
  /** It stands here no longer: chosen, answered, taken down. */
  readonly isGone: boolean;
}

export interface SteadyOrder<Item> {
  readonly items: readonly OrderedItem<Item>[];
  /** How many have come, and how many would stand elsewhere, if the list was put in order now. */
  readonly fresh: number;
  readonly moved: number;
  /** Puts the list in order. */
  update(): void;
}

/**
 * Keeps the order of a ranked list while somebody reads and chooses (LIVE-41, RANK-10): votes and words change in
 * place, nothing moves until it is asked to. What whoever looks has just `handled` goes at once.
 */
export function useSteadyOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  handled: ReadonlySet<string>,
): SteadyOrder<Item> {
  const [order, setOrder] = useState(() => items.map(({ id }) => id));
  const known = useRef(new Map<string, Item>());
  const latest = new Map(items.map((item) => [item.id, item]));
  for (const item of items) known.current.set(item.id, item);

  const shown = new Set(order);
  const now = items.map(({ id }) => id).filter((id) => shown.has(id));
  const before = order.filter((id) => latest.has(id));
  return {
    items: order.flatMap((id) => {
      const item = latest.get(id) ?? known.current.get(id);
      const isGone = !latest.has(id);
      return item === undefined || (isGone && handled.has(id)) ? [] : [{ item, isGone }];
    }),
    fresh: items.length - now.length,
    moved: before.filter((id, index) => id !== now[index]).length,
    update: () => setOrder(items.map(({ id }) => id)),
  };
}
