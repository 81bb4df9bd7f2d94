import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { type RecordedEntry, readRecord } from '../../../platform/record/record.ts';
import type { Comments, PublicComment } from '../../comments/index.ts';
import { recordScope, type Session, type Sessions } from '../../sessions/index.ts';
import type { ArchiveReader } from '../read-archive.ts';
import { buildDocument, type ExportedComment, type SessionDocument } from './session-document.ts';

/** A session as the document that every export is made of. */
export type ReadDocument = (session: Session) => Promise<SessionDocument>;

export function createDocumentReader(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly reader: ArchiveReader;
  readonly record: Sessions['record'];
  readonly comments: Pick<Comments, 'listPublic'>;
  readonly onward: Sessions['onwardInFiles'];
}): ReadDocument {
  const { db, clock, reader, record } = deps;
  return async (session) => {
    const { archive, programme, source } = await reader.read(session);
    const acts = await wholeRecord(db, recordScope(session.id));
    return buildDocument({
      archive,
      programme,
      endeavours: (await Promise.all(deps.onward.map((find) => find(session)))).flat(),
      questions: source.questions,
      organisations: source.organisations,
      comments: (await deps.comments.listPublic(session)).map(exportedComment),
      acts: acts.map((entry) => ({
        at: entry.at,
        subject: entry.subject,
        act: record.sentenceOf(entry, programme.roles),
      })),
      now: clock.now(),
    });
  };
}

function exportedComment({ text, writer, at, state, reason, counts }: PublicComment): ExportedComment {
  const { agree, thanks, 'same-here': sameHere } = counts;
  return { text, writer, at, state, reason, agree, thanks, sameHere };
}

const AT_A_TIME = 500;

/** All acts of a scope, oldest first. */
async function wholeRecord(db: Queryable, scope: string): Promise<RecordedEntry[]> {
  const entries: RecordedEntry[] = [];
  for (;;) {
    const last = entries.at(-1);
    const more = await readRecord(db, scope, {
      limit: AT_A_TIME,
      ...(last === undefined ? {} : { before: last.id }),
    });
    entries.push(...more);
    if (more.length < AT_A_TIME) return entries.toReversed();
  }
}
