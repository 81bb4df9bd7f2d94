import { mentionedIn } from '../mention.ts';
import type { Gate } from '../posts/writing.ts';
import { postingHistory, suspensionOf } from './order.repository.ts';

/** So many posts in so many minutes: more than anybody writes who reads what the others say. */
export const MOST_POSTS = 10;
const WITHIN_MINUTES = 5;
const MOST_MENTIONS = 10;
const MOST_LINKS_OF_NEW = 3;

/** FOR-59: limits on posts, links and mentions, and a look at the first post of somebody new where the space asks for it. */
export const gate: Gate = async (tx, by, space, text, now) => {
  const refuse = (why: string) => ({ refusal: `${why} Your text is kept below.`, isHeld: false });
  const suspended = await suspensionOf(tx, by.id, space.id, now);
  if (suspended !== undefined) {
    return refuse(
      `A moderator has stopped you from writing in this space until ${suspended.until.toISOString().slice(0, 10)}. Reason: ${suspended.reason}.`,
    );
  }
  if (mentionedIn(text).length > MOST_MENTIONS) {
    return refuse(`Mention at most ${MOST_MENTIONS} people in one post.`);
  }
  const since = new Date(now.getTime() - WITHIN_MINUTES * 60_000);
  const { lately, isKnown } = await postingHistory(tx, by.id, space.id, since);
  if (lately >= MOST_POSTS) {
    return refuse(
      `You have posted ${lately} times in ${WITHIN_MINUTES} minutes. Wait a few minutes, then send it.`,
    );
  }
  const links = text.match(/https?:\/\//g)?.length ?? 0;
  if (!isKnown && links > MOST_LINKS_OF_NEW) {
    return refuse(`Your first post in a space can have at most ${MOST_LINKS_OF_NEW} links.`);
  }
  return { isHeld: space.holdsFirstPosts && !isKnown };
};
