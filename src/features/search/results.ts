import type { Passage } from './passage.ts';

/** Something that people wrote and that matches. */
export interface Written {
  readonly kind: 'post' | 'thread' | 'question';
  readonly id: string;
  /** Of the thread, or of the session. */
  readonly title: string;
  /** As it was written: of a post in Markdown, of a thread its title. */
  readonly text: string;
  readonly author: string | null;
  readonly organisation: string | null;
  /** The space, for posts and threads. */
  readonly place: string;
  /** The join code of the session of a question. */
  readonly code: string | null;
  readonly state: string;
  readonly at: Date;
}

/** What is shown of it. */
export interface Found extends Omit<Written, 'text'> {
  readonly passage: Passage;
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

export interface Results {
  readonly written: readonly Found[];
  readonly people: readonly Named[];
  readonly organisations: readonly Named[];
  readonly hasMore: boolean;
}

export function isEmpty({ written, people, organisations }: Results): boolean {
  return written.length + people.length + organisations.length === 0;
}
