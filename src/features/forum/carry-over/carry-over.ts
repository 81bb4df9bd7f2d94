import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { listQuestions } from '../../questions/index.ts';
import type { Session } from '../../sessions/index.ts';
import type { CarriedOver } from '../events.ts';
import { renderPost } from '../posts/render-post.ts';
import type { SpaceId } from '../space.ts';
import type { Spaces } from '../spaces/spaces.ts';
import { supportersOf } from '../supported/supported.repository.ts';
import type { Carried, ThreadId } from '../thread.ts';
import { answerPost, type Around, aroundSession } from './around.ts';
import { type Deps as FollowingDeps, follow } from './bring-up-to-date.ts';
import { type CarriedThread, carriedThreads } from './carried-thread.ts';
import { insertCarried, type SeatHolder, seatHolders, threadsMade } from './carry-over.repository.ts';

type Rows = {
  -readonly [Table in keyof Parameters<typeof insertCarried>[1]]: Parameters<
    typeof insertCarried
  >[1][Table][number][];
};

/**
 * Makes a thread of every question of a session that has closed, in the session's own space, in the transaction that
 * closes it. Doing it again adds only what is missing (LIVE-64).
 */
export async function carryOver(
  tx: Transaction,
  session: Session,
  deps: FollowingDeps & { readonly spaces: Spaces },
  now: Date,
): Promise<void> {
  const around = await carrying(tx, session, deps, now);
  const { spaceId } = around;
  const made = await threadsMade(tx, session.id);
  const questions = await listQuestions(tx, { sessionId: session.id });
  const rows = noRows();
  const told: CarriedOver['threads'][number][] = [];
  for (const carried of carriedThreads(questions, around.nameOf)) {
    const known = made.get(carried.question.id);
    if (known?.isCarried === true || (known === undefined && carried.isGone)) continue;
    const id = known?.id ?? newId<'thread'>();
    if (known === undefined) addThread(rows, id, carried, around);
    else await follow(tx, { id, carried, around, by: null }, deps, now);
    told.push(addSpeakers(rows, id, carried, around));
  }
  if (told.length === 0) return;
  await insertCarried(tx, rows);
  const supporters = await supportersOf(tx, session.id);
  await deps.events.carriedOver(tx, { session, spaceId, supporters, threads: told }, now);
}

/**
 * The thread in which people reply to a question before its session has closed, made when it is missing; undefined where
 * the question is not there for everybody. When the session closes the rest of the question comes to it.
 */
export async function openForReplies(
  tx: Transaction,
  session: Session,
  questionId: string,
  deps: { readonly spaces: Spaces },
  now: Date,
): Promise<ThreadId | undefined> {
  const known = (await threadsMade(tx, session.id)).get(questionId);
  if (known !== undefined) return known.id;
  const around = await carrying(tx, session, deps, now);
  const questions = await listQuestions(tx, { sessionId: session.id });
  const found = carriedThreads(questions, around.nameOf).find(({ question }) => question.id === questionId);
  if (found === undefined || found.isGone || found.isHeld || found.state === 'closed') return undefined;
  const rows = noRows();
  const id = newId<'thread'>();
  addThread(rows, id, { ...found, state: 'open', carried: null, answers: [] }, around);
  await insertCarried(tx, rows);
  return id;
}

async function carrying(
  tx: Transaction,
  session: Session,
  { spaces }: { readonly spaces: Spaces },
  now: Date,
): Promise<Carrying> {
  const spaceId = await spaces.ensure(
    tx,
    { sessionId: session.id },
    { name: session.title, purpose: 'What was asked in this session, and what became of it.' },
  );
  return { ...(await aroundSession(tx, session)), spaceId, seats: await seatHolders(tx, session.id), now };
}

const noRows = (): Rows => ({ threads: [], posts: [], addressees: [], follows: [], organisations: [] });

interface Carrying extends Around {
  readonly spaceId: SpaceId;
  readonly seats: ReadonlyMap<string, SeatHolder>;
  readonly now: Date;
}

/** The thread with the question and its answers; whoever asked watches it. */
function addThread(
  rows: Rows,
  id: ThreadId,
  thread: Omit<CarriedThread, 'carried'> & { readonly carried: Carried | null },
  around: Carrying,
): void {
  const { question, asker, state, isHeld } = thread;
  const { spaceId, now } = around;
  const seat = seatOf(question, around);
  const { organisationId, authorId } = shownAsker(thread, seat);
  const answers = thread.answers.map((answer, index) => ({
    ...answerPost({ threadId: id, number: index + 2 }, answer, around),
    // While others who were asked have not answered, the question stays open.
    acceptedAt: state === 'answered' ? answer.at : null,
  }));
  const posts = [questionPost(id, thread), ...answers];
  const last = posts.at(-1);
  rows.posts.push(...posts);
  rows.threads.push({
    id,
    spaceId,
    kind: 'carried-over',
    state,
    title: thread.title,
    language: question.language,
    authorId,
    organisationId: null,
    shownAuthor: asker,
    posts: posts.length,
    answers: state === 'answered' ? posts.length - 1 : 0,
    createdAt: question.askedAt,
    lastPostAt: now,
    lastAuthorId: last?.authorId ?? null,
    heldAt: isHeld ? now : null,
    questionId: question.id,
    carried: thread.carried === null ? null : JSON.stringify(thread.carried),
  });
  for (const organisation of new Set([organisationId, ...posts.map((post) => post.organisationId ?? null)])) {
    if (organisation !== null) rows.organisations.push({ threadId: id, organisationId: organisation });
  }
  const askedBy = seat?.personId ?? null;
  if (askedBy !== null) rows.follows.push({ personId: askedBy, threadId: id, level: 'watch' });
}

const seatOf = (
  { seatId }: Pick<CarriedThread['question'], 'seatId'>,
  { seats }: Carrying,
): SeatHolder | undefined => (seatId === null ? undefined : seats.get(seatId));

/** Speakers who were asked and have not answered wait in the thread, and watch it. Returns whom to tell of it. */
function addSpeakers(
  rows: Rows,
  id: ThreadId,
  { question, title, state, isHeld }: CarriedThread,
  around: Carrying,
): CarriedOver['threads'][number] {
  const { speakers, now } = around;
  const waiting = question.speakers.flatMap(({ speakerId, state: each }) => {
    const speaker = speakers.get(speakerId);
    return speaker === undefined || each !== 'waiting' ? [] : [speaker];
  });
  const openTo = state === 'open' ? waiting : [];
  for (const { name, personId } of openTo) {
    const times = { addedAt: now, stateAt: now };
    rows.addressees.push({ id: newId(), threadId: id, personId, shownName: name, ...times });
  }
  const people = openTo.flatMap(({ personId }) => (personId ?? []) as PersonId);
  for (const personId of new Set(people)) rows.follows.push({ personId, threadId: id, level: 'watch' });
  const askedBy = seatOf(question, around)?.personId ?? null;
  return { threadId: id, title, state, isHeld, speakers: people, askedBy };
}

/** Only who asked under their own name appears as the author; others are known by what they chose alone. */
function shownAsker({ question }: Pick<CarriedThread, 'question'>, seat: SeatHolder | undefined) {
  const { naming, shownName, shownOrganisation } = question;
  return {
    authorId: naming === 'named' && shownName !== null ? (seat?.personId ?? null) : null,
    organisationId: shownOrganisation === null ? null : (seat?.organisationId ?? null),
  };
}

function questionPost(
  threadId: string,
  { question, asker, text, isHeld }: Pick<CarriedThread, 'question' | 'asker' | 'text' | 'isHeld'>,
): Rows['posts'][number] {
  return {
    id: newId(),
    threadId,
    number: 1,
    // Nobody rewrites here what was asked there.
    authorId: null,
    shownAuthor: asker,
    text,
    html: renderPost(text),
    language: question.language,
    key: newId(),
    createdAt: question.askedAt,
    heldAt: isHeld ? question.askedAt : null,
  };
}
