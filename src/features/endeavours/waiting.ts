import type { Clock } from '../../platform/clock.ts';
import type { Notices } from '../notices/index.ts';
import { listHeld } from './endeavours.repository.ts';
import type { createHome } from './home.ts';
import type { Memberships } from './membership.ts';

/** Adds what endeavours ask of a person's seats to what waits for them (FOR-25). */
export function addWaiting(
  notices: Notices,
  deps: {
    readonly clock: Clock;
    readonly memberships: Memberships;
    readonly home: ReturnType<typeof createHome>;
  },
): void {
  const { clock, memberships, home } = deps;
  notices.addWaiting(async (db, { id: personId }) => {
    const items = [];
    for (const { id, title } of await listHeld(db, { personId, device: undefined, now: clock.now() })) {
      const membership = await memberships.find({ personId }, id, db);
      if (membership === undefined) continue;
      for (const { text, href, minutes } of await home.awaited(membership)) {
        items.push({ text, url: href, note: `${title}, about ${minutes} minutes` });
      }
    }
    return { heading: 'In your endeavours', items };
  });
}
