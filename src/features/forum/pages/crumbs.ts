import type { Breadcrumb } from '../../../design-system/components/breadcrumbs.tsx';
import type { Space } from '../space.ts';
import type { Thread } from '../thread.ts';
import { forumUrls } from '../urls.ts';

/** Where a page of the forum stands. */
export function crumbs(
  space: Pick<Space, 'id' | 'name'> | null,
  thread?: Pick<Thread, 'id' | 'title'>,
): readonly Breadcrumb[] {
  return [
    { text: 'Forum', href: forumUrls.home },
    ...(space === null ? [] : [{ text: space.name, href: forumUrls.space(space.id) }]),
    ...(thread === undefined ? [] : [{ text: thread.title, href: forumUrls.thread(thread.id) }]),
  ];
}
