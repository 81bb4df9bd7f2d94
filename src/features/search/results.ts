/** Something that was found in what people wrote. */
export interface Found {
  readonly kind: 'post' | 'thread' | 'question';
  readonly id: string;
  /** Of the thread, or of the session. */
  readonly title: string;
  /** The place in the text, with {@link MARK_BEGINS} and {@link MARK_ENDS} around what was sought. */
  readonly passage: string;
  readonly author: string | null;
  readonly organisation: string | null;
  /** The space, for posts and threads. */
  readonly place: string;
  /** The join code of the session of a question. */
  readonly code: string | null;
  readonly state: string;
  readonly at: Date;
}

export const MARK_BEGINS = '\u0001';
export const MARK_ENDS = '\u0002';

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
