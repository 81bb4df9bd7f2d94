import type { Queryable } from '../../platform/database/transaction.ts';
import type { Sessions } from '../sessions/index.ts';
import { listHeld } from './endeavours.repository.ts';
import type { Memberships } from './membership.ts';
import { endeavourUrls } from './urls.ts';

const SHOWN = 5;

/** Somebody's endeavours, on the page that everything starts from. */
export function addStartSection(db: Queryable, sessions: Sessions, memberships: Memberships): void {
  sessions.startSections.push(async (request) => {
    const { personId, device } = memberships.askerOf(request);
    const held = await listHeld(db, { personId, device });
    if (held.length === 0) return undefined;
    return {
      heading: 'Your endeavours',
      items: held.slice(0, SHOWN).map(({ id, title, seat }) => ({
        text: title,
        href: endeavourUrls.home(id),
        detail: `Your seat: ${seat}`,
      })),
      all: { text: 'All your endeavours', href: endeavourUrls.list },
    };
  });
}
