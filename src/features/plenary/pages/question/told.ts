import type { QuestionDetails } from '../../../questions/index.ts';
import { OPENINGS, type Session } from '../../../sessions/index.ts';

/** What a page says after an act, by the name of the act. */
export const TOLD: Readonly<Record<string, string>> = {
  sent: 'Your question was received. This page always says what has become of it.',
  edit: 'Your change was saved.',
  withdraw: 'Your question was withdrawn.',
  'second-look': 'A second look was asked for. You are told here what comes of it.',
  wording: 'Thank you. Your answer was noted.',
  reopen: 'Your question is back in the list.',
  closed: 'This session takes no votes now, so nothing was changed.',
  settled: 'This question takes no more votes: it is settled.',
};

/** What happens next with a question, for who asked it (LIVE-32). */
export function nextFor(details: QuestionDetails, session: Session): string {
  switch (details.state) {
    case 'received':
      return 'A moderator looks at it next. If it is not shown, you are told why.';
    case 'published':
      return session.state === 'closed'
        ? 'The session is closed. Speakers can still answer in writing, and it goes on in the forum.'
        : details.parkedAt === null
          ? 'People can vote for it. If there is no time for it, speakers can answer in writing and it is carried on.'
          : 'It is parked: kept for later, and carried on if there is no time for it.';
    case 'next':
      return 'The chair has chosen it: it comes up soon.';
    case 'answering':
      return 'It is being answered at this moment.';
    case 'answered':
      return 'The answers are below.';
    case 'merged':
      return 'Your vote and your wording are kept with the question it became part of.';
    case 'declined':
    case 'removed': {
      const note = details.reasonNote === null ? '' : ` The moderator adds: ${details.reasonNote}`;
      if (details.secondLookDone) return `After a second look the decision stands.${note}`;
      if (details.secondLookAt !== null) return `A second look is under way.${note}`;
      return `You can reword it once, or ask for a second look.${note}`;
    }
    case 'withdrawn':
      return OPENINGS[session.state].questions ? 'You can ask again.' : 'It is not carried on anywhere.';
    case 'carried-over':
      return 'It goes on in the forum.';
  }
}
