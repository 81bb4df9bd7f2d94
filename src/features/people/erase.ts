import type { Transaction } from '../../platform/database/transaction.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { deleteTokensOf } from './tokens/tokens.repository.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from './person.ts';
import { deleteLinksTo } from './links.repository.ts';
import { erasePersonRow, findPerson } from './repository.ts';
import { deleteStep } from './second-step/second-step.repository.ts';
import { endAllSignIns } from './sign-ins.repository.ts';

/** What becomes of words that others have answered: they stay without a name, or go where the rest reads on. */
export type WrittenWords = 'keep' | 'remove';

/** What one feature does when a person is erased. */
export interface Erasure {
  /** Runs in the transaction of the erasure, while the person's row still holds the address. */
  erase(
    tx: Transaction,
    person: { readonly id: PersonId; readonly email: string | null },
    now: Date,
    words: WrittenWords,
  ): Promise<void>;
  /** What is removed, said to the person before: "Your open questions that nobody has voted for". */
  readonly goes?: string;
  /** What stays, and how it is shown from then on. */
  readonly stays?: string;
}

/**
 * Erases a person: name, address, organisation and sign-ins go; the row stays, so that what was done keeps pointing at
 * somebody without saying at whom. Does nothing for someone erased before.
 */
export async function erasePerson(
  tx: Transaction,
  id: PersonId,
  deps: {
    readonly erasures: readonly Erasure[];
    readonly mail: Mail;
    readonly now: Date;
    readonly words: WrittenWords;
  },
): Promise<void> {
  const { erasures, mail, now, words } = deps;
  const person = await findPerson(tx, id);
  if (person === undefined) return;
  for (const erasure of erasures) await erasure.erase(tx, person, now, words);
  if (person.email !== null) {
    await deleteLinksTo(tx, person.email);
    await mail.forget(tx, { address: person.email, name: person.name, instead: 'a former member' });
  }
  await endAllSignIns(tx, id);
  await deleteStep(tx, id);
  await deleteTokensOf(tx, id);
  await erasePersonRow(tx, id, now);
  await writeRecord(tx, now, {
    scope: `person:${id}`,
    kind: 'person-erased',
    personId: id,
    subject: id,
    data: { words },
  });
}

export function whatGoes(erasures: readonly Erasure[]): readonly string[] {
  return [
    'Your name, your email address and your organisation.',
    'Every place where you are signed in, your tokens for programs, and messages on their way to you.',
    ...erasures.flatMap(({ goes }) => goes ?? []),
  ];
}

export function whatStays(erasures: readonly Erasure[]): readonly string[] {
  return [
    'The record of what was done, which then names no one.',
    ...erasures.flatMap(({ stays }) => stays ?? []),
  ];
}
