import type { Transaction } from '../../platform/database/transaction.ts';
import { forumUrls, type Joining } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { findPerson } from '../people/index.ts';

/** Moderators hear of requests to join their space, and whoever asked of what became of it. */
export async function tellOfJoining(
  tx: Transaction,
  { kind, space, request, by, words, tell }: Joining,
  notices: Notices,
): Promise<void> {
  const asker = kind === 'asked' ? ((await findPerson(tx, by))?.name ?? '') : '';
  const text = {
    asked: `${asker === '' ? 'Somebody' : asker} asks to join this space: ${words}`,
    accepted: 'You belong to this space now, and can read and write in it.',
    declined: `Your request to join was declined: ${words}`,
  }[kind];
  const url = {
    asked: forumUrls.spaceAct(space.id, 'joining'),
    accepted: forumUrls.space(space.id),
    declined: forumUrls.spaceAct(space.id, 'ask-to-join'),
  }[kind];
  await notices.tell(
    tx,
    tell.map((personId) => ({
      personId,
      about: `joining:${request}:${kind}`,
      group: `joining:${space.id}`,
      groupTitle: space.name,
      reason: kind === 'asked' ? 'duty' : 'moderation',
      actorId: kind === 'asked' ? by : null,
      url,
      text,
    })),
  );
}
