import type { SessionState } from '../session.ts';

/** A move of LIVE-6 that an organiser makes, with what it means for everybody. None of them can be taken back. */
export interface Step {
  readonly to: SessionState;
  readonly button: string;
  readonly title: string;
  readonly consequences: readonly string[];
}

const STEPS: Partial<Record<SessionState, Step>> = {
  draft: {
    to: 'announced',
    button: 'Announce the session',
    title: 'Announce the session?',
    consequences: [
      'Everybody with the code or the link can see the title, the time, the speakers and the rules, and can join.',
      'Questions stay closed until you open them, or until the time you have set.',
      'An announced session cannot go back to being a draft. You can still change what you have prepared.',
    ],
  },
  announced: {
    to: 'open',
    button: 'Open for questions',
    title: 'Open the session for questions?',
    consequences: [
      'People who have joined can ask and vote before the session begins.',
      'With the first question, who may join, how people who ask are shown and how long links to people are kept become fixed.',
      'You cannot close questions again before the session goes live; the chair can then pause it.',
    ],
  },
  closed: {
    to: 'archived',
    button: 'Archive the session',
    title: 'Archive the session?',
    consequences: [
      'Nobody can join any more, and speakers can no longer answer here in writing. Everything published stays readable.',
      'Questions that are still open go on in the forum.',
      'Nothing you have prepared can be changed any more, and the session cannot be opened again.',
    ],
  },
};

/** What the organiser may do next with a session in this state. */
export function stepFrom(state: SessionState): Step | undefined {
  return STEPS[state];
}

/** Who moves a session on that the organiser does not. */
export function whoMovesOn(state: SessionState): string | undefined {
  switch (state) {
    case 'open':
      return 'The chair starts the session, or it goes live by itself at the time you have set.';
    case 'live':
    case 'paused':
      return 'The chair leads the session, and closes it with a last call for votes.';
    case 'closing':
      return 'The session closes by itself when the last call for votes is over.';
    case 'archived':
      return 'The session is archived. Everything published stays readable.';
    default:
      return undefined;
  }
}
