import type { RecordedEntry } from '../../platform/record/record.ts';
import type { RoleHolder } from './session.ts';

type HeldRole = RoleHolder['role'];

/** An act on a session's record, with its actor by role: "A moderator", "The chair", never by name (LIVE-3). */
export interface Act extends RecordedEntry {
  readonly who: string;
}

/** The whole sentence of an act, without a full stop: "A moderator declined a question: duplicate". */
export type DescribeAct = (act: Act) => string;

export interface RecordSentences {
  /**
   * Says how acts of a kind read. `by`: in which roles it can be done, the most likely first, so that someone who
   * holds several is named by the right one.
   */
  describe(kind: string, sentence: DescribeAct, by?: readonly HeldRole[]): void;
  /** One act in words. `holders`: whoever holds a role in the session now. */
  sentenceOf(entry: RecordedEntry, holders: readonly Pick<RoleHolder, 'role' | 'personId'>[]): string;
}

const ANY_ROLE: readonly HeldRole[] = ['organiser', 'chair', 'moderator', 'speaker', 'observer'];

const WHO: Readonly<Record<HeldRole, string>> = {
  organiser: 'An organiser',
  chair: 'The chair',
  moderator: 'A moderator',
  speaker: 'A speaker',
  observer: 'An observer',
};

export function createRecordSentences(): RecordSentences {
  const kinds = new Map<string, { readonly sentence: DescribeAct; readonly by: readonly HeldRole[] }>();
  return {
    describe(kind, sentence, by = ANY_ROLE) {
      kinds.set(kind, { sentence, by });
    },
    sentenceOf(entry, holders) {
      const known = kinds.get(entry.kind);
      const who = whoDid(entry, holders, known?.by ?? ANY_ROLE);
      return known === undefined ? unknownAct(entry.kind, who) : known.sentence({ ...entry, who });
    },
  };
}

function whoDid(
  entry: RecordedEntry,
  holders: readonly Pick<RoleHolder, 'role' | 'personId'>[],
  by: readonly HeldRole[],
): string {
  if (entry.personId === null) return 'The service';
  const held = new Set(
    holders.filter((holder) => holder.personId === entry.personId).map((holder) => holder.role),
  );
  const role = by.find((each) => held.has(each)) ?? (by === ANY_ROLE ? undefined : by[0]);
  return role === undefined ? 'Somebody who held a role' : WHO[role];
}

function unknownAct(kind: string, who: string): string {
  return `${who}: ${kind.replaceAll('-', ' ')}`;
}
