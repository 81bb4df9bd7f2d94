import { DECLINE_REASONS } from '../sessions/shared.ts';
import type { MyAnswer, OwnAnswer } from './answer.ts';

/** A person's answer as their page shows it, with what the moderators did with a text. */
export function tellOwn(own: OwnAnswer): MyAnswer {
  return { answer: own.answer, notice: noticeOf(own) };
}

function noticeOf({ textState, textReason, textNote }: OwnAnswer): string {
  switch (textState) {
    case 'received':
      return 'A moderator looks at your text before it is shown to others.';
    case 'declined':
    case 'removed': {
      const why = textReason === null ? '' : ` ${DECLINE_REASONS[textReason]}.`;
      const note = textNote === null ? '' : ` The moderator adds: ${textNote}`;
      return `Your text is not shown to others.${why}${note} You can reword it while the poll is open; a moderator looks at it then.`;
    }
    default:
      return '';
  }
}
