import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../platform/http/failures.ts';
import type { ForumPages } from '../pages.ts';
import { placeOfText, type PostId, type ShownPost } from '../post.ts';
import { findShownPost } from '../posts/shown-posts.repository.ts';
import { threadVisitOf } from '../spaces/access.ts';
import type { ShownPoll } from './poll.ts';
import { readPolls } from './read-polls.ts';

/** What the post asks that the address names. A post that asks nothing, or is not there for everybody, is not found. */
export async function findAskedPost(
  request: FastifyRequest,
  { db, clock, leastShown }: Pick<ForumPages, 'db' | 'clock' | 'leastShown'>,
): Promise<{ readonly post: ShownPost; readonly poll: ShownPoll }> {
  const { space } = threadVisitOf(request);
  const id = (request.params as { readonly post: PostId }).post;
  const person = request.person?.id ?? null;
  const post = await findShownPost(db, id, person);
  if (post === undefined || placeOfText(post, { isAuthor: false, mayModerate: false }) !== 'text') {
    throw new NotFound();
  }
  const raised = () => leastShown.in(db, space);
  const polls = await readPolls(db, [id], { readers: space.kind, raised, person, now: clock.now() });
  const poll = polls.get(id);
  if (poll === undefined) throw new NotFound();
  return { post, poll };
}
