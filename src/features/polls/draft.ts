import type { Poll, PollKind, PollQuestion, ResultsWhen, Scale } from './poll.ts';

/** A poll as it is prepared: its options are texts that nobody has answered yet. */
export interface PollDraft {
  readonly kind: PollKind;
  readonly question: string;
  readonly hint: string;
  readonly options: readonly string[];
  readonly maxChoices: number | null;
  readonly scale: Scale | null;
  readonly resultsWhen: ResultsWhen;
}

export function draftOf(poll: PollQuestion): PollDraft {
  const { kind, question, hint, maxChoices, scale, resultsWhen } = poll;
  return {
    kind,
    question,
    hint,
    options: poll.options.map(({ text }) => text),
    maxChoices,
    scale,
    resultsWhen,
  };
}

export type DraftMove = 'up' | 'down';

/** The ids of the drafts with one of them moved by one place; null where it has nowhere to go. */
export function shifted(
  drafts: readonly Pick<Poll, 'id'>[],
  id: Poll['id'],
  to: DraftMove,
): Poll['id'][] | null {
  const ids = drafts.map((draft) => draft.id);
  const from = ids.indexOf(id);
  const target = to === 'up' ? from - 1 : from + 1;
  if (from === -1 || target < 0 || target >= ids.length) return null;
  return ids.with(from, ids[target] as Poll['id']).with(target, id);
}
