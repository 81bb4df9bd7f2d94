import type { PersonId } from '../people/index.ts';
import type { Reason } from './reasons.ts';

/** One thing that one person is to be told. */
export interface Telling {
  readonly personId: PersonId;
  /** The one thing that it is about, for example `post:4k2…`: a person is told of it once, whatever the reasons. */
  readonly about: string;
  /** What it belongs to, for example `thread:9d1…`; see `Notices.addReader`. */
  readonly group: string;
  /** What that is called: the title of the thread. */
  readonly groupTitle: string;
  readonly reason: Reason;
  /** Who did it; they are not told themselves. */
  readonly actorId: PersonId | null;
  /** The path of the page where it is. */
  readonly url: string;
  /** Its words, plain; the beginning goes into messages. */
  readonly text?: string;
}
