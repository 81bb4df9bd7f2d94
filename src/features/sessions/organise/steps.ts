import { formatDateTime } from '../../../design-system/format.ts';
import type { Session, SessionState } from '../session.ts';

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

/** What moves a session on besides the organiser: its set times, and the chair. */
export function whatElseMovesOn(
  session: Pick<Session, 'state' | 'opensAt' | 'goesLiveAt' | 'zone'>,
): string | undefined {
  const { state, opensAt, goesLiveAt, zone } = session;
  switch (state) {
    case 'announced':
      return opensAt === null
        ? undefined
        : `Questions open by themselves on ${formatDateTime(opensAt, zone)}.`;
    case 'open':
      return goesLiveAt === null
        ? 'The chair starts the session, from the chair’s page.'
        : `The session goes live by itself on ${formatDateTime(goesLiveAt, zone)}, or earlier when the chair starts it.`;
    case 'live':
    case 'paused':
      return 'The chair leads the session, and closes it with a last call for votes.';
    case 'closing':
      return 'The session closes by itself when the last call for votes is over.';
    case 'archived':
      return 'The session is archived. Everything published stays readable.';
    case 'draft':
    case 'closed':
      return undefined;
  }
}
