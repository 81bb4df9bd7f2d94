import type { Transaction } from '../../../platform/database/transaction.ts';
import { type ChangedQuestion, listQuestions } from '../../questions/index.ts';
import type { EventHub } from '../events.ts';
import type { PostId } from '../post.ts';
import { findPost, insertPost, insertVersion, unacceptAll, updatePost } from '../posts/posts.repository.ts';
import { renderPost } from '../posts/render-post.ts';
import type { Writing } from '../posts/writing.ts';
import { findSpace } from '../spaces/spaces.repository.ts';
import type { Space } from '../space.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { lockThread, takeVotersTold, updateThread } from '../threads/threads.repository.ts';
import { answerPost, type Around, aroundSession } from './around.ts';
import {
  type CarriedPost,
  carriedPosts,
  settleSpeakers,
  threadMadeOf,
  votersOf,
} from './carry-over.repository.ts';
import { type CarriedAnswer, type CarriedThread, carriedThreads } from './carried-thread.ts';

export interface Deps {
  readonly events: EventHub;
  readonly release: Writing['release'];
}

/**
 * What becomes of a question that has its thread is in the thread too. Before its session has closed, only that its text
 * is another or not shown any more (LIVE-63). After, also answers of its speakers, what they change in them, and whether
 * it is answered now (LIVE-60, LIVE-61).
 */
export async function bringUpToDate(
  tx: Transaction,
  { session, questionId, by }: ChangedQuestion,
  deps: Deps,
  now: Date,
): Promise<void> {
  const id = await threadMadeOf(tx, questionId);
  if (id === undefined) return;
  const around = await aroundSession(tx, session);
  const questions = await listQuestions(tx, { sessionId: session.id });
  const carried = carriedThreads(questions, around.nameOf).find(({ question }) => question.id === questionId);
  if (carried === undefined) return;
  if (session.closedAt === null) await showWords(tx, id, carried);
  else await follow(tx, { id, carried, around, by }, deps, now);
}

/** Of a question to which people have replied before its session has closed, the rest comes when it closes. */
async function showWords(tx: Transaction, id: ThreadId, carried: CarriedThread): Promise<void> {
  const thread = await lockThread(tx, id);
  const [first] = await carriedPosts(tx, id);
  if (first === undefined) return;
  await showQuestion(tx, id, first, carried);
  // Nothing else that is done to a question opens a thread which a moderator of the forum has closed.
  if (first.text === carried.text) return;
  const state = carried.state === 'closed' ? 'closed' : 'open';
  if (thread.state === 'open' || thread.state === 'closed') await updateThread(tx, id, { state });
}

/** The thread is as the question of a session that has closed. */
export async function follow(
  tx: Transaction,
  {
    id,
    carried,
    around,
    by,
  }: {
    readonly id: ThreadId;
    readonly carried: CarriedThread;
    readonly around: Around;
    readonly by: ChangedQuestion['by'];
  },
  deps: Deps,
  now: Date,
): Promise<void> {
  const thread = await lockThread(tx, id);
  const space = (await findSpace(tx, thread.spaceId, null))?.space;
  if (space === undefined) return;
  const [first, ...others] = await carriedPosts(tx, id);
  if (first !== undefined) await showQuestion(tx, id, first, carried);
  const answers: PostId[] = [];
  const added: PostId[] = [];
  for (const answer of carried.answers) {
    const known = others.find(({ key, text }) => key === answer.key || text === answer.text);
    if (known !== undefined) await rewrite(tx, known, answer, now);
    else {
      const number = thread.posts + added.length + 1;
      const post = answerPost({ threadId: id, number }, { ...answer, at: now }, around);
      await insertPost(tx, post);
      added.push(post.id as PostId);
      await updateThread(tx, id, { posts: number, lastPostAt: now, lastAuthorId: post.authorId ?? null });
    }
    answers.push(known?.id ?? (added.at(-1) as PostId));
  }
  // What it was in the session stays, unless it is shown no more.
  const before = thread.carried?.state ?? carried.carried.state;
  const state = carried.state === 'closed' ? carried.carried.state : before;
  await updateThread(tx, id, { carried: JSON.stringify({ ...carried.carried, state }) });
  await settleSpeakers(tx, id, carried.question.id, now);
  for (const post of added) await deps.release(tx, post, space, now);
  if (carried.state !== thread.state)
    await move(tx, { thread, space, carried, answers, by }, deps.events, now);
}

/** The words of the question, which nobody rewrites in the forum. */
async function showQuestion(
  tx: Transaction,
  thread: ThreadId,
  first: CarriedPost,
  { text, title, asker }: CarriedThread,
): Promise<void> {
  if (first.text === text && first.shownAuthor === asker) return;
  await updatePost(tx, first.id, { text, html: renderPost(text), shownAuthor: asker });
  await updateThread(tx, thread, { title, shownAuthor: asker });
}

async function rewrite(
  tx: Transaction,
  known: CarriedPost,
  { text }: CarriedAnswer,
  now: Date,
): Promise<void> {
  if (known.text === text || known.deletedAt !== null) return;
  await insertVersion(tx, known.id, known.text, known.editedAt ?? known.createdAt);
  await updatePost(tx, known.id, { text, html: renderPost(text), editedAt: now });
}

interface Moving {
  readonly thread: Thread;
  readonly space: Space;
  readonly carried: CarriedThread;
  readonly answers: readonly PostId[];
  readonly by: ChangedQuestion['by'];
}

/** Open, answered or closed as the question is; what moderators of the forum have closed or archived stays so. */
async function move(
  tx: Transaction,
  { thread, space, carried: { state }, answers, by }: Moving,
  events: EventHub,
  now: Date,
): Promise<void> {
  if (thread.state !== 'open' && thread.state !== 'answered') return;
  await unacceptAll(tx, thread.id);
  const accepted = state === 'answered' ? answers : [];
  for (const id of accepted) await updatePost(tx, id, { acceptedAt: now });
  await updateThread(tx, thread.id, { state, answers: accepted.length });
  const post = accepted[0] === undefined ? undefined : await findPost(tx, accepted[0]);
  if (post === undefined || by === null || thread.questionId === null) return;
  const isFirst = await takeVotersTold(tx, thread.id, now);
  const voters = isFirst ? await votersOf(tx, thread.questionId) : [];
  await events.answered(tx, { post, thread, space, acceptedBy: by, voters }, now);
}
