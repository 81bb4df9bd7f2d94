import { compareText } from '../../analysis/compare.ts';
import type { Answer } from './answer.ts';
import { type OptionId, type PollQuestion, scalePoints, SHOWN_FROM } from './poll.ts';

/** So many people gave this answer. */
export interface AnswerGroup {
  readonly answer: Answer;
  /** The id of their organisation, empty for those who gave none; always empty where nobody asks for it. */
  readonly organisation: string;
  /** Only for text: whether moderation lets everybody read it. */
  readonly isPublished: boolean;
  readonly people: number;
}

interface Base {
  /** People who chose, ranked or wrote something. */
  readonly people: number;
  /** People who prefer not to say. */
  readonly none: number;
}

export interface OptionRow {
  readonly id: OptionId;
  readonly text: string;
  readonly people: number;
  /** Of the people who chose something, from 0 to 1. With several choices the shares add up to more than 1. */
  readonly share: number;
}

export interface ScaleRow {
  readonly point: number;
  readonly people: number;
  readonly share: number;
}

export interface RankedRow {
  readonly id: OptionId;
  readonly text: string;
  /** Borda's count: the last place gives nothing, each place above it one point more. */
  readonly points: number;
  /** From 1 (everybody's first) to the number of options. */
  readonly meanPlace: number;
  /** People who put it first. */
  readonly firsts: number;
}

export interface TextRow {
  readonly text: string;
  readonly people: number;
}

export type Results =
  | (Base & { readonly kind: 'one' | 'several'; readonly rows: readonly OptionRow[] })
  | (Base & {
      readonly kind: 'scale';
      readonly rows: readonly ScaleRow[];
      /** The middle answer; halfway between the two middle ones of an even number. */
      readonly median: number;
      readonly mean: number;
    })
  /** The row with most points first; equal ones in the poll's order. */
  | (Base & { readonly kind: 'ranking'; readonly rows: readonly RankedRow[] })
  | (Base & {
      readonly kind: 'text';
      /** Texts that differ only in capitals or spaces are one; the most frequent first, then in text order. */
      readonly rows: readonly TextRow[];
      /** People whose text is not shown, because a moderator has not looked at it or has taken it down. */
      readonly unpublished: number;
      /** Rows left out here, where only the first ones are told. */
      readonly more: number;
    });

/** How many people took part. */
export function countAnswered(groups: readonly AnswerGroup[]): number {
  return groups.reduce((sum, { people }) => sum + people, 0);
}

/**
 * The results of a poll, or null while fewer people chose something than `least`, which is {@link SHOWN_FROM} unless
 * given (LIVE-68).
 */
export function summarise(
  poll: PollQuestion,
  groups: readonly AnswerGroup[],
  least: number = SHOWN_FROM,
): Results | null {
  const chosen = groups.filter(({ answer }) => !('none' in answer));
  const people = countAnswered(chosen);
  if (people < least) return null;
  const base: Base = { people, none: countAnswered(groups) - people };
  switch (poll.kind) {
    case 'one':
    case 'several':
      return { ...base, kind: poll.kind, rows: optionRows(poll, chosen, people) };
    case 'scale':
      return { ...base, kind: 'scale', ...scaleResults(poll, chosen, people) };
    case 'ranking':
      return { ...base, kind: 'ranking', rows: rankedRows(poll, chosen, people) };
    case 'text':
      return { ...base, kind: 'text', ...textResults(chosen, people) };
  }
}

function optionRows(poll: PollQuestion, groups: readonly AnswerGroup[], people: number): OptionRow[] {
  return poll.options.map(({ id, text }) => {
    const count = countAnswered(groups.filter(({ answer }) => ranked(answer).includes(id)));
    return { id, text, people: count, share: count / people };
  });
}

function scaleResults(poll: PollQuestion, groups: readonly AnswerGroup[], people: number) {
  const points = poll.scale === null ? [] : scalePoints(poll.scale);
  const rows = points.map((point): ScaleRow => {
    const count = countAnswered(groups.filter(({ answer }) => 'scale' in answer && answer.scale === point));
    return { point, people: count, share: count / people };
  });
  const at = (position: number): number => {
    let seen = 0;
    return rows.find((row) => (seen += row.people) > position)?.point ?? 0;
  };
  return {
    rows,
    median: (at(Math.floor((people - 1) / 2)) + at(Math.floor(people / 2))) / 2,
    mean: rows.reduce((sum, row) => sum + row.point * row.people, 0) / people,
  };
}

function rankedRows(poll: PollQuestion, groups: readonly AnswerGroup[], people: number): RankedRow[] {
  const rows = poll.options.map(({ id, text }): RankedRow => {
    let places = 0;
    let firsts = 0;
    for (const group of groups) {
      const place = ranked(group.answer).indexOf(id) + 1;
      places += place * group.people;
      if (place === 1) firsts += group.people;
    }
    return { id, text, points: poll.options.length * people - places, meanPlace: places / people, firsts };
  });
  return rows.toSorted((a, b) => b.points - a.points);
}

function textResults(groups: readonly AnswerGroup[], people: number) {
  const published = groups.filter(({ isPublished }) => isPublished);
  const byKey = Map.groupBy(published, ({ answer }) => textOf(answer).toLowerCase().replace(/\s+/g, ' '));
  const rows = [...byKey.values()].map((same): TextRow => {
    const [first] = same.toSorted(
      (a, b) => b.people - a.people || compareText(textOf(a.answer), textOf(b.answer)),
    );
    return { text: first === undefined ? '' : textOf(first.answer), people: countAnswered(same) };
  });
  return {
    rows: rows.toSorted((a, b) => b.people - a.people || compareText(a.text, b.text)),
    unpublished: people - countAnswered(published),
    more: 0,
  };
}

function ranked(answer: Answer): readonly OptionId[] {
  return 'options' in answer ? answer.options : [];
}

function textOf(answer: Answer): string {
  return 'text' in answer ? answer.text : '';
}

/** The same results with the first texts only, for what is sent to everybody at every change. */
export function withFewerTexts(results: Results | null, most: number): Results | null {
  if (results?.kind !== 'text' || results.rows.length <= most) return results;
  return { ...results, rows: results.rows.slice(0, most), more: results.rows.length - most };
}
