import type { Access } from '../../../../platform/http/access.ts';
import { listHeld, listOpen } from '../../endeavours.repository.ts';
import type { EndeavourPages } from '../../pages.ts';
import { endeavourUrls } from '../../urls.ts';
import { ListPage } from './view.tsx';

const OPEN_SHOWN = 50;

/** The endeavours of whoever asks, with an account or by the browser they joined with. */
export function listPages({ app, db, clock, memberships }: EndeavourPages): void {
  const access: Access = {
    name: 'may list endeavours',
    async decide(request) {
      const { personId, device } = memberships.askerOf(request);
      if (personId !== null) return 'allow';
      return (await listHeld(db, { personId, device, now: clock.now() })).length > 0 ? 'allow' : 'sign-in';
    },
  };

  app.get(endeavourUrls.list, { config: { access } }, async (request, reply) => {
    const asker = memberships.askerOf(request);
    const held = await listHeld(db, {
      personId: asker.personId,
      device: asker.device,
      now: clock.now(),
    });
    const ids = new Set(held.map(({ id }) => id));
    const open = asker.personId === null ? [] : await listOpen(db, OPEN_SHOWN);
    return reply.page({
      title: 'Endeavours',
      content: (
        <ListPage
          held={held}
          open={open.filter(({ id }) => !ids.has(id))}
          isSignedIn={asker.personId !== null}
        />
      ),
    });
  });
}
