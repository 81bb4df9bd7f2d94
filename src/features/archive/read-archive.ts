import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Comments } from '../comments/index.ts';
import { findOrganisations, type OrganisationId } from '../organisations/index.ts';
import type { Polls } from '../polls/index.ts';
import { listQuestions, ownQuestion, type Questions } from '../questions/index.ts';
import { countPresent, loadProgramme, type Programme, type Session } from '../sessions/index.ts';
import { type Archive, type ArchiveSource, buildArchive } from './archive.ts';
import type { SourceQuestion } from './archived-question.ts';
import { countSeatGroups, countUnread } from './repository.ts';

export interface ArchiveReader {
  /** The archive as it stands now; final once the session is archived. */
  read(session: Session): Promise<{
    readonly archive: Archive;
    readonly programme: Programme;
    /** What it was made of. */
    readonly source: ArchiveSource;
  }>;
}

export function createArchiveReader(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly questions: Pick<Questions, 'boards'>;
  readonly polls: Pick<Polls, 'exportPolls'>;
  readonly comments: Pick<Comments, 'countShown'>;
}): ArchiveReader {
  const { db, clock, questions, polls, comments } = deps;

  /** What everybody sees, and what was declined, in the order of asking. */
  async function listArchived(session: Session): Promise<SourceQuestion[]> {
    const board = await questions.boards.get(session);
    const shown = board.questions().flatMap((each) => {
      const details = board.details(each.id);
      return details === undefined ? [] : [{ details, shown: each }];
    });
    const declined = await listQuestions(db, { sessionId: session.id, states: ['declined'] });
    return [...shown, ...declined.map((details) => ({ details, shown: ownQuestion(details) }))].toSorted(
      (a, b) =>
        a.details.askedAt.getTime() - b.details.askedAt.getTime() || (a.details.id < b.details.id ? -1 : 1),
    );
  }

  return {
    async read(session) {
      const programme = await loadProgramme(db, session);
      const seats = await countSeatGroups(db, session.id);
      const ids = [...new Set(seats.map(({ organisation }) => organisation))].filter((id) => id !== '');
      const organisations = await findOrganisations(db, ids as OrganisationId[]);
      const source: ArchiveSource = {
        session,
        programme,
        questions: await listArchived(session),
        unread: await countUnread(db, session.id),
        present: await countPresent(db, session.id),
        seats,
        organisations: new Map(organisations.map(({ id, name }) => [id as string, name])),
        polls: await polls.exportPolls(session),
        comments: await comments.countShown(session),
        now: clock.now(),
      };
      return { archive: buildArchive(source), programme, source };
    },
  };
}
