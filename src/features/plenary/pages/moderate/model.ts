import type { LiveSession } from '../../../sessions/shared.ts';
import type { QueueState } from '../../components/session-bar.tsx';
import type { QueueView } from '../../queue.ts';
import type { StaffQuestion } from '../../staff-question.ts';

/** Everything that the moderators' page of a session shows. */
export interface ModerateModel {
  readonly code: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly csrf: string;
  readonly zone: string;
  readonly updatedAt: string;
  readonly session: LiveSession;
  readonly announcement: string;
  readonly urgentAnnouncement: string;
  /** Whether questions wait until a moderator has looked, or are shown at once. */
  readonly looksFirst: boolean;
  readonly queue: QueueState;
  readonly view: QueueView;
  readonly counts: Readonly<Record<QueueView, number>>;
  readonly questions: readonly ModeratedQuestion[];
  /** What was searched for in the list of shown questions. */
  readonly search: string;
  readonly page: number;
  readonly pages: number;
  /** Nothing is decided any more. */
  readonly isArchived: boolean;
}

export interface ModeratedQuestion extends StaffQuestion {
  /** A shown question that asks much the same. */
  readonly similar: string | null;
}

export const VIEW_WORDS: Readonly<Record<QueueView, string>> = {
  waiting: 'To look at',
  'second-looks': 'Second looks',
  shown: 'Shown',
  merged: 'Merged',
  'set-aside': 'Not shown',
};
