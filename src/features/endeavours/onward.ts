import type { FastifyRequest } from 'fastify';
import type { OnwardLink } from '../../design-system/patterns/onward-links.tsx';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Forum } from '../forum/index.ts';
import type { Sessions } from '../sessions/index.ts';
import type { EndeavourId } from './endeavour.ts';
import { listBegunFrom } from './endeavours.repository.ts';
import type { Memberships } from './membership.ts';
import { listLinkedTo } from './sessions/session-links.repository.ts';
import { endeavourUrls } from './urls.ts';

/** Sessions and threads say which endeavours began from them or are linked to them, and offer to begin one. */
export function addOnward(deps: {
  readonly db: Queryable;
  readonly memberships: Memberships;
  readonly sessions: Pick<Sessions, 'onward' | 'onwardInFiles'>;
  readonly forum: Pick<Forum, 'onward'>;
}): void {
  const { db, memberships, sessions, forum } = deps;

  async function linksOf(
    request: FastifyRequest,
    found: readonly { readonly id: EndeavourId; readonly title: string; readonly isOrigin: boolean }[],
    start: string,
  ): Promise<readonly OnwardLink[]> {
    const links: OnwardLink[] = [];
    for (const { id, title, isOrigin } of found) {
      if ((await memberships.find(memberships.askerOf(request), id)) === undefined) continue;
      const how = isOrigin ? 'began from here' : 'is linked to this session';
      links.push({ text: `The endeavour “${title}” ${how}`, href: endeavourUrls.home(id) });
    }
    if (request.person !== null) links.push({ text: 'Begin an endeavour from this', href: start });
    return links;
  }

  sessions.onward.push(async (request, { id, code }) =>
    linksOf(request, await listLinkedTo(db, id), `${endeavourUrls.start}?session=${code}`),
  );
  // Whoever gets a file may be anybody: it names no endeavour that only its seats see.
  sessions.onwardInFiles.push(async ({ id }) =>
    (await listLinkedTo(db, id)).filter(({ openness }) => openness === 'network').map(({ title }) => title),
  );
  forum.onward.push(async (request, { id }) => {
    const begun = (await listBegunFrom(db, id)).map((each) => ({ ...each, isOrigin: true }));
    return linksOf(request, begun, `${endeavourUrls.start}?thread=${id}`);
  });
}
