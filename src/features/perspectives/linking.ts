import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Forum, FoundTarget } from '../forum/index.ts';
import { type Conversation, standingAt, whyNoVotes } from './conversation.ts';
import { listOfContext } from './conversations.repository.ts';
import { listStatements } from './statements.repository.ts';
import { perspectivesUrls } from './urls.ts';
import type { Visits } from './visits.ts';

const MOST_CONVERSATIONS = 20;

/** Threads of an endeavour lead to statements of its conversations, and become statements in them. */
export function linkToThreads(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly forum: Pick<Forum, 'linking'>;
  readonly visits: Pick<Visits, 'maySee'>;
}): void {
  const { db, clock, forum, visits } = deps;

  async function conversations(request: FastifyRequest, context: string): Promise<Conversation[]> {
    const seen: Conversation[] = [];
    for (const each of await listOfContext(db, context, MOST_CONVERSATIONS)) {
      if (await visits.maySee(request, each.id)) seen.push(each);
    }
    return seen;
  }

  async function statementsOf(all: readonly Conversation[]): Promise<readonly FoundTarget[]> {
    const found: FoundTarget[] = [];
    for (const { id: conversation } of all) {
      const accepted = (await listStatements(db, conversation)).filter(({ state }) => state === 'accepted');
      found.push(
        ...accepted.map(({ id, text }) => ({ id, text, href: perspectivesUrls.onward(conversation, id) })),
      );
    }
    return found;
  }

  forum.linking.addTargets({
    kind: 'statement',
    name: 'Statement',
    list: async (request, context) => statementsOf(await conversations(request, context)),
    async forFiles(context) {
      const all = await listOfContext(db, context, MOST_CONVERSATIONS);
      return statementsOf(all.filter(({ state }) => state !== 'draft'));
    },
  });
  forum.linking.becoming.push(async (request, { context }, from) => {
    const all = await conversations(request, context);
    return all
      .filter((each) => each.addingAllowed && whyNoVotes(standingAt(each, clock.now())) === null)
      .map(({ id, question }) => ({
        text: `A statement in “${question}”`,
        href: `${perspectivesUrls.add(id)}${from}`,
      }));
  });
}
