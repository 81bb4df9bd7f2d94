import type { PaceKind } from '../../../comments/shared.ts';
import type { PublicPoll } from '../../../polls/shared.ts';
import type { BoardChanges, PublicQuestion } from '../../../questions/shared.ts';
import type { LiveMessage, LiveSession } from '../../../sessions/shared.ts';
import { inOrder, type Order } from './order.ts';

/** Everything that the list page of a session shows. */
export interface HomeModel {
  readonly code: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly title: string;
  readonly zone: string;
  readonly session: LiveSession;
  /** LIVE-21: organisations are what people said when joining, unless joining is verified. */
  readonly joining: 'open' | 'verified';
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  readonly parts: readonly { readonly id: string; readonly title: string }[];
  readonly part: string | null;
  readonly order: Order;
  readonly page: number;
  readonly pages: number;
  /** Questions in this order and part, over all pages. */
  readonly total: number;
  readonly lane: readonly PublicQuestion[];
  /** The questions of this page, in the order in which they stood when it was asked for. */
  readonly questions: readonly PublicQuestion[];
  readonly answering: readonly PublicQuestion[];
  /** Polls that can be answered now. */
  readonly openPolls: readonly OpenPoll[];
  readonly present: number;
  /** Everybody who joined, by how (LIVE-22). */
  readonly joined: { readonly verified: number; readonly guests: number };
  /** Only one group is present: there is one order by votes (RANK-5). */
  readonly oneGroup: boolean;
  /** Ids of this seat's questions, and of those it votes for. */
  readonly mine: readonly string[];
  readonly votes: readonly string[];
  /** The organiser hides numbers until one has voted (LIVE-42). */
  readonly votesHidden: boolean;
  /** False for people who read without a seat: observers and those running the session. */
  readonly hasSeat: boolean;
  /** This seat's own signals on the pace; null where none can be given now. */
  readonly pace: readonly PaceKind[] | null;
  readonly csrf: string;
  readonly announcements: boolean;
  readonly unreadNotices: number;
  /** When it was rendered, "10:42am", in the session's zone. */
  readonly updatedAt: string;
  /** What has arrived since and is not in the list yet. */
  readonly waiting: { readonly fresh: readonly string[]; readonly moved: number };
}

export interface OpenPoll {
  readonly id: string;
  readonly question: string;
}

/** A message of the stream, as this page reads it. */
export interface HomeMessage extends LiveMessage {
  readonly questions?: BoardChanges;
  readonly polls?: readonly PublicPoll[];
}

/**
 * Takes in a message without moving anything: what is shown changes in place, what is new waits behind the update
 * button (LIVE-41). Messages may come twice.
 */
export function applyMessage(model: HomeModel, message: HomeMessage): HomeModel {
  const { questions: changes } = message;
  const next = {
    ...model,
    version: message.version,
    session: message.session,
    openPolls: openPollsAfter(model.openPolls, message.polls ?? []),
  };
  if (changes === undefined) return next;
  const changed = new Map(changes.questions.map((question) => [question.id, question]));
  const counts = new Map(changes.counts.map((each) => [each[0], each]));
  const gone = new Set(changes.gone);
  const update = (question: PublicQuestion): PublicQuestion => {
    if (gone.has(question.id)) return { ...question, state: 'withdrawn', text: '', asker: '' };
    const whole = changed.get(question.id);
    if (whole !== undefined) return whole;
    const count = counts.get(question.id);
    return count === undefined
      ? question
      : { ...question, votes: count[1], score: count[2], isNew: count[3] };
  };
  const lane = model.lane.map(update);
  const questions = model.questions.map(update);
  return {
    ...next,
    lane,
    questions,
    answering: answeringAfter(model.answering.map(update), changes.questions),
    present: changes.present,
    oneGroup: changes.oneGroup,
    waiting: {
      fresh: freshAfter(model, changes.questions),
      moved: countMoved(model.order, lane, questions),
    },
  };
}

export function toOpenPolls(polls: readonly PublicPoll[]): OpenPoll[] {
  return polls.filter((poll) => poll.state === 'open').map(({ id, question }) => ({ id, question }));
}

function openPollsAfter(open: readonly OpenPoll[], changed: readonly PublicPoll[]): readonly OpenPoll[] {
  const ids = new Set<string>(changed.map((poll) => poll.id));
  return [...open.filter((poll) => !ids.has(poll.id)), ...toOpenPolls(changed)];
}

function answeringAfter(
  known: readonly PublicQuestion[],
  changed: readonly PublicQuestion[],
): readonly PublicQuestion[] {
  const all = new Map([...known, ...changed].map((question) => [question.id, question]));
  return [...all.values()].filter((question) => question.state === 'answering');
}

/** Questions that were asked after the page was made, and that it does not show. */
function freshAfter(model: HomeModel, changed: readonly PublicQuestion[]): readonly string[] {
  const shown = new Set([...model.lane, ...model.questions].map((question) => question.id));
  const arrived = changed.filter(
    (question) =>
      !shown.has(question.id) &&
      question.isNew &&
      question.state === 'published' &&
      (model.part === null || question.part === model.part),
  );
  return [...new Set([...model.waiting.fresh, ...arrived.map((question) => question.id)])];
}

/** How many of the shown questions would stand elsewhere if the list were made again. */
function countMoved(
  order: Order,
  lane: readonly PublicQuestion[],
  questions: readonly PublicQuestion[],
): number {
  const now = inOrder([...lane, ...questions], order);
  const before = [...lane, ...questions];
  const after = [...now.lane, ...now.questions];
  return before.filter((question, index) => after[index]?.id !== question.id).length;
}

/** The vote of this seat, set or taken back, before the server has confirmed it. */
export function withVote(model: HomeModel, id: string, wanted: boolean): HomeModel {
  const votes = model.votes.filter((each) => each !== id);
  const has = model.votes.includes(id);
  const change = wanted === has ? 0 : wanted ? 1 : -1;
  const update = (question: PublicQuestion): PublicQuestion =>
    question.id === id ? { ...question, votes: question.votes + change } : question;
  return {
    ...model,
    votes: wanted ? [...votes, id] : votes,
    votesHidden: model.votesHidden && !wanted,
    lane: model.lane.map(update),
    questions: model.questions.map(update),
  };
}
