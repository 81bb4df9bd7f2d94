import type { Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { Session } from '../sessions/index.ts';
import type { Post, PostId } from './post.ts';
import type { Space } from './space.ts';
import type { Thread } from './thread.ts';

/** A post that others may read from now on: new, or let through by a moderator. */
export interface Posted {
  readonly post: Post;
  readonly thread: Thread;
  readonly space: Space;
  /** Null where it has no name. */
  readonly authorId: PersonId | null;
  /** Who is mentioned in it and may read it, without the author. */
  readonly mentions: readonly PersonId[];
  /** Who is of an organisation mentioned in it, and may read it. */
  readonly reached: readonly PersonId[];
  readonly quotes: readonly PostId[];
  readonly replyTo: PostId | null;
  readonly isFirst: boolean;
}

/** A post that its author changed, and wants those who watch to know of. */
export interface Edited {
  readonly post: Post;
  readonly thread: Thread;
  readonly space: Space;
  /** Null where it has no name. */
  readonly authorId: PersonId | null;
  /** What changed, in the author's words. */
  readonly reason: string;
}

/** A post that was accepted as an answer. */
export interface Answered {
  readonly post: Post;
  readonly thread: Thread;
  readonly space: Space;
  readonly acceptedBy: PersonId;
  /** Who voted for the question in its live session and has an account: told once for each thread, so mostly empty. */
  readonly voters: readonly PersonId[];
}

/** A question that somebody was asked to answer (FOR-43). */
export interface Addressed {
  readonly addresseeId: string;
  readonly thread: Thread;
  readonly space: Space;
  /** Who was asked, or the people of the organisation that was: those who may read it. */
  readonly people: readonly PersonId[];
  readonly by: PersonId;
  /** Why it was handed on to them; empty where they were asked first. */
  readonly reason: string;
}

/** The questions of a live session, which has closed, as threads of its space. Told once for each thread. */
export interface CarriedOver {
  readonly session: Pick<Session, 'id' | 'code' | 'title'>;
  readonly spaceId: Space['id'];
  /** Who has an account and voted for a question of somebody else, and is yet to be asked whether they follow it. */
  readonly supporters: readonly PersonId[];
  readonly threads: readonly {
    readonly threadId: Thread['id'];
    readonly title: string;
    readonly state: Thread['state'];
    readonly isHeld: boolean;
    /** Who was asked, has an account and has not answered. */
    readonly speakers: readonly PersonId[];
    /** Who asked, if they have an account: for telling them, never for showing. */
    readonly askedBy: PersonId | null;
  }[];
}

/** Something that moderators did, or are asked to do. */
export interface Moderated {
  /** For example `post-hidden`, `thread-moved`, `person-suspended`: the kind on the record. */
  readonly kind: string;
  /** The id of what it is about. */
  readonly subject: string;
  readonly space: Space;
  readonly by: PersonId;
  readonly reason: string;
  readonly tell: readonly ToldOfModeration[];
}

export interface ToldOfModeration {
  readonly to: PersonId;
  /** What it is to them: "Your post was hidden: Phones". */
  readonly what: string;
  readonly url: string;
  /** Otherwise than as a decision: they are asked to do something, by nobody in particular; or who reads here changed. */
  readonly as?: 'duty' | 'belonging';
}

/** Somebody asked to join a private space, was answered, belongs to it or looks after a space from now on. */
export interface Joining {
  readonly kind: 'asked' | 'accepted' | 'declined' | 'joined' | 'keeps order';
  readonly space: Space;
  /** The request or what stands for one, or who joined. */
  readonly request: string;
  readonly by: PersonId;
  /** Of whoever asked, or of the moderator who declined. */
  readonly words: string;
  /** The moderators, whoever asked or was added, or the others of the space. */
  readonly tell: readonly PersonId[];
}

/** Somebody who moves on offered what they did to somebody else (FOR-63). */
export interface Offered {
  readonly by: PersonId;
  readonly to: PersonId;
  readonly count: number;
}

/** A sense check or a poll has closed. */
export interface PollClosed {
  readonly postId: PostId;
  readonly thread: Thread;
  readonly space: Space;
  readonly question: string;
  /** Whoever closed it; null where its time was over. */
  readonly by: PersonId | null;
  /** Who answered, and whoever began it. */
  readonly people: readonly PersonId[];
}

/** Runs in the transaction of the act: use only `tx`. */
export type Listener<Event> = (tx: Transaction, event: Event, now: Date) => Promise<void>;

export interface ForumEvents {
  onPosted(listener: Listener<Posted>): void;
  onEdited(listener: Listener<Edited>): void;
  onAnswered(listener: Listener<Answered>): void;
  onAddressed(listener: Listener<Addressed>): void;
  onModerated(listener: Listener<Moderated>): void;
  onCarriedOver(listener: Listener<CarriedOver>): void;
  onJoining(listener: Listener<Joining>): void;
  onOffered(listener: Listener<Offered>): void;
  onPollClosed(listener: Listener<PollClosed>): void;
}

export interface EventHub extends ForumEvents {
  posted: Listener<Posted>;
  edited: Listener<Edited>;
  answered: Listener<Answered>;
  addressed: Listener<Addressed>;
  moderated: Listener<Moderated>;
  carriedOver: Listener<CarriedOver>;
  joining: Listener<Joining>;
  offered: Listener<Offered>;
  pollClosed: Listener<PollClosed>;
}

export function createEvents(): EventHub {
  const posted = createList<Posted>();
  const edited = createList<Edited>();
  const answered = createList<Answered>();
  const addressed = createList<Addressed>();
  const moderated = createList<Moderated>();
  const carriedOver = createList<CarriedOver>();
  const joining = createList<Joining>();
  const offered = createList<Offered>();
  const pollClosed = createList<PollClosed>();
  return {
    onPosted: posted.add,
    onEdited: edited.add,
    onAnswered: answered.add,
    onAddressed: addressed.add,
    onModerated: moderated.add,
    onCarriedOver: carriedOver.add,
    onJoining: joining.add,
    onOffered: offered.add,
    onPollClosed: pollClosed.add,
    posted: posted.tell,
    edited: edited.tell,
    answered: answered.tell,
    addressed: addressed.tell,
    moderated: moderated.tell,
    carriedOver: carriedOver.tell,
    joining: joining.tell,
    offered: offered.tell,
    pollClosed: pollClosed.tell,
  };
}

function createList<Event>(): { add(listener: Listener<Event>): void; tell: Listener<Event> } {
  const listeners: Listener<Event>[] = [];
  return {
    add: (listener) => void listeners.push(listener),
    async tell(tx, event, now) {
      for (const listener of listeners) await listener(tx, event, now);
    },
  };
}

/** What others may listen to. */
export function listenersOf(hub: EventHub): ForumEvents {
  const {
    onPosted,
    onEdited,
    onAnswered,
    onAddressed,
    onModerated,
    onCarriedOver,
    onJoining,
    onOffered,
    onPollClosed,
  } = hub;
  return {
    onPosted,
    onEdited,
    onAnswered,
    onAddressed,
    onModerated,
    onCarriedOver,
    onJoining,
    onOffered,
    onPollClosed,
  };
}
