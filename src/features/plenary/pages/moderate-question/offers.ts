import { awaitsSecondLook, isSetAside, OPEN_STATES, type QuestionDetails } from '../../../questions/index.ts';
import type { Session } from '../../../sessions/index.ts';
import type { ActName } from './form.ts';

type Offered = Pick<
  QuestionDetails,
  'state' | 'decidedBy' | 'pinnedAt' | 'parkedAt' | 'secondLookAt' | 'secondLookDone' | 'speakers'
>;

export interface Situation {
  /** Asked by whoever looks at the page (LIVE-2). */
  readonly isOwn: boolean;
  readonly session: Pick<Session, 'state'>;
}

/** What can be done with a question in the state it is in. */
export function offersFor(details: Offered, { isOwn, session }: Situation): ActName[] {
  if (session.state === 'archived') return [];
  return [...decisions(details, isOwn), ...(canNote(details, session) ? (['note'] as const) : [])];
}

/** Whether somebody may have said something in answer to it (LIVE-59). */
function canNote({ state, speakers }: Offered, session: Situation['session']): boolean {
  const isSpokenOf = OPEN_STATES.includes(state) || state === 'answered';
  const hasBegun = ['live', 'paused', 'closing', 'closed'].includes(session.state);
  return isSpokenOf && hasBegun && speakers.length > 0;
}

function decisions(details: Offered, isOwn: boolean): ActName[] {
  const sorting: ActName[] = ['label', 'part'];
  if (isOwn) return isSetAside(details) || details.state === 'withdrawn' ? [] : sorting;
  const pin: ActName = details.pinnedAt === null ? 'pin' : 'unpin';
  const park: ActName = details.parkedAt === null ? 'park' : 'unpark';
  switch (details.state) {
    case 'received':
      return ['publish', 'decline', 'merge', 'wording', ...sorting];
    case 'published':
    case 'next':
      return [
        ...(details.decidedBy === null ? (['leave'] as const) : []),
        'decline',
        'merge',
        'wording',
        ...sorting,
        pin,
        park,
      ];
    case 'answering':
      return ['decline', 'label', pin];
    case 'answered':
      return ['label'];
    case 'merged':
      return ['undo-merge'];
    case 'declined':
    case 'removed':
      return [awaitsSecondLook(details) ? 'second-look' : 'restore'];
    case 'withdrawn':
    case 'carried-over':
      return [];
  }
}
