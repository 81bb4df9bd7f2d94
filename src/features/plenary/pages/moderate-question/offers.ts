import { awaitsSecondLook, isSetAside, type QuestionDetails } from '../../../questions/index.ts';
import type { ActName } from './form.ts';

/** What can be done with a question in the state it is in. `isOwn`: asked by whoever looks at the page (LIVE-2). */
export function offersFor(
  details: Pick<
    QuestionDetails,
    'state' | 'decidedBy' | 'pinnedAt' | 'parkedAt' | 'secondLookAt' | 'secondLookDone'
  >,
  { isOwn, isArchived }: { readonly isOwn: boolean; readonly isArchived: boolean },
): ActName[] {
  if (isArchived) return [];
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
