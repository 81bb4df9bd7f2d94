import type { Transaction } from '../../platform/database/transaction.ts';
import { forumUrls, type Joining } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { findPerson } from '../people/index.ts';
import { withoutMutes } from './repository.ts';

/** Moderators hear of requests to join their space, and whoever asked of what became of it. */
export async function tellOfJoining(tx: Transaction, event: Joining, notices: Notices): Promise<void> {
  const { kind, space, request, by, words, tell } = event;
  if (kind === 'joined') return tellOfJoined(tx, event, notices);
  const asker = kind === 'asked' ? ((await findPerson(tx, by))?.name ?? '') : '';
  const text = {
    asked: `${asker === '' ? 'Somebody' : asker} asks to join this space: ${words}`,
    accepted: 'You belong to this space now, and can read and write in it.',
    'keeps order': 'You help to keep order in this space from now on.',
    declined: `Your request to join was declined: ${words}`,
  }[kind];
  const url = {
    asked: forumUrls.spaceAct(space.id, 'joining'),
    accepted: forumUrls.space(space.id),
    'keeps order': forumUrls.space(space.id),
    declined: forumUrls.spaceAct(space.id, 'ask-to-join'),
  }[kind];
  await notices.tell(
    tx,
    tell.map((personId) => ({
      personId,
      about: `joining:${request}:${kind}`,
      group: `${kind === 'accepted' || kind === 'keeps order' ? BELONGS : 'joining'}:${space.id}`,
      groupTitle: space.name,
      reason: kind === 'asked' ? 'duty' : 'moderation',
      actorId: kind === 'asked' ? by : null,
      url,
      text,
    })),
  );
}

export const JOINED = 'joined';
/** What is told of a space to whoever belongs to it, and only while they do. */
export const BELONGS = 'belongs';

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
