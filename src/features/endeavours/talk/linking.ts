import type { FastifyRequest } from 'fastify';
import { formatDate } from '../../../design-system/format.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Forum, FoundTarget } from '../../forum/index.ts';
import { listChallenges } from '../challenges/challenges.repository.ts';
import { listCommitments } from '../commitments/commitments.repository.ts';
import type { EndeavourId } from '../endeavour.ts';
import { listLinkedTo } from '../sessions/session-links.repository.ts';
import type { Membership, Memberships } from '../membership.ts';
import { endeavourUrls } from '../urls.ts';
import { endeavourOfContext, talkContext } from './talk-space.ts';

/** Threads of an endeavour's space, and of the sessions that it is linked to, lead to its commitments and challenges, and become commitments. */
export function addLinking(deps: {
  readonly db: Queryable;
  readonly forum: Pick<Forum, 'linking'>;
  readonly memberships: Memberships;
}): void {
  const { db, forum, memberships } = deps;

  async function reader(request: FastifyRequest, context: string | null): Promise<Membership | undefined> {
    const id = endeavourOfContext(context);
    const found = id === undefined ? undefined : await memberships.find(memberships.askerOf(request), id);
    return found?.can('read the record') === true ? found : undefined;
  }

  async function idOf(request: FastifyRequest, context: string): Promise<EndeavourId | undefined> {
    return (await reader(request, context))?.endeavour.id;
  }

  const commitmentsOf = async (id: EndeavourId | undefined): Promise<readonly FoundTarget[]> =>
    id === undefined
      ? []
      : (await listCommitments(db, id)).map((each) => ({
          id: each.id,
          text: each.text,
          href: `${endeavourUrls.commitments(id)}#commitment-${each.id}`,
        }));
  const challengesOf = async (id: EndeavourId | undefined): Promise<readonly FoundTarget[]> =>
    id === undefined
      ? []
      : (await listChallenges(db, id)).map((each) => ({
          id: each.id,
          text: `${each.reason} (${formatDate(each.madeAt)})`,
          href: `${endeavourUrls.stewards(id)}#challenge-${each.id}`,
        }));

  forum.linking.addTargets({
    kind: 'commitment',
    name: 'Commitment',
    list: async (request, context) => commitmentsOf(await idOf(request, context)),
    forFiles: (context) => commitmentsOf(endeavourOfContext(context)),
  });
  forum.linking.addTargets({
    kind: 'challenge',
    name: 'Challenge',
    list: async (request, context) => challengesOf(await idOf(request, context)),
    forFiles: (context) => challengesOf(endeavourOfContext(context)),
  });
  // What was asked in a session is about the endeavours linked to it, for whoever may see them (LIVE-15).
  forum.linking.alsoAbout.push(async (request, { sessionId }) => {
    if (sessionId === null || request.person === null) return [];
    const linked = (await listLinkedTo(db, sessionId)).map(({ id }) => talkContext(id));
    const seen = await Promise.all(linked.map((context) => reader(request, context)));
    return linked.filter((_, index) => seen[index] !== undefined);
  });
  forum.linking.becoming.push(async (request, { context }, from) => {
    const membership = await reader(request, context);
    if (membership?.held === undefined || !membership.can('take part')) return [];
    const href = `${endeavourUrls.commitments(membership.endeavour.id)}${from}#commit`;
    return [{ text: 'A commitment of your seat', href }];
  });
}
