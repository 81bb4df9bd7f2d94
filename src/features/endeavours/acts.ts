import type { Transaction } from '../../platform/database/transaction.ts';
import { type RecordedEntry, type RecordEntry, writeRecord } from '../../platform/record/record.ts';
import { type EndeavourId, recordScope } from './endeavour.ts';
import type { Seated } from './membership.ts';

/** Writes what somebody did on the shared record, in the transaction that does it. `by`: null for the service. */
export async function writeAct(
  tx: Transaction,
  at: Date,
  endeavourId: EndeavourId,
  by: Seated | null,
  act: Pick<RecordEntry, 'kind' | 'subject' | 'reason' | 'data'>,
): Promise<void> {
  await writeRecord(tx, at, {
    ...act,
    scope: recordScope(endeavourId),
    personId: by?.member.personId ?? null,
    data: {
      ...act.data,
      ...(by === null ? {} : { member: by.member.id, seat: by.seat.id }),
    },
  });
}

/** An act as it reads: who did it, and on what. */
export interface EndeavourAct extends RecordedEntry {
  /** "Ruth Maple (Peer lead, Lantern Group)"; "The service" for what nobody did. */
  readonly who: string;
  /** The seat that the act was done to, where its subject is one. */
  readonly seat: string;
}

export interface ActSentences {
  /**
   * Says how acts of a kind read, without a full stop: "Ruth Maple (…) removed a seat". A privileged act is one that only
   * stewards may do; any seat can challenge it.
   */
  describe(
    kind: string,
    sentence: (act: EndeavourAct) => string,
    options?: { readonly isPrivileged?: boolean },
  ): void;
  sentenceOf(act: EndeavourAct): string;
  isPrivileged(kind: string): boolean;
}

export function createActSentences(): ActSentences {
  const kinds = new Map<string, { sentence: (act: EndeavourAct) => string; isPrivileged: boolean }>();
  return {
    describe: (kind, sentence, { isPrivileged = false } = {}) =>
      void kinds.set(kind, { sentence, isPrivileged }),
    sentenceOf: (act) => kinds.get(act.kind)?.sentence(act) ?? `${act.who}: ${act.kind.replaceAll('-', ' ')}`,
    isPrivileged: (kind) => kinds.get(kind)?.isPrivileged ?? false,
  };
}
