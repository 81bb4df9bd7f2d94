import { useEffect, useRef, useState } from 'preact/hooks';

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

export interface SteadyOrderOptions {
  /** What whoever looks has just handled: it goes at once. */
  readonly handled?: ReadonlySet<string>;
  /** Whether what is new is shown at the end by itself. */
  readonly takesNew?: boolean;
}

/**
 * Keeps the order of a ranked list while somebody reads and chooses (LIVE-41, RANK-10): votes and words change in
 * place, nothing moves until it is asked to.
 */
export function useSteadyOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  { handled, takesNew = false }: SteadyOrderOptions = {},
): SteadyOrder<Item> {
  const [kept, setOrder] = useState(() => items.map(({ id }) => id));
  const known = useRef(new Map<string, Item>());
  const latest = new Map(items.map((item) => [item.id, item]));
  for (const item of items) known.current.set(item.id, item);

  // Where nothing is shown, or what is new stands at the end, nothing moves by showing it.
  const isNew = ({ id }: Item): boolean => !kept.includes(id);
  const added = takesNew || kept.every((id) => !latest.has(id)) ? items.filter(isNew) : [];
  const order = [...kept, ...added.map(({ id }) => id)];
  useEffect(() => {
    if (added.length > 0) setOrder(order);
  });
  const shown = new Set(order);
  const now = items.map(({ id }) => id).filter((id) => shown.has(id));
  const before = order.filter((id) => latest.has(id));
  return {
    items: order.flatMap((id) => {
      const item = latest.get(id) ?? known.current.get(id);
      const isGone = !latest.has(id);
      return item === undefined || (isGone && handled?.has(id) === true) ? [] : [{ item, isGone }];
    }),
    fresh: items.length - now.length,
    moved: before.filter((id, index) => id !== now[index]).length,
    update: () => setOrder(items.map(({ id }) => id)),
  };
}
