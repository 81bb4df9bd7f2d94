import { formatCount } from '../../../design-system/format.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Person } from '../../people/index.ts';
import type { ToLookAt } from '../forum.ts';
import { listReworded } from '../polls/poll-words.repository.ts';
import type { SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { proposedIn } from '../tags/tags.repository.ts';
import { forumUrls } from '../urls.ts';
import type { Appealing } from './appealing.ts';
import { countQueues } from './order.repository.ts';

/** What waits for somebody who keeps order: posts to look at and proposed tags, by space, answers written anew, and appeals. */
export async function toLookAt(
  db: Queryable,
  person: Person,
  { rights, appealing }: { readonly rights: SpaceRights; readonly appealing: Appealing },
): Promise<readonly ToLookAt[]> {
  const spaces = (await rights.readable(db, person)).filter((each) => each.rights.mayModerate);
  const ids = spaces.map(({ space }) => space.id);
  const nameOf = (id: SpaceId): string => spaces.find(({ space }) => space.id === id)?.space.name ?? '';
  const counts = await countQueues(db, ids);
  const tags = await proposedIn(db, ids);
  const reworded = await listReworded(db, ids);
  const appeals = await appealing.waitingFor(db, person);
  return [
    ...counts.map(({ spaceId, count, since }) => ({
      text: `${formatCount(count, 'post')} to look at in ${nameOf(spaceId)}`,
      url: forumUrls.spaceAct(spaceId, 'queue'),
      since,
    })),
    ...reworded.map(({ postId, question, count, since }) => ({
      text: `${formatCount(count, 'answer')} written anew after being taken away: ${question}`,
      url: forumUrls.postAct(postId, 'words'),
      since,
    })),
    ...tags.map(({ spaceId, count, since }) => ({
      text: `${formatCount(count, 'proposed tag')} in ${nameOf(spaceId)}`,
      url: forumUrls.tags(spaceId),
      since,
    })),
    ...appeals.map(({ id, space, at }) => ({
      text: `An appeal in ${space}`,
      url: forumUrls.decideAppeal(id),
      since: at,
    })),
  ];
}
