import type { Cell, CsvTable } from '../../../platform/csv.ts';
import type { ExportedPoll, SessionDocument } from './session-document.ts';

/** The tables of an export, each a file of its own. */
export const EXPORT_TABLES = ['questions', 'votes', 'answers', 'polls', 'comments', 'moderation'] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];

export function parseTable(text: string): ExportTable | undefined {
  return EXPORT_TABLES.find((table) => table === text);
}

/** One table of a document. Every row says of which session it is, and how people joined that (LIVE-21). */
export function tableOf(document: SessionDocument, table: ExportTable): CsvTable {
  const { columns, rows } = TABLES[table](document);
  const { code, joining } = document.session;
  return {
    columns: ['session', 'joining', ...columns],
    rows: rows.map((row) => [code, joining, ...row]),
  };
}

const TABLES: Readonly<Record<ExportTable, (document: SessionDocument) => CsvTable>> = {
  questions: ({ questions }) => ({
    columns: [
      'id',
      'fate',
      'state',
      'text',
      'original',
      'asker',
      'organisation',
      'part',
      'label',
      'language',
      'reason',
      'merged_into',
      'votes',
      'speakers',
      'asked_at',
      'answered_at',
      'days_later',
    ],
    rows: questions.map((question) => [
      question.id,
      question.fate,
      question.state,
      question.text,
      question.original,
      question.asker,
      question.organisation,
      question.part,
      question.label,
      question.language,
      question.reason,
      question.mergedInto,
      question.votes,
      question.speakers.map(({ name, state }) => `${name}: ${state}`).join('; '),
      question.askedAt,
      question.answeredAt,
      question.daysLater,
    ]),
  }),

  votes: ({ votes }) => ({
    columns: ['question', 'organisation', 'votes'],
    rows: votes.map(({ question, organisation, votes: count }) => [
      question,
      organisation ?? '(organisations with fewer than 3 votes)',
      count,
    ]),
  }),

  answers: ({ questions }) => ({
    columns: [
      'question',
      'speaker',
      'state',
      'passed_to',
      'reason',
      'kind',
      'text',
      'recording_at',
      'confirmed',
      'at',
    ],
    rows: questions.flatMap((question) =>
      question.speakers.flatMap(({ name, state, passedTo, reason }): Cell[][] => {
        const own = question.answers.filter(({ speaker }) => speaker === name);
        const begins = [question.id, name, state, passedTo, reason];
        if (own.length === 0) return [[...begins, null, null, null, null, null]];
        return own.map(({ kind, text, recordingAt, confirmed, at }) => [
          ...begins,
          kind,
          text,
          recordingAt,
          confirmed,
          at,
        ]);
      }),
    ),
  }),

  polls: ({ polls }) => ({
    columns: [
      'poll',
      'kind',
      'question',
      'state',
      'took_part',
      'answer',
      'people',
      'share',
      'points',
      'mean_place',
    ],
    rows: polls.flatMap((poll, index) =>
      resultRows(poll).map((row) => [index + 1, poll.kind, poll.question, poll.state, poll.answered, ...row]),
    ),
  }),

  comments: ({ comments }) => ({
    columns: ['at', 'state', 'writer', 'text', 'reason', 'agree', 'thanks', 'same_here'],
    rows: comments.map((comment) => [
      comment.at,
      comment.state,
      comment.writer,
      comment.text,
      comment.reason,
      comment.agree,
      comment.thanks,
      comment.sameHere,
    ]),
  }),

  moderation: ({ moderation }) => ({
    columns: ['at', 'act', 'question'],
    rows: moderation.map(({ at, act, question }) => [at, act, question]),
  }),
};

/** For each answer of a poll: its words, people, share, points and mean place. One empty row without results. */
function resultRows({ results }: ExportedPoll): Cell[][] {
  switch (results?.kind) {
    case undefined:
      return [[null, null, null, null, null]];
    case 'one':
    case 'several':
      return results.rows.map(({ text, people, share }) => [text, people, share, null, null]);
    case 'scale':
      return results.rows.map(({ point, people, share }) => [String(point), people, share, null, null]);
    case 'ranking':
      return results.rows.map(({ text, firsts, points, meanPlace }) => [
        text,
        firsts,
        null,
        points,
        meanPlace,
      ]);
    case 'text':
      return results.rows.map(({ text, people }) => [text, people, null, null, null]);
  }
}
