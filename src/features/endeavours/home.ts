import type { ComponentChildren } from 'preact';
import type { Membership } from './membership.ts';

/** Something that waits for somebody in the endeavour. */
export interface OpenItem {
  readonly text: string;
  readonly href: string;
  /** A few words more: until when, or since when. */
  readonly detail?: string;
}

/** Something that this person could do now, in ten minutes or less. */
export interface SmallMove {
  readonly text: string;
  readonly href: string;
  readonly minutes: number;
  /** The move with the highest comes first; 50 is the middle. */
  readonly weight: number;
  /** Somebody waits for it: it stands among what waits for this person, too. */
  readonly isAwaited?: boolean;
}

/** What a feature adds to an endeavour's home. Every part is asked for each visit, so it must be quick. */
export interface HomeSection {
  /** An answer to "What kind of problem is it?". */
  readonly shape?: (membership: Membership) => Promise<ComponentChildren>;
  readonly open?: (membership: Membership) => Promise<readonly OpenItem[]>;
  readonly moves?: (membership: Membership) => Promise<readonly SmallMove[]>;
}

export interface HomeExtensions {
  add(section: HomeSection): void;
}

export interface HomeParts {
  readonly shapes: readonly ComponentChildren[];
  readonly open: readonly OpenItem[];
  /** The weightiest first. */
  readonly moves: readonly SmallMove[];
}

export function createHome(): HomeExtensions & {
  read(membership: Membership): Promise<HomeParts>;
  /** What others wait for this person to do, the weightiest first. */
  awaited(membership: Membership): Promise<readonly SmallMove[]>;
} {
  const sections: HomeSection[] = [];
  const byWeight = (moves: readonly SmallMove[]) => moves.toSorted((a, b) => b.weight - a.weight);
  return {
    add: (section) => void sections.push(section),
    async read(membership) {
      const shapes: ComponentChildren[] = [];
      const open: OpenItem[] = [];
      const moves: SmallMove[] = [];
      for (const section of sections) {
        if (section.shape !== undefined) shapes.push(await section.shape(membership));
        if (section.open !== undefined) open.push(...(await section.open(membership)));
        if (section.moves !== undefined) moves.push(...(await section.moves(membership)));
      }
      return { shapes, open, moves: byWeight(moves) };
    },
    async awaited(membership) {
      const moves: SmallMove[] = [];
      for (const section of sections) moves.push(...((await section.moves?.(membership)) ?? []));
      return byWeight(moves.filter(({ isAwaited = false }) => isAwaited));
    },
  };
}
