import { hashSecret, newSecret } from '../../../platform/random.ts';
import { changeSession } from '../repository.ts';
import type { RunChange } from './change.ts';
import type { Organiser } from './organiser.ts';

export interface ScreenLinkService {
  /** Makes the view-only link of the screen and returns its key; a link made before stops working (LIVE-5). */
  make(organiser: Organiser): Promise<string>;
  withdraw(organiser: Organiser): Promise<void>;
}

export function createScreenLink(run: RunChange): ScreenLinkService {
  return {
    make: (organiser) =>
      run(organiser, async ({ tx, session, record }) => {
        const key = newSecret();
        await changeSession(tx, session.id, { screenKeyHash: hashSecret(key) });
        record({ kind: 'screen-link-made' });
        return key;
      }),

    withdraw: (organiser) =>
      run(organiser, async ({ tx, session, record }) => {
        if (session.screenKeyHash === null) return;
        await changeSession(tx, session.id, { screenKeyHash: null });
        record({ kind: 'screen-link-withdrawn' });
      }),
  };
}
