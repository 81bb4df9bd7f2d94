import type { Transaction } from '../../platform/database/transaction.ts';
import { type CarriedOver, forumUrls } from '../forum/index.ts';
import type { Notices, Telling } from '../notices/index.ts';

/** Groups of the open questions of one session, for its speakers: one message with all of them. */
export const OPEN_QUESTIONS = 'open-questions';

export function toFollowGroup({ id }: Pick<CarriedOver['session'], 'id'>): string {
  return `to-follow:${id}`;
}

/** LIVE-62: speakers get one message with the list of what is open; supporters are asked once what they follow. */
export async function tellOfCarriedOver(
  tx: Transaction,
  { session, supporters, threads }: CarriedOver,
  notices: Notices,
): Promise<void> {
  const open = threads.filter(({ isHeld }) => !isHeld);
  await notices.tell(tx, [
    ...open.flatMap(({ threadId, title, speakers }) =>
      speakers.map((personId): Telling => ({
        personId,
        about: `carried:${threadId}`,
        group: `${OPEN_QUESTIONS}:${session.id}`,
        groupTitle: session.title,
        reason: 'addressed',
        actorId: null,
        url: forumUrls.thread(threadId),
        text: title,
      })),
    ),
    ...supporters.map((personId): Telling => ({
      personId,
      about: toFollowGroup(session),
      group: toFollowGroup(session),
      groupTitle: session.title,
      reason: 'session',
      actorId: null,
      url: forumUrls.supported(session.code),
      text: 'Choose which of the questions that you supported you want to follow in the forum.',
    })),
  ]);
}
