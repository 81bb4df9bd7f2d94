import { breakDown } from '../../../analysis/suppression.ts';
import type { PublicPoll } from '../../polls/index.ts';
import { type Programme, type Session, speakersOf } from '../../sessions/index.ts';
import type { Archive } from '../archive.ts';
import type { ArchivedQuestion, SourceQuestion } from '../archived-question.ts';
import type { Figures, RankRates, SpeakerFigures } from '../figures.ts';
import type { ArchiveList } from '../lists.ts';

/** The version of the document; it changes when a reader would have to. */
export const SESSION_SCHEMA = 'endeavour.session/1';

/**
 * A session as a file, in the form of naming that was promised: no seat, no person's id, no voter. Times are ISO 8601
 * in UTC, to the second. `docs/session-export.md` describes every field.
 */
export interface SessionDocument {
  readonly schema: typeof SESSION_SCHEMA;
  readonly exportedAt: string;
  readonly notes: readonly string[];
  readonly session: ExportedSession;
  /** Names of the endeavours that it is linked to and that everybody who is signed in may see. */
  readonly endeavours: readonly string[];
  readonly figures: Figures & { readonly byOrder: RankRates };
  readonly speakers: readonly Omit<SpeakerFigures, 'id'>[];
  readonly heard: Archive['heard'];
  readonly questions: readonly ExportedQuestion[];
  readonly votes: readonly ExportedVotes[];
  readonly polls: readonly ExportedPoll[];
  readonly comments: readonly ExportedComment[];
  readonly moderation: readonly ExportedAct[];
}

export interface ExportedSession extends Pick<
  Session,
  | 'code'
  | 'title'
  | 'description'
  | 'state'
  | 'zone'
  | 'language'
  | 'joining'
  | 'naming'
  | 'morePrivateAllowed'
  | 'moderation'
  | 'moderationRules'
  | 'maxOpenQuestions'
  | 'retentionDays'
> {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly closedAt: string | null;
  readonly archivedAt: string | null;
  readonly labels: readonly string[];
  readonly parts: readonly {
    readonly title: string;
    readonly description: string;
    readonly startsAt: string | null;
    readonly takesQuestions: boolean;
    readonly speakers: readonly string[];
  }[];
  readonly readings: Programme['readings'];
}

export interface ExportedQuestion extends Omit<ArchivedQuestion, 'list' | 'speakers'> {
  readonly fate: ArchiveList;
  readonly speakers: readonly Omit<ArchivedQuestion['speakers'][number], 'id'>[];
}

/** Votes of one organisation for one question. */
export interface ExportedVotes {
  readonly question: string;
  /** Null: organisations with fewer than 3 votes together; empty: none given. */
  readonly organisation: string | null;
  /** Null where the number would tell of few people. */
  readonly votes: number | null;
}

export type ExportedPoll = Pick<
  PublicPoll,
  'kind' | 'question' | 'hint' | 'maxChoices' | 'scale' | 'state' | 'answered' | 'results' | 'organisations'
> & {
  readonly options: readonly string[];
  readonly openedAt: string | null;
  readonly closedAt: string | null;
};

export interface ExportedComment {
  /** Empty where it was taken down or withdrawn. */
  readonly text: string;
  readonly writer: string;
  readonly at: string;
  readonly state: 'published' | 'removed' | 'withdrawn';
  readonly reason: string | null;
  readonly agree: number;
  readonly thanks: number;
  readonly sameHere: number;
}

/** Something that the people running the session did, as its record tells it to everybody. */
export interface ExportedAct {
  readonly at: string;
  readonly act: string;
  /** The question that it was done to, where that is in this document. */
  readonly question: string | null;
}

export interface DocumentSource {
  readonly archive: Archive;
  readonly programme: Programme;
  readonly endeavours: readonly string[];
  readonly questions: readonly SourceQuestion[];
  /** Names of organisations by id. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly comments: readonly ExportedComment[];
  readonly acts: readonly { readonly at: Date; readonly act: string; readonly subject: string | null }[];
  readonly now: Date;
}

export function buildDocument(source: DocumentSource): SessionDocument {
  const { archive, programme, organisations } = source;
  const ids = new Set(archive.questions.map(({ id }) => id));
  return {
    schema: SESSION_SCHEMA,
    exportedAt: toSecond(source.now),
    notes: notesOf(archive.session),
    session: exportedSession(programme),
    endeavours: source.endeavours,
    figures: { ...archive.figures, byOrder: archive.rates },
    speakers: archive.speakers.map(withoutId),
    heard: archive.heard,
    questions: archive.questions.map(exportedQuestion),
    votes: source.questions.flatMap(({ details }) => votesOf(details.id, details.tally, organisations)),
    polls: archive.polls.map(exportedPoll),
    comments: source.comments.map((comment) => ({ ...comment, at: toSecond(comment.at) })),
    moderation: source.acts.map(({ at, act, subject }) => ({
      at: toSecond(at),
      act,
      question: subject !== null && ids.has(subject) ? subject : null,
    })),
  };
}

function notesOf({ joining }: Session): string[] {
  return [
    joining === 'open'
      ? 'Joining was open: the code was enough, and organisation, place and level are what people said when joining.'
      : 'Joining was verified: only people with a confirmed address or a ticket took part.',
    'Numbers of people are told from 3 on; null stands for a number that would tell of few people.',
    'Texts that are abusive, that name a private person, or that the law forbids to show are left out.',
  ];
}

function exportedSession(programme: Programme): ExportedSession {
  const { session, parts, labels, readings } = programme;
  const names = new Map(speakersOf(programme).map(({ id, name }) => [id, name]));
  return {
    code: session.code,
    title: session.title,
    description: session.description,
    state: session.state,
    zone: session.zone,
    startsAt: toSecond(session.startsAt),
    endsAt: toSecond(session.endsAt),
    closedAt: toSecondOrNull(session.closedAt),
    archivedAt: toSecondOrNull(session.archivedAt),
    language: session.language,
    joining: session.joining,
    naming: session.naming,
    morePrivateAllowed: session.morePrivateAllowed,
    moderation: session.moderation,
    moderationRules: session.moderationRules,
    maxOpenQuestions: session.maxOpenQuestions,
    retentionDays: session.retentionDays,
    labels: labels.map(({ name }) => name),
    parts: parts.map(({ title, description, startsAt, takesQuestions, speakerIds }) => ({
      title,
      description,
      startsAt: toSecondOrNull(startsAt),
      takesQuestions,
      speakers: speakerIds.flatMap((id) => names.get(id) ?? []),
    })),
    readings,
  };
}

function exportedQuestion({ list, speakers, answers, ...question }: ArchivedQuestion): ExportedQuestion {
  return {
    ...question,
    fate: list,
    speakers: speakers.map(withoutId),
    answers: answers.map((answer) => ({ ...answer, at: toSecond(answer.at) })),
    askedAt: toSecond(question.askedAt),
    answeredAt: toSecondOrNull(question.answeredAt),
  };
}

function withoutId<Item extends { readonly id: string }>(item: Item): Omit<Item, 'id'> {
  const { id: _id, ...rest } = item;
  return rest;
}

/** Votes by organisation, as far as no few people's votes follow from them. */
function votesOf(
  question: string,
  tally: ReadonlyMap<string, { readonly votes: number }>,
  organisations: ReadonlyMap<string, string>,
): ExportedVotes[] {
  const counts = [...tally]
    .filter(([, { votes }]) => votes > 0)
    .map(([id, { votes }]) => [id, votes] as const);
  const { rows } = breakDown(new Map(counts));
  return (rows ?? []).map(({ group, people }) => ({
    question,
    organisation: group === null ? null : (organisations.get(group) ?? ''),
    votes: people,
  }));
}

function exportedPoll(poll: PublicPoll): ExportedPoll {
  const { kind, question, hint, maxChoices, scale, state, answered, results, organisations } = poll;
  return {
    kind,
    question,
    hint,
    options: poll.options.map(({ text }) => text),
    maxChoices,
    scale,
    state,
    openedAt: toSecondOrNull(poll.openedAt),
    closedAt: toSecondOrNull(poll.closedAt),
    answered,
    results,
    organisations,
  };
}

function toSecond(moment: Date | string): string {
  return new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
}

function toSecondOrNull(moment: Date | string | null): string | null {
  return moment === null ? null : toSecond(moment);
}
