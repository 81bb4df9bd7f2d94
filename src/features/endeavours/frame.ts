import type { NavigationItem } from '../../design-system/components/service-navigation.tsx';
import type { Page } from '../../platform/http/pages.tsx';
import type { Membership } from './membership.ts';
import type { EndeavourAction } from './policy.ts';
import { endeavourUrls } from './urls.ts';

interface FrameItem {
  readonly name: string;
  readonly text: string;
  readonly href: (endeavourId: string) => string;
  readonly action: EndeavourAction;
}

/** What every page of an endeavour has around it. */
export interface EndeavourFrame {
  /** Adds a page to the navigation: right after the one of that name, or last. */
  add(item: FrameItem, after?: string): void;
  /** `current`: the name of the item that the page belongs to. */
  around(membership: Membership, current?: string): Pick<Page, 'nav' | 'breadcrumbs'>;
}

export function createFrame(): EndeavourFrame {
  const items: FrameItem[] = [];
  return {
    add(item, after) {
      const at = items.findIndex(({ name }) => name === after);
      items.splice(at === -1 ? items.length : at + 1, 0, item);
    },
    around: (membership, current) => ({
      breadcrumbs: [
        { text: 'Endeavours', href: endeavourUrls.list },
        current === 'home'
          ? { text: membership.endeavour.title }
          : { text: membership.endeavour.title, href: endeavourUrls.home(membership.endeavour.id) },
      ],
      nav: items
        .filter(({ action }) => membership.can(action))
        .map(({ name, text, href }): NavigationItem => ({
          text,
          href: href(membership.endeavour.id),
          current: name === current,
        })),
    }),
  };
}
