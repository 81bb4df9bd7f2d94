import { orderQuestions } from '../../analysis/bridging/order-questions.ts';
import { compareText } from '../../analysis/compare.ts';
import type { QuestionDetails } from '../questions/index.ts';
import type { RoleHolder } from '../sessions/index.ts';
import type { ArchivedQuestion } from './archived-question.ts';
import { ARCHIVE_LISTS, type ArchiveList } from './lists.ts';

/** Some questions, and how many of them were answered. */
export interface AnsweredRate {
  readonly questions: number;
  readonly answered: number;
}

/** The numbers of a session (LIVE-65). */
export interface Figures {
  /** Everything asked: what the lists hold and what no moderator has looked at. */
  readonly asked: number;
  readonly byList: Readonly<Record<ArchiveList, number>>;
  /** Waiting for a moderator when the session ended. */
  readonly unread: number;
  /** Of the questions that stood: merged ones count as the one they went into, those set aside do not count. */
  readonly answered: AnsweredRate;
}

export function figuresOf(questions: readonly ArchivedQuestion[], unread: number): Figures {
  const byList = Object.fromEntries(
    ARCHIVE_LISTS.map((list) => [list, questions.filter((each) => each.list === list).length]),
  ) as Record<ArchiveList, number>;
  const answered = byList['answered-live'] + byList['answered-later'];
  return {
    asked: questions.length + unread,
    byList,
    unread,
    answered: { questions: answered + byList.open, answered },
  };
}

/** How many of the questions at the top of an order were answered (RANK-9). */
export interface OrderRate extends AnsweredRate {
  readonly order: 'most-wanted' | 'across-organisations';
}

export interface RankRates {
  /** Seen by enough people to be ranked, and too new for that when the session ended. */
  readonly ranked: AnsweredRate;
  readonly newLane: AnsweredRate;
  /** One for each order that there was: with one group only, most wanted alone. */
  readonly top: readonly OrderRate[];
}

/** So many of each order are "the top". */
export const TOP = 10;

/**
 * @param standing the questions that were answered or are open
 * @param present people by organisation id
 * @param now when the session ended, in milliseconds
 */
export function rankRates(
  standing: readonly Pick<QuestionDetails, 'id' | 'state' | 'askedAt' | 'listedAt' | 'tally'>[],
  present: ReadonlyMap<string, number>,
  now: number,
): RankRates {
  const isAnswered = new Map(standing.map(({ id, state }) => [id as string, state === 'answered']));
  const orders = orderQuestions(
    standing.map(({ id, askedAt, listedAt, tally }) => ({
      id,
      askedAt: askedAt.getTime(),
      listedAt: (listedAt ?? askedAt).getTime(),
      votes: new Map([...tally].map(([organisation, { votes }]) => [organisation, votes])),
      seen: new Map([...tally].map(([organisation, { seen }]) => [organisation, seen])),
    })),
    present,
    { now },
  );
  const rate = (ids: readonly string[]): AnsweredRate => ({
    questions: ids.length,
    answered: ids.filter((id) => isAnswered.get(id) === true).length,
  });
  const top = (order: OrderRate['order'], ids: readonly string[] | null): OrderRate[] =>
    ids === null ? [] : [{ order, ...rate(ids.slice(0, TOP)) }];
  return {
    ranked: rate(orders.mostWanted),
    newLane: rate(orders.newQuestions),
    top: [
      ...top('most-wanted', orders.mostWanted),
      ...top('across-organisations', orders.acrossOrganisations),
    ],
  };
}

/** What one speaker was asked, and what came of it. */
export interface SpeakerFigures {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly organisation: string | null;
  readonly asked: number;
  readonly aloud: number;
  readonly inWriting: number;
  readonly passedOn: number;
  readonly declined: number;
  readonly waiting: number;
}

/** Speakers in alphabetical order: nobody is ranked (LIVE-65). */
export function speakerFigures(
  speakers: readonly Pick<RoleHolder, 'id' | 'name' | 'post' | 'organisation'>[],
  questions: readonly ArchivedQuestion[],
): SpeakerFigures[] {
  const standing = questions.filter(({ list }) => list !== 'merged' && list !== 'set-aside');
  return speakers
    .map(({ id, name, post, organisation }) => {
      const states = standing.flatMap((question) =>
        question.speakers.filter((speaker) => speaker.id === id).map(({ state }) => state),
      );
      const count = (wanted: (typeof states)[number]): number =>
        states.filter((state) => state === wanted).length;
      return {
        id,
        name,
        post,
        organisation,
        asked: states.length,
        aloud: count('answered-aloud'),
        inWriting: count('answered-in-writing'),
        passedOn: count('passed-on'),
        declined: count('declined'),
        waiting: count('waiting'),
      };
    })
    .toSorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.id, b.id));
}
