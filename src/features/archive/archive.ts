import type { PublicPoll } from '../polls/index.ts';
import { type Programme, type Session, speakersOf } from '../sessions/index.ts';
import { type ArchivedQuestion, archiveQuestion, type SourceQuestion } from './archived-question.ts';
import {
  type Figures,
  figuresOf,
  rankRates,
  type RankRates,
  speakerFigures,
  type SpeakerFigures,
} from './figures.ts';
import { heardBy, heardOrganisations, type HeardRow, type OrganisationRow, type SeatGroup } from './heard.ts';
import { ARCHIVE_LISTS, type ArchiveList } from './lists.ts';

/** What a session leaves behind for everybody (LIVE-14, LIVE-65). */
export interface Archive {
  readonly session: Session;
  /** List by list, each in the order of asking. */
  readonly questions: readonly ArchivedQuestion[];
  readonly figures: Figures;
  readonly rates: RankRates;
  readonly speakers: readonly SpeakerFigures[];
  readonly heard: {
    /** Each is null where no breakdown is safe. */
    readonly organisations: readonly OrganisationRow[] | null;
    readonly places: readonly HeardRow[] | null;
    readonly levels: readonly HeardRow[] | null;
    /** The time is over for which people were linked to what they wrote: places and levels are not known any more. */
    readonly linksAreDeleted: boolean;
  };
  /** Comments that were ever shown. */
  readonly comments: number;
  readonly polls: readonly PublicPoll[];
}

export interface ArchiveSource {
  readonly session: Session;
  readonly programme: Programme;
  readonly questions: readonly SourceQuestion[];
  readonly unread: number;
  /** People by organisation id. */
  readonly present: ReadonlyMap<string, number>;
  readonly seats: readonly SeatGroup[];
  /** Names of organisations by id. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly polls: readonly PublicPoll[];
  readonly comments: number;
  readonly now: Date;
}

export function buildArchive(source: ArchiveSource): Archive {
  const { session, programme, unread, present, seats, now } = source;
  const speakers = speakersOf(programme);
  const around = {
    session,
    speakers: new Map(speakers.map(({ id, name }) => [id as string, name])),
    parts: new Map(programme.parts.map(({ id, title }) => [id as string, title])),
  };
  const archived = source.questions.map((question) => archiveQuestion(question, around));
  const byList = Map.groupBy(archived, ({ list }) => list);
  const questions = ARCHIVE_LISTS.flatMap((list) => byList.get(list) ?? []);
  const isStanding = (list: ArchiveList): boolean => list !== 'merged' && list !== 'set-aside';
  const standing = new Set(archived.filter(({ list }) => isStanding(list)).map(({ id }) => id));
  const linksAreDeleted = areLinksDeleted(session, now);
  return {
    session,
    questions,
    figures: figuresOf(questions, unread),
    rates: rankRates(
      source.questions.map(({ details }) => details).filter(({ id }) => standing.has(id)),
      present,
      (session.closedAt ?? now).getTime(),
    ),
    speakers: speakerFigures(speakers, questions),
    heard: {
      organisations: heardOrganisations(
        seats,
        questions
          .filter(({ list }) => isStanding(list))
          .map(({ organisation, state }) => ({ organisation, isAnswered: state === 'answered' })),
        source.organisations,
      ),
      places: linksAreDeleted ? null : heardBy(seats, 'place'),
      levels: linksAreDeleted ? null : heardBy(seats, 'level'),
      linksAreDeleted,
    },
    comments: source.comments,
    polls: source.polls,
  };
}

/** LIVE-87: some days after archiving. */
function areLinksDeleted({ archivedAt, retentionDays }: Session, now: Date): boolean {
  return archivedAt !== null && now.getTime() >= archivedAt.getTime() + retentionDays * 24 * 3600 * 1000;
}

/** The questions of one list. */
export function listOf(archive: Archive, list: ArchiveList): ArchivedQuestion[] {
  return archive.questions.filter((question) => question.list === list);
}
