import { formatDateTime } from '../../../design-system/format.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { mentionedIn } from '../mention.ts';
import type { PostId } from '../post.ts';
import { reachedBy, whyTooFar } from '../posts/reaching.ts';
import type { SpaceId } from '../space.ts';
import type { SpaceRights, VisitedSpace } from '../spaces/access.ts';
import { postingHistory } from './order.repository.ts';
import type { Suspension } from './sanction.ts';
import { suspensionOf } from './sanctions.repository.ts';

/** So many posts in so many minutes: more than anybody writes who reads what the others say. */
export const MOST_POSTS = 10;
const WITHIN_MINUTES = 5;
const MOST_MENTIONS = 10;
const MOST_LINKS_OF_NEW = 3;

/** Why somebody only reads in a space for now (FOR-57); undefined where no moderator has stopped them. */
export async function whyStopped(
  db: Queryable,
  id: PersonId,
  spaceId: SpaceId,
  now: Date,
): Promise<string | undefined> {
  const suspension = await suspensionOf(db, id, spaceId, now);
  if (suspension === undefined) return undefined;
  return `${stoppedWords(suspension)} You can appeal under “Decisions about you” in the forum.`;
}

/** Until when somebody only reads in a space, and why, in a sentence. */
export function stoppedWords({ until, reason }: Suspension): string {
  const because = /[.!?…]$/.test(reason) ? reason : `${reason}.`;
  return `A moderator has stopped you from writing in this space until ${formatDateTime(until)}. Reason: ${because}`;
}

/** FOR-59: limits on posts, links and mentions, and a look at the first post of somebody new where the space asks for it. */
export async function checkPost(
  tx: Transaction,
  by: Person,
  place: MentionPlace,
  text: string,
  now: Date,
): Promise<{ readonly refusal?: string; readonly isHeld: boolean }> {
  const { space } = place;
  const since = new Date(now.getTime() - WITHIN_MINUTES * 60_000);
  const { lately, isKnown } = await postingHistory(tx, { personId: by.id, spaceId: space.id, since });
  const why =
    (await whyStopped(tx, by.id, space.id, now)) ??
    whyTooMuch(text, isKnown) ??
    (await whyReachesTooMany(tx, by, place, text)) ??
    (lately >= MOST_POSTS
      ? `You have posted ${lately} times in ${WITHIN_MINUTES} minutes. Wait a few minutes, then send it.`
      : undefined);
  if (why !== undefined) return { refusal: `${why} Your text is kept below.`, isHeld: false };
  return { isHeld: space.holdsFirstPosts && !isKnown };
}

/** What a post may not say at first it may not say after a change either. Changes are not counted, nor held. */
export async function checkEdit(
  tx: Transaction,
  by: Person,
  place: MentionPlace,
  post: { readonly id: PostId; readonly text: string },
  now: Date,
): Promise<string | undefined> {
  const { space } = place;
  const besides = { personId: by.id, spaceId: space.id, since: now, besides: post.id };
  const { isKnown } = await postingHistory(tx, besides);
  const why =
    (await whyStopped(tx, by.id, space.id, now)) ??
    whyTooMuch(post.text, isKnown) ??
    (await whyReachesTooMany(tx, by, place, post.text));
  return why === undefined ? undefined : `${why} Your text is kept below.`;
}

/** A space, what the writer may do in it, and what finds who reads it. */
interface MentionPlace extends VisitedSpace {
  readonly of: SpaceRights;
}

async function whyReachesTooMany(
  tx: Transaction,
  by: Person,
  { space, rights, of }: MentionPlace,
  text: string,
): Promise<string | undefined> {
  return whyTooFar(await reachedBy(tx, of, space, { text, authorId: by.id }), rights);
}

function whyTooMuch(text: string, isKnown: boolean): string | undefined {
  if (mentionedIn(text).length > MOST_MENTIONS) return `Mention at most ${MOST_MENTIONS} people in one post.`;
  const links = text.match(/https?:\/\//g)?.length ?? 0;
  return !isKnown && links > MOST_LINKS_OF_NEW
    ? `Your first post in a space can have at most ${MOST_LINKS_OF_NEW} links.`
    : undefined;
}
