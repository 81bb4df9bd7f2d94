import type { Transaction } from '../../platform/database/transaction.ts';
import { listAllParts, listParts, listWholes, takeBackVotes, uniteVotes } from './merging.repository.ts';
import { insertNotices } from './notices.repository.ts';
import type { Question, QuestionId } from './question.ts';
import { stampQuestions, updateQuestion } from './repository.ts';
import { addressSpeakers, listAddressed } from './speakers.repository.ts';
import { rebuildTallies } from './votes.repository.ts';

/** The version of the session and the time of a change. */
interface Stamp {
  readonly version: number;
  readonly now: Date;
}

/**
 * Makes a whole of a question that has just been merged and the one it went into: one vote per seat (LIVE-48), and
 * whoever was asked to answer either is asked to answer both.
 */
export async function joinWhole(
  tx: Transaction,
  part: Pick<Question, 'id'>,
  into: QuestionId,
  { version, now }: Stamp,
): Promise<void> {
  await uniteVotes(tx, into);
  const speakers = await listAddressed(tx, part.id);
  await addressSpeakers(
    tx,
    into,
    speakers.map((each) => each.speakerId),
    now,
  );
  await rebuildTallies(tx, [into], version);
  await stampQuestions(tx, [into], version);
}

/** Takes a question, no longer marked as merged, out of the one it was part of and all that that is part of. */
export async function leaveWhole(
  tx: Transaction,
  part: QuestionId,
  whole: QuestionId | null,
  version: number,
): Promise<void> {
  const wholes = await listWholes(tx, whole);
  for (const [index, id] of wholes.entries()) {
    const below = wholes[index - 1];
    await takeBackVotes(tx, id, { id: below ?? part, isStillMerged: below !== undefined });
    await uniteVotes(tx, id);
  }
  await rebuildTallies(tx, [part, ...wholes], version);
  await stampQuestions(tx, wholes, version);
}

/** What was merged into a question that its asker takes back stands by itself again: nobody else took theirs back. */
export async function releaseParts(
  tx: Transaction,
  whole: QuestionId,
  { version, now }: Stamp,
): Promise<void> {
  for (const part of await listParts(tx, whole)) {
    await updateQuestion(tx, part.id, { state: 'published', stateAt: now, mergedInto: null, version });
    await leaveWhole(tx, part.id, whole, version);
    if (part.seatId === null) continue;
    await insertNotices(tx, now, [
      {
        seatId: part.seatId,
        questionId: part.id,
        kind: 'merge-undone',
        text: 'The question that yours was merged into was withdrawn by its asker. Yours stands by itself again.',
      },
    ]);
  }
}

/** What was merged into a question follows it where it goes (LIVE-55), and its askers are told. */
export async function tellParts(
  tx: Transaction,
  whole: QuestionId,
  { version, now }: Stamp,
  notice: { readonly kind: string; readonly text: string },
): Promise<void> {
  const parts = await listAllParts(tx, whole);
  await stampQuestions(
    tx,
    parts.map((part) => part.id),
    version,
  );
  await insertNotices(
    tx,
    now,
    parts.flatMap(({ id, seatId }) => (seatId === null ? [] : [{ seatId, questionId: id, ...notice }])),
  );
}
