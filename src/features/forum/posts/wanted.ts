import type { Naming } from '../nameless/nameless.ts';
import type { NewPoll } from '../polls/poll.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId, ThreadKind } from '../thread.ts';

export interface NewThread {
  readonly spaceId: SpaceId;
  readonly kind: Exclude<ThreadKind, 'carried-over'>;
  readonly title: string;
  readonly text: string;
  /** Names of tags; those that are not on the list of the space are proposed. */
  readonly tags?: readonly string[];
  readonly language?: string;
  /** Of a decision note: the day on which it is looked at again, as YYYY-MM-DD. */
  readonly reviewOn?: string | null;
  /** By name, where nothing else is said. */
  readonly naming?: Naming | undefined;
  /** Made with the form: sending twice makes one thread. */
  readonly key: string;
}

export interface NewReply {
  readonly threadId: ThreadId;
  readonly text: string;
  readonly replyTo?: PostId | null;
  /** By name, where nothing else is said. */
  readonly naming?: Naming | undefined;
  readonly language?: string;
  /** What it asks everybody to answer. */
  readonly poll?: NewPoll;
  readonly key: string;
}

export interface PostChange {
  readonly text: string;
  readonly seen: string;
  /** As the post was, where none is given. */
  readonly language?: string;
  /** What changed, for those who watch; empty where nobody is told. */
  readonly tell?: string;
}
