import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { findSpace } from '../spaces/spaces.repository.ts';
import type { AnswerDays } from './addressee.ts';
import { type OverdueAnswer, overdueAnswers } from './addressing.repository.ts';
import { readersOf } from './asked.ts';

/** An answer that has been waited for, and who is to be told so: whoever was asked, or who looks after the space. */
export interface DueReminder extends Pick<
  OverdueAnswer,
  'id' | 'threadId' | 'title' | 'addedAt' | 'isForModerators'
> {
  readonly people: readonly PersonId[];
}

/** FOR-46: what has waited so long that whoever was asked is reminded, or later whoever looks after the space. */
export async function remindersDue(
  db: Queryable,
  rights: SpaceRights,
  usual: AnswerDays,
  now: Date,
): Promise<readonly DueReminder[]> {
  const due: DueReminder[] = [];
  for (const answer of await overdueAnswers(db, usual, now)) {
    const found = await findSpace(db, answer.spaceId, null);
    if (found === undefined) continue;
    const people = answer.isForModerators
      ? await rights.moderators(db, found.space)
      : await readersOf(db, rights, found.space, answer);
    due.push({ ...answer, people });
  }
  return due;
}
