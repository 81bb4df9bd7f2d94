import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../../platform/clock.ts';
import type { Queryable } from '../../../../platform/database/transaction.ts';
import { administrationPath, type People } from '../../../people/index.ts';
import { listOpenInvitations } from '../../joining/invitations.repository.ts';
import { forumUrls } from '../../urls.ts';
import { InvitationsPage, MOST_LISTED } from './view.tsx';

/** Every invitation that still lets somebody in, for administrators: which spaces they lead to is their members' alone. */
export function openInvitationsPage(deps: {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly people: Pick<People, 'administration' | 'administrator'>;
}): void {
  const { app, db, clock, people } = deps;
  people.administration.add({
    title: 'Invitations',
    href: forumUrls.openInvitations,
    hint: 'Who may come in through an invitation to a space, and until when.',
  });
  app.get(forumUrls.openInvitations, { config: { access: people.administrator } }, async (_request, reply) =>
    reply.page({
      title: 'Invitations',
      backLink: administrationPath,
      content: <InvitationsPage invitations={await listOpenInvitations(db, clock.now(), MOST_LISTED + 1)} />,
    }),
  );
}
