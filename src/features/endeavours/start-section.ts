import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Sessions } from '../sessions/index.ts';
import { listHeld } from './endeavours.repository.ts';
import { standingWords } from './standing.ts';
import type { Memberships } from './membership.ts';
import { endeavourUrls } from './urls.ts';

const SHOWN = 5;

/** Somebody's endeavours, on the page that everything starts from. */
export function addStartSection(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly memberships: Memberships;
}): void {
  const { db, clock, sessions, memberships } = deps;
  sessions.startSections.push(async (request) => {
    const { personId, device } = memberships.askerOf(request);
    const held = await listHeld(db, { personId, device, now: clock.now() });
    if (held.length === 0) return undefined;
    return {
      heading: 'Your endeavours',
      items: held.slice(0, SHOWN).map((each) => ({
        text: each.title,
        href: endeavourUrls.home(each.id),
        detail: [`Your seat: ${each.seat}`, standingWords(each)]
          .filter((words) => words !== undefined)
          .join('. '),
      })),
      all: { text: 'All your endeavours', href: endeavourUrls.list },
    };
  });
}
