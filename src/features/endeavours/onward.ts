import type { FastifyRequest } from 'fastify';
import type { OnwardLink } from '../../design-system/patterns/onward-links.tsx';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Forum } from '../forum/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { listBegunFrom } from './endeavours.repository.ts';
import type { Memberships } from './membership.ts';
import { endeavourUrls } from './urls.ts';

/** Sessions and threads say which endeavours began from them, and offer to begin one. */
export function addOnward(deps: {
  readonly db: Queryable;
  readonly memberships: Memberships;
  readonly sessions: Pick<Sessions, 'onward'>;
  readonly forum: Pick<Forum, 'onward'>;
}): void {
  const { db, memberships, sessions, forum } = deps;

  async function linksOf(
    request: FastifyRequest,
    from: { readonly session: string } | { readonly thread: string },
    start: string,
  ): Promise<readonly OnwardLink[]> {
    const links: OnwardLink[] = [];
    for (const { id, title } of await listBegunFrom(db, from)) {
      if ((await memberships.find(memberships.askerOf(request), id)) === undefined) continue;
      links.push({ text: `The endeavour “${title}” began from here`, href: endeavourUrls.home(id) });
    }
    if (request.person !== null) links.push({ text: 'Begin an endeavour from this', href: start });
    return links;
  }

  sessions.onward.push((request, { id, code }) =>
    linksOf(request, { session: id }, `${endeavourUrls.start}?session=${code}`),
  );
  forum.onward.push((request, { id }) =>
    linksOf(request, { thread: id }, `${endeavourUrls.start}?thread=${id}`),
  );
}
