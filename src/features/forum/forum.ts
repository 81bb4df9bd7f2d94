import type { Queryable } from '../../platform/database/transaction.ts';
import type { ZipEntry } from '../../platform/zip.ts';
import type { Person, PersonId } from '../people/index.ts';
import type { Seat, Session } from '../sessions/index.ts';
import type { OwedAnswer } from './addressing/addressee.ts';
import type { QuestionForMe } from './addressing/addressing.repository.ts';
import type { DueReminder } from './addressing/reminders.ts';
import type { QuestionThread } from './carry-over/carry-over.repository.ts';
import type { Replying } from './carry-over/replying.ts';
import type { ForumEvents } from './events.ts';
import type { CarriedThread } from './export/carried-threads.ts';
import type { Linking } from './linking/linking.ts';
import type { FindOnward } from './pages.ts';
import type { FindRaised } from './polls/least-shown.ts';
import type { Offer } from './handing-on/handing-on.repository.ts';
import type { Polling } from './polls/polling.ts';
import type { PollToAnswer } from './polls/polls.repository.ts';
import type { Accepting } from './posts/accepting.ts';
import type { Writing } from './posts/writing.ts';
import type { PostId } from './post.ts';
import type { Space, SpaceId } from './space.ts';
import type { SpaceAccess } from './spaces/access.ts';
import type { Spaces } from './spaces/spaces.ts';
import type { Thread, ThreadId } from './thread.ts';

/** The space of a session and the threads of its questions, by the questions' ids. */
export interface SessionThreads {
  readonly spaceId: SpaceId;
  readonly threads: ReadonlyMap<string, QuestionThread>;
}

/** Something that waits for a moderator. */
export interface ToLookAt {
  readonly text: string;
  readonly url: string;
  readonly since: Date;
}

/** What other features need of the forum. */
export interface Forum extends ForumEvents, Replying {
  readonly writing: Writing;
  readonly accepting: Accepting;
  readonly spaces: Spaces;
  readonly polling: Polling;
  /** Whether somebody may read a space now. */
  mayRead(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
    id: SpaceId,
  ): Promise<boolean>;
  /** Of these people, those who may read a space now. */
  readersAmong(db: Queryable, space: Space, people: readonly PersonId[]): Promise<readonly PersonId[]>;
  /** Who wrote these posts, also without a name: for telling them, never for showing. */
  writersOf(db: Queryable, posts: readonly PostId[]): Promise<readonly PersonId[]>;
  /** Who began a thread, also without a name: for telling them, never for showing. */
  beginnerOf(db: Queryable, thread: ThreadId): Promise<PersonId | null>;
  /** The spaces that somebody may read, by name. */
  readableSpaces(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
  ): Promise<readonly Pick<Space, 'id' | 'name' | 'isThread'>[]>;
  /** What became of the questions of a session in its space, and where that is. */
  ofSession(db: Queryable, sessionId: string): Promise<SessionThreads | undefined>;
  /** The thread in which a question of a session goes on. */
  ofQuestion(db: Queryable, questionId: string): Promise<ThreadId | undefined>;
  /** How many questions of a session that is over a seat supported and was not yet asked whether to follow (LIVE-62). */
  countToFollow(db: Queryable, session: Session, seat: Seat | undefined): Promise<number>;
  /** Open questions that wait for an answer of somebody, by name, organisation or role; the oldest first (FOR-43). */
  questionsFor(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
  ): Promise<readonly QuestionForMe[]>;
  /** What others ask somebody in threads, and they have not answered (FOR-25); the oldest first. */
  pollsFor(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
    now: Date,
  ): Promise<readonly PollToAnswer[]>;
  /** What was offered to somebody by whoever did it before them, and waits for their answer (FOR-63). */
  handedTo(db: Queryable, person: Person): Promise<readonly Offer[]>;
  /** Answers that somebody is to be reminded of now, each with whom (FOR-46). */
  remindersDue(db: Queryable, now: Date): Promise<readonly DueReminder[]>;
  /** Answers of a space that are still to come, as everybody who reads it sees them, the oldest first. */
  owedIn(db: Queryable, space: Space, now: Date): Promise<readonly OwedAnswer[]>;
  /** A thread that everybody who may read its space sees, if this person may. */
  findThread(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
    id: ThreadId,
  ): Promise<Thread | undefined>;
  findSpaceOf(db: Queryable, context: string): Promise<Space | undefined>;
  /** How many decision notes a space has, and when the next of them is looked at again (YYYY-MM-DD). */
  countDecisions(
    db: Queryable,
    id: SpaceId,
  ): Promise<{ readonly count: number; readonly nextReview: string | null }>;
  /** A space as files in open formats, for the export of what owns it. */
  exportFiles(space: Space): Promise<readonly ZipEntry[]>;
  /** Its threads as they go into another installation, where `writeThreads` takes them. */
  readThreads(space: Space): Promise<CarriedThread[]>;
  /** Who keeps order in a space. */
  moderators(db: Queryable, id: SpaceId): Promise<readonly PersonId[]>;
  /** The spaces in which somebody keeps order. */
  moderatedSpaces(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
  ): Promise<readonly SpaceId[]>;
  /** What waits for somebody who keeps order: posts to look at and proposed tags, by space, and appeals. */
  toLookAt(db: Queryable, person: Person): Promise<readonly ToLookAt[]>;
  /** What other features say goes on from a thread, on its page. */
  readonly onward: FindOnward[];
  /** Threads and the things of what owns their space. */
  readonly linking: Linking;
  /** Who says that more people than usual stand behind figures in spaces of theirs (OPN-79). */
  readonly raisedLeast: FindRaised[];
  /** Spaces whose context begins with `prefix:` are open to whom these functions say. */
  addSpaceAccess(prefix: string, access: SpaceAccess): void;
}
