import type { Breadcrumb } from '../../design-system/components/breadcrumbs.tsx';
import type { Page } from '../../platform/http/pages.tsx';
import { endeavourUrls } from '../endeavours/index.ts';
import { perspectivesUrls } from './urls.ts';
import type { Visit } from './visits.ts';

export type FrameItem = 'take part' | 'report' | 'me' | 'moderate' | 'run' | 'record';

/** The navigation around every page of a conversation. */
export function conversationFrame(visit: Visit, current?: FrameItem): Pick<Page, 'nav' | 'breadcrumbs'> {
  const { conversation, membership, isConvener, isSignedIn, participant } = visit;
  const { id } = conversation;
  const isImported = conversation.importedFrom !== null;
  const item = (name: FrameItem, text: string, href: string) => ({ text, href, current: name === current });
  const crumbs: Breadcrumb[] =
    membership !== undefined
      ? [
          { text: membership.endeavour.title, href: endeavourUrls.home(membership.endeavour.id) },
          ...(membership.can('read the record')
            ? [{ text: 'Perspectives', href: perspectivesUrls.ofEndeavour(membership.endeavour.id) }]
            : []),
        ]
      : isSignedIn
        ? [{ text: 'Perspectives', href: perspectivesUrls.list }]
        : [];
  return {
    ...(crumbs.length === 0 ? {} : { breadcrumbs: crumbs }),
    nav: [
      item('take part', isImported ? 'About' : 'Take part', perspectivesUrls.home(id)),
      ...(participant === undefined ? [] : [item('me', 'Where I stand', perspectivesUrls.me(id))]),
      item('report', 'Report', perspectivesUrls.report(id)),
      ...(isConvener
        ? [
            item('moderate', 'Moderate', perspectivesUrls.moderate(id)),
            item('run', 'Run', perspectivesUrls.run(id)),
          ]
        : []),
      item('record', 'Record', perspectivesUrls.record(id)),
    ],
  };
}
