import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { listQuestions } from '../../questions/index.ts';
import type { Session } from '../../sessions/index.ts';
import type { CarriedOver, EventHub } from '../events.ts';
import { renderPost } from '../posts/render-post.ts';
import type { SpaceId } from '../space.ts';
import type { Spaces } from '../spaces/spaces.ts';
import { supportersOf } from '../supported/supported.repository.ts';
import { answerPost, type Around, aroundSession } from './around.ts';
import { type CarriedThread, carriedThreads } from './carried-thread.ts';
import { carriedQuestions, insertCarried, type SeatHolder, seatHolders } from './carry-over.repository.ts';

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
  deps: { readonly spaces: Spaces; readonly events: EventHub },
  now: Date,
): Promise<void> {
  const spaceId = await deps.spaces.ensure(
    tx,
    { sessionId: session.id },
    { name: session.title, purpose: 'What was asked in this session, and what became of it.' },
  );
  const known = await carriedQuestions(tx, spaceId);
  const seats = await seatHolders(tx, session.id);
  const around = { ...(await aroundSession(tx, session)), spaceId, seats, now };
  const questions = await listQuestions(tx, { sessionId: session.id });
  const threads = carriedThreads(questions, around.nameOf);
  const rows: Rows = { threads: [], posts: [], addressees: [], follows: [], organisations: [] };
  const told: CarriedOver['threads'][number][] = [];
  for (const thread of threads) {
    if (known.has(thread.question.id)) continue;
    told.push(addThread(rows, thread, around));
  }
  if (told.length === 0) return;
  await insertCarried(tx, rows);
  const supporters = await supportersOf(tx, session.id);
  await deps.events.carriedOver(tx, { session, spaceId, supporters, threads: told }, now);
}

interface Carrying extends Around {
  readonly spaceId: SpaceId;
  readonly seats: ReadonlyMap<string, SeatHolder>;
  readonly now: Date;
}

function addThread(rows: Rows, thread: CarriedThread, around: Carrying): CarriedOver['threads'][number] {
  const { question, asker, state, isHeld } = thread;
  const { spaceId, speakers, seats, now } = around;
  const id = newId<'thread'>();
  const seat = question.seatId === null ? undefined : seats.get(question.seatId);
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
    carried: JSON.stringify(thread.carried),
  });
  for (const organisation of new Set([organisationId, ...posts.map((post) => post.organisationId ?? null)])) {
    if (organisation !== null) rows.organisations.push({ threadId: id, organisationId: organisation });
  }
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
  const askedBy = seat?.personId ?? null;
  for (const personId of new Set([...people, ...(askedBy === null ? [] : [askedBy])])) {
    rows.follows.push({ personId, threadId: id, level: 'watch' });
  }
  return { threadId: id, title: thread.title, state, isHeld, speakers: people, askedBy };
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
  { question, asker, text, isHeld }: CarriedThread,
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
