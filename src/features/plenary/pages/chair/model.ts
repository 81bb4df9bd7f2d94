import type { PaceCounts, StaffMessage } from '../../../comments/shared.ts';
import type { LiveSession, SessionState } from '../../../sessions/shared.ts';
import type { QueueState } from '../../components/session-bar.tsx';
import type { Order } from '../home/order.ts';

/** The orders in which a chair reads the open questions: those of the audience (RANK-5, LIVE-38). */
export const CHAIR_ORDERS = ['across', 'most', 'newest'] as const satisfies readonly Order[];
export type ChairOrder = (typeof CHAIR_ORDERS)[number];

/** Everything that the chair's page of a session shows. */
export interface ChairModel {
  readonly code: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly csrf: string;
  readonly zone: string;
  readonly updatedAt: string;
  readonly announcement: string;
  readonly urgentAnnouncement: string;
  readonly session: LiveSession;
  /** Where the session can go from here, for whoever looks at the page. */
  readonly moves: readonly SessionState[];
  /** False for organisers, who look on. */
  readonly canChoose: boolean;
  readonly canModerate: boolean;
  readonly canRunPolls: boolean;
  readonly canOrganise: boolean;
  /** Whether questions are answered aloud in this state. */
  readonly answersAloud: boolean;
  /** Whether it can be noted that one was answered aloud though it was not started here. */
  readonly canNote: boolean;
  readonly queue: QueueState;
  /** Questions and comments that wait for a moderator. */
  readonly waiting: number;
  readonly answering: readonly ChairQuestion[];
  readonly chosen: readonly ChairQuestion[];
  readonly order: ChairOrder;
  readonly oneGroup: boolean;
  /** Too few have seen these to rank them; on the first page (RANK-6). */
  readonly lane: readonly ChairQuestion[];
  readonly open: readonly ChairQuestion[];
  /** Open questions beyond those of this page. */
  readonly page: number;
  readonly pages: number;
  readonly openCount: number;
  readonly answered: readonly ChairQuestion[];
  readonly answeredCount: number;
  readonly present: number;
  readonly staff: readonly StaffPresence[];
  /** Null for those who do not see the signals. */
  readonly pace: PaceCounts | null;
  readonly messages: readonly StaffMessage[];
}

export interface ChairQuestion {
  readonly id: string;
  /** When it was last decided about, in milliseconds: what a form sends back to show what was seen. */
  readonly seen: number;
  readonly text: string;
  readonly asker: string;
  readonly votes: number;
  readonly isPinned: boolean;
  readonly isParked: boolean;
  readonly label: string | null;
  readonly part: string | null;
  readonly to: string;
  readonly speakers: readonly ChairSpeaker[];
}

export interface ChairSpeaker {
  readonly id: string;
  readonly name: string;
  readonly stateWords: string;
  readonly isWaiting: boolean;
}

/** Whether somebody who runs the session has a page of it open. */
export interface StaffPresence {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly isHere: boolean;
}

/** Lengths of a last call from which the chair chooses, in seconds (LIVE-9: at least 30). */
export const LAST_CALL_WORDS: Readonly<Record<number, string>> = {
  30: '30 seconds',
  60: '1 minute',
  120: '2 minutes',
  300: '5 minutes',
};
