import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { NotFound } from '../../../platform/http/failures.ts';
import { placeOfText, type PostId, type ShownPost } from '../post.ts';
import { findShownPost } from '../posts/shown-posts.repository.ts';
import { threadVisitOf } from '../spaces/access.ts';
import type { ShownPoll } from './poll.ts';
import { readPolls } from './read-polls.ts';

/** What the post asks that the address names. A post that asks nothing, or is not there for everybody, is not found. */
export async function findAskedPost(
  request: FastifyRequest,
  { db, clock }: { readonly db: Queryable; readonly clock: Clock },
): Promise<{ readonly post: ShownPost; readonly poll: ShownPoll }> {
  const { space } = threadVisitOf(request);
  const id = (request.params as { readonly post: PostId }).post;
  const person = request.person?.id ?? null;
  const post = await findShownPost(db, id, person);
  if (post === undefined || placeOfText(post, { isAuthor: false, mayModerate: false }) !== 'text') {
    throw new NotFound();
  }
  const poll = (await readPolls(db, [id], { readers: space.kind, person, now: clock.now() })).get(id);
  if (poll === undefined) throw new NotFound();
  return { post, poll };
}
