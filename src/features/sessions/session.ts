import type { Id } from '../../platform/ids.ts';

export type SessionState =
  'draft' | 'announced' | 'open' | 'live' | 'paused' | 'closing' | 'closed' | 'archived';
/** `verified`: only who is signed in, confirmed an e-mail address or used a ticket (LIVE-21). */
export type Joining = 'open' | 'verified';
/** Whether a moderator looks after a question is published, or before. */
export type Moderation = 'after' | 'before';
/** How askers are shown (LIVE-25), from the most open to the most private. */
export type Naming = 'named' | 'organisation' | 'not-shown';
export type SessionId = Id<'session'>;
export type PartId = Id<'part'>;
export type RoleId = Id<'role'>;
export type LabelId = Id<'label'>;

/** A live plenary or workshop. Times are in UTC; `zone` (IANA) is the one they are shown in (LIVE-89). */
export interface Session {
  readonly id: SessionId;
  /** What people type to join. */
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly state: SessionState;
  /** Counts every published change. */
  readonly version: number;
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When questions open by themselves; null: the chair or organiser opens them. */
  readonly opensAt: Date | null;
  /** When it goes live by itself; null: the chair starts it. */
  readonly goesLiveAt: Date | null;
  /** End of the last call for votes, while closing. */
  readonly closingUntil: Date | null;
  readonly closedAt: Date | null;
  readonly archivedAt: Date | null;
  readonly callUrl: string | null;
  readonly captionsUrl: string | null;
  readonly signLanguageUrl: string | null;
  readonly language: string;
  readonly joining: Joining;
  readonly allowedDomains: readonly string[];
  readonly moderation: Moderation;
  readonly moderationRules: string;
  readonly naming: Naming;
  readonly morePrivateAllowed: boolean;
  readonly commentsAllowed: boolean;
  /** Whether people reply to questions before it closes (LIVE-63). */
  readonly repliesAllowed: boolean;
  readonly maxOpenQuestions: number;
  readonly hideVotesUntilVoted: boolean;
  readonly queueAlertSeconds: number;
  /** Days after archiving until personal links are deleted (LIVE-87). */
  readonly retentionDays: number;
  readonly screenKeyHash: string | null;
  /** Keys the hashes that tell networks apart; null once the session has closed. Never leaves the server. */
  readonly addressKey: string | null;
  readonly rehearsalOf: SessionId | null;
  readonly continues: SessionId | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

/** What somebody is in one session (LIVE-1). `visitor`: has not joined. */
export type Role =
  'visitor' | 'guest' | 'participant' | 'observer' | 'speaker' | 'moderator' | 'chair' | 'organiser';

/** Who may make each move of LIVE-6. `time`: it also happens by itself at a set time. No other move exists. */
export const MOVES: Readonly<
  Record<SessionState, Partial<Record<SessionState, readonly (Role | 'time')[]>>>
> = {
  draft: { announced: ['organiser'] },
  announced: { open: ['organiser', 'time'] },
  open: { live: ['chair', 'time'] },
  live: { paused: ['chair'], closing: ['chair'] },
  paused: { live: ['chair'], closing: ['chair'] },
  closing: { closed: ['chair', 'time'] },
  closed: { archived: ['organiser'] },
  archived: {},
};

export function canMove(from: SessionState, to: SessionState, roles: ReadonlySet<Role>): boolean {
  return (MOVES[from][to] ?? []).some((who) => who !== 'time' && roles.has(who));
}

export function movesByTime(from: SessionState, to: SessionState): boolean {
  return (MOVES[from][to] ?? []).includes('time');
}

/** What a state lets people do (LIVE-6). */
export interface Openings {
  readonly questions: boolean;
  readonly votes: boolean;
  readonly polls: boolean;
  readonly answersAloud: boolean;
  readonly answersInWriting: boolean;
}

const NOTHING: Openings = {
  questions: false,
  votes: false,
  polls: false,
  answersAloud: false,
  answersInWriting: false,
};

export const OPENINGS: Readonly<Record<SessionState, Openings>> = {
  draft: NOTHING,
  announced: NOTHING,
  open: { ...NOTHING, questions: true, votes: true, answersInWriting: true },
  live: { questions: true, votes: true, polls: true, answersAloud: true, answersInWriting: true },
  paused: NOTHING,
  closing: { ...NOTHING, votes: true, answersAloud: true, answersInWriting: true },
  closed: { ...NOTHING, answersInWriting: true },
  archived: NOTHING,
};

/** The state in words, as every page shows it (LIVE-8). */
export const STATE_WORDS: Readonly<Record<SessionState, string>> = {
  draft: 'Draft: only the people running it can see it',
  announced: 'Announced: questions are not open yet',
  open: 'Open for questions',
  live: 'Live now',
  paused: 'Paused',
  closing: 'Closing: last call for votes',
  closed: 'Closed',
  archived: 'Archived',
};

/** Why something sent in this state is not taken, and what happens next (LIVE-7). */
export function whyNotNow(state: SessionState, what: 'questions' | 'votes' | 'polls' | 'comments'): string {
  const thing = { questions: 'questions', votes: 'votes', polls: 'poll answers', comments: 'comments' }[what];
  const kept = what === 'polls' ? 'What you chose is kept' : 'Your text is kept';
  switch (state) {
    case 'draft':
    case 'announced':
      return `This session does not take ${thing} yet. ${kept}: send it when the session opens.`;
    case 'open':
      return `This session takes ${thing} when it goes live. ${kept}: send it then.`;
    case 'live':
      return `This session takes ${thing} now.`;
    case 'paused':
      return `The chair has paused the session. ${kept}: send it when the session goes on.`;
    case 'closing':
      return `The session is closing and takes no new ${thing}. Questions that were not answered stay open for written answers.`;
    case 'closed':
    case 'archived':
      return `The session is closed and takes no more ${thing}. Questions that were not answered stay open for written answers.`;
  }
}

/** Whether nothing more is asked or voted on, for good. */
export function isOver(session: Pick<Session, 'state'>): boolean {
  return session.state === 'closed' || session.state === 'archived';
}

/** The least length of the last call for votes, in seconds (LIVE-9). */
export const LEAST_CLOSING_SECONDS = 30;

/** An agenda item: with its own speakers, and its own queue where it takes questions (LIVE-12). */
export interface Part {
  readonly id: PartId;
  readonly title: string;
  readonly description: string;
  readonly startsAt: Date | null;
  readonly takesQuestions: boolean;
  readonly speakerIds: readonly RoleId[];
}

/** A named role holder: organiser, chair, moderator, speaker or observer. */
export interface RoleHolder {
  readonly id: RoleId;
  readonly role: 'organiser' | 'chair' | 'moderator' | 'speaker' | 'observer';
  readonly personId: string | null;
  readonly email: string | null;
  readonly name: string;
  readonly post: string;
  readonly organisation: string | null;
  readonly deputy: boolean;
  readonly acceptedAt: Date | null;
  readonly seenAt: Date | null;
}

export interface Label {
  readonly id: LabelId;
  readonly name: string;
}

/** A session with everything that was prepared for it. */
export interface Programme {
  readonly session: Session;
  readonly parts: readonly Part[];
  readonly roles: readonly RoleHolder[];
  readonly labels: readonly Label[];
  readonly readings: readonly { readonly title: string; readonly url: string }[];
  /** Organisations offered at joining. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}

/** The speakers of a session in the order the organiser gave them. */
export function speakersOf(programme: Programme): RoleHolder[] {
  return programme.roles.filter((holder) => holder.role === 'speaker');
}

/** What an organiser fills in first; the rest of the settings have defaults. */
export interface NewSession {
  readonly title: string;
  readonly description: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
