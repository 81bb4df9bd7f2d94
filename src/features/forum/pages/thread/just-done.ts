import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../../../platform/clock.ts';
import type { Queryable } from '../../../../platform/database/transaction.ts';
import type { ShownPost } from '../../post.ts';
import { deviceDraft, NEW_PRIVATE, POLL_DRAFT_FIELDS } from '../../posts/device-draft.ts';
import { findSent, type SentPost } from '../../posts/drafts.repository.ts';
import { SAME_POST_MS } from '../../posts/posted-before.ts';
import type { Space } from '../../space.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import type { Thread } from '../../thread.ts';
import { arrangedIn } from './arranged.ts';
import type { SaidOfPost, ThreadPageModel } from './model.ts';

const JUST_NOW_MS = 60_000;

type JustDone = Pick<ThreadPageModel, 'sentDrafts' | 'said' | 'news'>;

/**
 * What whoever reads has just done here. The address to which a post or an answer led only says that there is something
 * to tell: it is held against what is so, and an old or made-up one tells nothing. Others have it from `reply.done`.
 */
export async function findJustDone(
  { db, clock }: { readonly db: Queryable; readonly clock: Clock },
  request: FastifyRequest,
  posts: readonly ShownPost[],
): Promise<JustDone> {
  const person = request.person?.id;
  if (person === undefined) return { sentDrafts: [], said: undefined, news: undefined };
  const { thread, space, rights } = threadVisitOf(request);
  const query = request.query as Readonly<Record<string, unknown>>;
  const ago = (ms: number): Date => new Date(clock.now().getTime() - ms);

  async function sent(): Promise<Pick<JustDone, 'sentDrafts' | 'said'>> {
    const nothing = { sentDrafts: [], said: acceptedIn(query, posts) };
    if (person === undefined || typeof query['sent'] !== 'string') return nothing;
    const isAgain = query['again'] === 'yes';
    const since = ago(isAgain ? SAME_POST_MS : JUST_NOW_MS);
    const found = await findSent(db, { personId: person, key: query['sent'], since });
    if (found?.threadId !== thread.id) return nothing;
    const sentDrafts = sentFrom(space, thread, found, person);
    return { sentDrafts, said: isAgain ? { number: found.number, what: 'again' } : undefined };
  }

  return { ...(await sent()), news: rights.mayModerate ? arrangedIn(query) : undefined };
}

/** The names under which the device keeps what was in the form of a post. */
function sentFrom(
  space: Space,
  { id, kind }: Thread,
  { number, poll }: SentPost,
  person: string,
): readonly string[] {
  if (poll !== null) return POLL_DRAFT_FIELDS.map((field) => deviceDraft.poll(id, poll, field, person));
  if (number > 1) return [deviceDraft.reply(id, person)];
  const place = space.isThread ? NEW_PRIVATE : space.id;
  const people = space.isThread ? [deviceDraft.people(person)] : [];
  return [...people, deviceDraft.title(place, kind, person), deviceDraft.text(place, kind, person)];
}

/** The post that is an answer now or is not any more, as the address says and the post does. */
function acceptedIn(
  { said, post }: Readonly<Record<string, unknown>>,
  posts: readonly ShownPost[],
): SaidOfPost | undefined {
  if (said !== 'accepted' && said !== 'unaccepted') return undefined;
  const found = posts.find(({ number }) => String(number) === post);
  const isSo = found !== undefined && (found.acceptedAt !== null) === (said === 'accepted');
  return isSo ? { number: found.number, what: said } : undefined;
}
