import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import type { Services } from '../../platform/services.ts';
import {
  type Addressed,
  type Answered,
  type Forum,
  forumUrls,
  type Moderated,
  plainWords,
  type Posted,
} from '../forum/index.ts';
import { hasNewNotices, type Notices, type Telling } from '../notices/index.ts';
import { findPerson } from '../people/index.ts';
import { OPEN_QUESTIONS, tellOfCarriedOver, toFollowGroup } from './after-session.ts';
import { remindOfBookmarks } from './bookmarks.ts';
import { tellOfEdit } from './edits.ts';
import { BELONGS, JOINED, tellOfJoining } from './joining.ts';
import { forumReader } from './reader.ts';
import { letPollsWait, tellOfClosedPoll } from './polls.ts';
import { remind } from './reminding.ts';
import { replyPoster } from './replies.ts';
import { tellOfReviews } from './reviews.ts';
import { addresseesOf, findFollowers, type Follower, readSeenPosts, unansweredIn } from './repository.ts';

const WORDS = 1_000;
const UNANSWERED_IN_DIGEST = 5;

/** Tells people what happens in the forum, as they follow it. */
export function registerForumNotices(
  services: Services,
  { forum, notices }: { forum: Forum; notices: Notices },
): void {
  const { app, database, clock, jobs, report } = services;
  const db = database.kysely;

  forum.onPosted((tx, event) => tellOfPost(tx, event, { forum, notices }));
  forum.onEdited((tx, event, now) => tellOfEdit(tx, event, { forum, notices, now }));
  forum.onAnswered((tx, event) => tellOfAnswer(tx, event, { forum, notices }));
  forum.onAddressed((tx, event) => tellOfAddressed(tx, event, notices));
  forum.onModerated((tx, event, now) => tellOfModeration(tx, event, { notices, now }));
  forum.onPollClosed((tx, event) => tellOfClosedPoll(tx, event, { forum, notices }));
  forum.onJoining((tx, event) => tellOfJoining(tx, event, notices));
  forum.onCarriedOver((tx, event) => tellOfCarriedOver(tx, event, notices));
  forum.onOffered(async (tx, { by, to, count }, now) => {
    await notices.tell(tx, [
      {
        personId: to,
        about: `offered:${by}:${now.getTime()}`,
        group: `offered:${by}`,
        groupTitle: `${count === 1 ? 'One thing' : `${count} things`} to take over`,
        reason: 'duty',
        actorId: by,
        url: forumUrls.handedToMe,
        text: 'Questions, answers or drafts are offered to you by whoever did this before you. Take what you want.',
      },
    ]);
  });
  const reader = forumReader(forum);
  notices.addReader('thread', reader);
  for (const prefix of [JOINED, BELONGS]) {
    notices.addReader(prefix, async (queryable, personId, things) => {
      const person = await findPerson(queryable, personId);
      const readable = person === undefined ? [] : await forum.readableSpaces(queryable, person);
      const open = new Set(readable.map(({ id }) => `${prefix}:${id}`));
      return new Set(things.flatMap(({ about, group }) => (open.has(group) ? [about] : [])));
    });
  }
  notices.addReader(
    OPEN_QUESTIONS,
    forumReader(forum, ({ about }) => about),
  );
  notices.onReply(replyPoster(db, forum, reader));

  notices.addWaiting(async (queryable, person) => {
    const questions = await forum.questionsFor(queryable, person);
    return {
      heading: 'Questions for you',
      items: questions.map(({ threadId, title, since }) => ({
        text: title,
        url: forumUrls.thread(threadId),
        since,
      })),
    };
  });
  notices.addWaiting(async (queryable, person) => {
    const offers = await forum.handedTo(queryable, person);
    return {
      heading: 'Offered to you by whoever did it before',
      items: offers.map(({ title, offeredAt }) => ({
        text: title,
        url: forumUrls.handedToMe,
        since: offeredAt,
      })),
    };
  });
  notices.addWaiting(async (queryable, person) => {
    const items = await forum.toLookAt(queryable, person);
    return { heading: 'To look at as a moderator', items };
  });
  tellOfReviews(services, { forum, notices });
  letPollsWait(forum, notices);
  remindOfBookmarks(services, { forum, notices });
  notices.addToDigests(async (queryable, personId) => {
    const person = await findPerson(queryable, personId);
    const readable = person === undefined ? [] : await forum.readableSpaces(queryable, person);
    const own = person === undefined ? [] : await forum.questionsFor(queryable, person);
    const spaces = readable.map(({ id }) => id);
    const others = await unansweredIn(queryable, personId, spaces, UNANSWERED_IN_DIGEST);
    const all = new Map([
      ...own.map(({ threadId, title }) => [threadId, `For you: ${title}`] as const),
      ...others
        .filter(({ threadId }) => own.every((each) => each.threadId !== threadId))
        .map(({ threadId, title }) => [threadId, title] as const),
    ]);
    return {
      heading: 'Questions without an answer',
      lines: [...all].map(([threadId, text]) => ({ text, url: forumUrls.thread(threadId) })),
    };
  });

  // What somebody sees on the page of a thread is no news to them any more: not on the page they open next, either.
  app.addHook('onSend', async (request, reply) => {
    const { person } = request;
    if (request.method !== 'GET' || person === null || reply.statusCode !== 200) return;
    if (!hasNewNotices(request)) return;
    const seen = request.params as { readonly thread?: string };
    const { url } = request.routeOptions;
    if (url === forumUrls.thread(':thread')) {
      await readSeenPosts(db, person.id, seen.thread ?? '', clock.now()).catch(report);
    }
    if (url === forumUrls.supported(':code') && request.visit !== null) {
      const group = toFollowGroup(request.visit.session);
      await inTransaction(db, (tx) => notices.markRead(tx, person.id, group)).catch(report);
    }
  });

  jobs.defineRepeating(
    {
      name: 'forum-reminders',
      run: () => inTransaction(db, (tx) => remind(tx, { forum, notices }, clock.now())),
    },
    '11 6 * * *',
  );
}

async function tellOfPost(
  tx: Transaction,
  event: Posted,
  { forum, notices }: { readonly forum: Forum; readonly notices: Notices },
): Promise<void> {
  const { post, thread, space, authorId, mentions, reached, quotes, replyTo, isFirst } = event;
  const quoted = await forum.writersOf(tx, quotes);
  const answered = replyTo === null ? [] : await forum.writersOf(tx, [replyTo]);
  const addressed = isFirst ? await addresseesOf(tx, thread.id) : [];
  const besides = [...new Set([...mentions, ...reached, ...quoted, ...answered, ...addressed])];
  const place = { threadId: thread.id, spaceId: space.id, postId: post.id, authorId, besides };
  const followers = await findFollowers(tx, place);
  const readers = await forum.readersAmong(
    tx,
    space,
    followers.map(({ personId }) => personId),
  );
  const tellings: Telling[] = [];
  for (const follower of followers) {
    const { personId } = follower;
    const reason = reasonFor(follower, {
      isMentioned: mentions.includes(personId),
      isAddressed: addressed.includes(personId),
      isReached: reached.includes(personId),
      isQuoted: quoted.includes(personId),
      isAnswered: answered.includes(personId),
    });
    if (reason === undefined || !readers.includes(personId)) continue;
    tellings.push({
      personId,
      about: `post:${post.id}`,
      group: `thread:${thread.id}`,
      groupTitle: thread.title,
      reason,
      actorId: authorId,
      url: forumUrls.post(post.id),
      text: plainWords(post.text, WORDS),
    });
  }
  await notices.tell(tx, tellings);
}

/** FOR-31: muting wins over everything but what is meant for this very person; muting a person over that too. */
export function reasonFor(
  follower: Follower,
  post: {
    readonly isMentioned: boolean;
    readonly isAddressed: boolean;
    /** Through a mention of their organisation. */
    readonly isReached: boolean;
    readonly isQuoted: boolean;
    readonly isAnswered: boolean;
  },
): Telling['reason'] | undefined {
  if (follower.mutesAuthor) return undefined;
  if (post.isAddressed) return 'addressed';
  if (post.isMentioned) return 'mention';
  if (follower.isMuted) return undefined;
  if (post.isReached) return 'organisation-mention';
  if (post.isQuoted) return 'quoted';
  if (post.isAnswered || (follower.watchesThread && follower.hasWritten)) return 'reply';
  const isWatched = follower.watchesThread || follower.watchesSpace || follower.watchesTag;
  return isWatched ? 'watched' : undefined;
}

async function tellOfAnswer(
  tx: Transaction,
  { post, thread, space, acceptedBy, voters }: Answered,
  { forum, notices }: { readonly forum: Forum; readonly notices: Notices },
): Promise<void> {
  const concerned = [
    (await forum.beginnerOf(tx, thread.id)) ?? [],
    await forum.writersOf(tx, [post.id]),
    voters,
  ].flat();
  const place = { threadId: thread.id, spaceId: space.id, postId: null, authorId: acceptedBy };
  const followers = await findFollowers(tx, { ...place, besides: concerned });
  const muted = followers.filter(({ isMuted, mutesAuthor }) => isMuted || mutesAuthor);
  const mutedBy = new Set(muted.map(({ personId }) => personId));
  await notices.tell(
    tx,
    [...new Set(concerned)]
      .filter((id) => !mutedBy.has(id))
      .map((personId) => ({
        personId,
        about: `answer:${post.id}`,
        group: `thread:${thread.id}`,
        groupTitle: thread.title,
        reason: 'accepted-answer',
        actorId: acceptedBy,
        url: forumUrls.post(post.id),
        text: plainWords(post.text, WORDS),
      })),
  );
}

async function tellOfAddressed(
  tx: Transaction,
  { addresseeId, thread, space, people, by, reason }: Addressed,
  notices: Notices,
): Promise<void> {
  const place = { threadId: thread.id, spaceId: space.id, postId: null, authorId: by };
  const followers = await findFollowers(tx, { ...place, besides: people });
  const muting = new Set(followers.flatMap(({ personId, mutesAuthor }) => (mutesAuthor ? personId : [])));
  await notices.tell(
    tx,
    people
      .filter((id) => !muting.has(id))
      .map((personId) => ({
        personId,
        about: `addressed:${addresseeId}`,
        group: `thread:${thread.id}`,
        groupTitle: thread.title,
        reason: 'addressed',
        actorId: by,
        url: forumUrls.threadAct(thread.id, 'addressees'),
        text: reason,
      })),
  );
}

async function tellOfModeration(
  tx: Transaction,
  { kind, subject, by, reason, tell }: Moderated,
  { notices, now }: { readonly notices: Notices; readonly now: Date },
): Promise<void> {
  await notices.tell(
    tx,
    tell.map(({ to, what, url, as }) => ({
      personId: to,
      about: `${kind}:${subject}:${now.getTime()}`,
      group: `moderation:${subject}`,
      groupTitle: what,
      reason: as ?? 'moderation',
      actorId: as === 'duty' ? null : by,
      url,
      text: reason === '' ? '' : `Reason: ${reason}`,
    })),
  );
}
