import { POLL_KINDS, type PollKind } from './poll.ts';

/** What each kind asks of people. */
export const KIND_WORDS: Readonly<Record<PollKind, { readonly name: string; readonly hint: string }>> = {
  one: { name: 'One choice', hint: 'People choose one of several answers.' },
  several: { name: 'Several choices', hint: 'People choose several answers, up to a number that you set.' },
  scale: { name: 'Scale', hint: 'People choose a number between two ends that you name.' },
  ranking: { name: 'Ranking', hint: 'People put answers in order. Best with 3 to 5 of them.' },
  text: { name: 'Short text', hint: 'People write a few words. Moderators can take words away.' },
};

/** The kind that an address or a form names. */
export function readKind(text: string | undefined): PollKind | undefined {
  return POLL_KINDS.find((kind) => kind === text);
}
