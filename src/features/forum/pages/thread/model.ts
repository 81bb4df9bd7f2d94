import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import type { OnwardLink } from '../../../../design-system/patterns/onward-links.tsx';
import type { Source } from '../../bringing-in/source.ts';
import type { AnswerTo } from '../../posts/answers-to.repository.ts';
import type { Draft } from '../../posts/drafts.repository.ts';
import type { Summary } from '../../overview/overview.repository.ts';
import type { ShownPoll } from '../../polls/poll.ts';
import type { Suspension } from '../../order/sanction.ts';
import type { PostId, ShownPost } from '../../post.ts';
import type { Rights, Space } from '../../space.ts';
import type { Addressee } from '../../addressing/addressee.ts';
import type { TaggedThread } from '../../thread.ts';
import type { ArrangedModel } from './arranged.ts';

/** What has just become of a post: it was sent again and stands here once, or is an answer or is not any more. */
export interface SaidOfPost {
  readonly number: number;
  readonly what: 'again' | 'accepted' | 'unaccepted';
}

/** What a page of a thread is made from. */
export interface ThreadPageModel {
  readonly space: Space;
  readonly thread: TaggedThread;
  readonly rights: Rights;
  readonly posts: readonly ShownPost[];
  /** What posts of this page ask. */
  readonly polls: ReadonlyMap<PostId, ShownPoll>;
  /** What answers posts of this page, wherever it stands. */
  readonly answersTo: ReadonlyMap<PostId, readonly AnswerTo[]>;
  /** The first post that whoever reads may read. */
  readonly readsFrom: number;
  /** Where it was brought in from, and when. */
  readonly origin: { readonly source: Source; readonly at: Date } | undefined;
  readonly summary: Summary | undefined;
  /** Who was asked to answer it. */
  readonly addressees: readonly Addressee[];
  readonly page: number;
  /** The last post read before this page was opened; null where nobody is signed in. */
  readonly read: number | null;
  readonly follow: 'watch' | 'normal' | 'mute';
  readonly person: string | null;
  /** What is wrong with what was just sent to open the question again. */
  readonly mistakes: readonly FieldMistake[];
  /** What they have just done with it as a moderator. */
  readonly news: ArrangedModel | undefined;
  /** Why nobody may reply now. */
  readonly noReplies: string | undefined;
  /** What stops whoever reads from writing in the space. */
  readonly suspension: Suspension | undefined;
  /** They may write in the space, nothing stops them, and the thread takes replies. */
  readonly mayReply: boolean;
  /** There is an endeavour to whose things the thread can lead, and what becomes of its posts. */
  readonly mayLink: boolean;
  /** Says what answers the question. */
  readonly mayAccept: boolean;
  readonly mayReopen: boolean;
  /** Says when the decision is looked at again. */
  readonly mayReview: boolean;
  /** What of the endeavour it is about. */
  readonly targets: readonly OnwardLink[];
  /** What goes on from it elsewhere. */
  readonly onward: readonly OnwardLink[];
  /** What the person has begun to write in it. */
  readonly draft: Draft | undefined;
  /** What the device keeps of what was just posted, and need not any more. */
  readonly sentDrafts: readonly string[];
  readonly said: SaidOfPost | undefined;
  readonly messageKey: string;
  readonly csrf: string;
}
