import { useRef } from 'preact/hooks';

export interface SteadyItem<Item> {
  readonly item: Item;
  /** Somebody else has changed it since it came to this page, or it belongs here no longer. */
  readonly isStale: boolean;
}

export interface Steady<Item> {
  readonly items: readonly SteadyItem<Item>[];
  /** How many have come that are not shown. */
  readonly fresh: number;
}

export interface SteadyOptions {
  /** Whether what is new stands at the end, or is only counted. */
  readonly takesNew: boolean;
  /** What whoever looks has just handled: of that the latest is shown, or nothing. */
  readonly handled: ReadonlySet<string>;
}

interface Seen {
  readonly id: string;
  /** When it was last decided about, as a form sends it back. */
  readonly seen: number;
}

/**
 * Keeps a list from moving under the eyes and hands of whoever works on it (LIVE-74): what came stays where it is and
 * as it was read, marked when others have handled it. What is new stands at the end, or is only counted where the
 * newest come first. A new page begins anew.
 */
export function useSteady<Item extends Seen>(
  items: readonly Item[],
  { takesNew, handled }: SteadyOptions,
): Steady<Item> {
  const kept = useRef<Map<string, Item> | null>(null);
  const shown = (kept.current ??= new Map(items.map((item) => [item.id, item])));
  const latest = new Map(items.map((item) => [item.id, item]));
  for (const id of handled) {
    const now = latest.get(id);
    if (now === undefined) shown.delete(id);
    else if (shown.has(id)) shown.set(id, now);
  }
  let fresh = 0;
  for (const item of items) {
    if (shown.has(item.id)) continue;
    if (takesNew) shown.set(item.id, item);
    else fresh += 1;
  }
  return {
    items: [...shown.values()].map((item) => {
      const now = latest.get(item.id);
      return now?.seen === item.seen ? { item: now, isStale: false } : { item, isStale: true };
    }),
    fresh,
  };
}
