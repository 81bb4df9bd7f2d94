import type { Transaction } from '../../platform/database/transaction.ts';
import { forumUrls, type Joining, type SpaceId } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { findPerson } from '../people/index.ts';
import { withoutMutes } from './repository.ts';

interface Told {
  /** What groups it, and says who may read it: see `Notices.addReader`. */
  readonly group: string;
  readonly reason: 'duty' | 'belonging';
  readonly url: (space: SpaceId) => string;
  readonly text: (words: string, asker: string) => string;
}

export const JOINED = 'joined';
/** What is told of a space to whoever belongs to it, and only while they do. */
export const BELONGS = 'belongs';

const TOLD: Readonly<Record<Exclude<Joining['kind'], 'joined'>, Told>> = {
  asked: {
    group: 'joining',
    reason: 'duty',
    url: (space) => forumUrls.spaceAct(space, 'joining'),
    text: (words, asker) => `${asker === '' ? 'Somebody' : asker} asks to join this space: ${words}`,
  },
  accepted: {
    group: BELONGS,
    reason: 'belonging',
    url: forumUrls.space,
    text: () => 'You belong to this space now, and can read and write in it.',
  },
  'keeps order': {
    group: BELONGS,
    reason: 'belonging',
    url: forumUrls.space,
    text: () => 'You help to keep order in this space from now on.',
  },
  declined: {
    group: 'joining',
    reason: 'belonging',
    url: (space) => forumUrls.spaceAct(space, 'ask-to-join'),
    text: (words) => `Your request to join was declined: ${words}`,
  },
};

/** Moderators hear of requests to join their space, and whoever asked of what became of it. */
export async function tellOfJoining(tx: Transaction, event: Joining, notices: Notices): Promise<void> {
  const { kind, space, request, by, words, tell } = event;
  if (kind === 'joined') return tellOfJoined(tx, event, notices);
  const { group, reason, url, text } = TOLD[kind];
  const asker = kind === 'asked' ? await findPerson(tx, by) : undefined;
  await notices.tell(
    tx,
    tell.map((personId) => ({
      personId,
      about: `joining:${request}:${kind}`,
      group: `${group}:${space.id}`,
      groupTitle: space.name,
      reason,
      actorId: kind === 'asked' ? by : null,
      url: url(space.id),
      text: text(words, asker?.name ?? ''),
    })),
  );
}

/** Whoever belongs to a space hears who joins it, unless they mute it or that person. */
async function tellOfJoined(tx: Transaction, { space, by, tell }: Joining, notices: Notices): Promise<void> {
  await notices.tell(
    tx,
    (await withoutMutes(tx, tell, space.id, by)).map((personId) => ({
      personId,
      about: `${JOINED}:${space.id}:${by}`,
      group: `${JOINED}:${space.id}`,
      groupTitle: space.name,
      reason: 'joined',
      actorId: by,
      url: forumUrls.space(space.id),
    })),
  );
}
