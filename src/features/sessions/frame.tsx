import type { Page } from '../../platform/http/pages.tsx';
import { keepSeatNotice } from './keep-seat-notice.tsx';
import { continuationNotice } from './organise/continuation-notice.tsx';
import { rehearsalNotice } from './organise/rehearsal-notice.tsx';
import type { Visit } from './visit.ts';

/** The pages of a session that its navigation names. */
export type FrameItem =
  | 'questions'
  | 'polls'
  | 'comments'
  | 'about'
  | 'seat'
  | 'archive'
  | 'meet'
  | 'moderate'
  | 'chair'
  | 'run-polls'
  | 'speak'
  | 'organise';

/** What every page of a session has around it: its navigation, the word "Rehearsal" where it is one, and where it goes on. */
export function sessionFrame(visit: Visit, current?: FrameItem): Pick<Page, 'nav' | 'notice'> {
  const { session } = visit;
  const at = (path: string): string => `/s/${session.code}${path}`;
  const isOver = session.state === 'closed' || session.state === 'archived';
  const items: readonly (readonly [FrameItem, string, string, boolean])[] = [
    ['questions', 'Questions', at(''), true],
    ['polls', 'Polls', at('/polls'), true],
    ['comments', 'Comments', at('/comments'), session.commentsAllowed],
    ['archive', 'Archive', at('/archive'), isOver],
    ['meet', 'Meet people', at('/meet'), !['draft', 'announced'].includes(session.state)],
    ['about', 'About', at('/about'), true],
    ['seat', 'My seat', at('/seat'), visit.seat !== undefined],
    ['moderate', 'Moderate', at('/moderate'), visit.can('moderate')],
    ['chair', 'Chair', at('/chair'), visit.can('choose what is answered')],
    ['run-polls', 'Run polls', at('/run-polls'), visit.can('prepare polls')],
    ['speak', 'Speak', at('/speak'), visit.roles.has('speaker')],
    ['organise', 'Organise', at('/organise'), visit.can('organise')],
  ];
  return {
    nav: items
      .filter(([, , , isShown]) => isShown)
      .map(([item, text, href]) => ({ text, href, current: item === current })),
    notice: (
      <>
        {rehearsalNotice(session)}
        {continuationNotice(visit)}
        {keepSeatNotice(visit)}
      </>
    ),
  };
}
