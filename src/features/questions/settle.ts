import type { Session } from '../sessions/index.ts';
import type { ActContext, Actor } from './acts.ts';
import { type AddressedSpeaker, isWhollyAnswered } from './question.ts';
import { listAddressed } from './speakers.repository.ts';

export const NOT_ADDRESSED = 'This question is not addressed to that speaker.';
export const NOT_BEGUN = 'The session has not begun, so nobody has answered aloud yet.';

/** Whether people have spoken in the session, so that it can be noted what they said. */
export function wasHeld({ state }: Pick<Session, 'state'>): boolean {
  return state === 'live' || state === 'paused' || state === 'closing' || state === 'closed';
}

/**
 * After a speaker's part in a question has changed: answered as a whole once nobody addressed is waiting (LIVE-58),
 * and its supporters are told. One that the chair has had answered, and that somebody has still to answer, goes back
 * to the list. Returns whether it is answered now and was not before.
 */
export async function settle(
  context: ActContext,
  actor: Actor,
  how: 'aloud' | 'in-writing',
): Promise<boolean> {
  const { question, tx, now } = context;
  if (question.state === 'answered') {
    await context.change({});
    return false;
  }
  const addressed = await listAddressed(tx, question.id);
  const as = actor.roles.has('chair') ? 'chair' : 'speaker';
  if (!isWhollyAnswered(addressed)) {
    if (question.state === 'answering' && how === 'aloud' && as === 'chair') {
      await context.move('published', 'chair');
    } else await context.change({});
    return false;
  }
  if (question.state === 'next') await context.move('published', as);
  const live = addressed.length === 0 ? how === 'aloud' : addressed.some(isAloud);
  await context.move('answered', as, { answeredAt: now, answeredLive: live, parkedAt: null });
  await context.record({ kind: 'question-answered', data: { live } });
  const isAnswered = addressed.length === 0 || addressed.some((each) => isAloud(each) || isInWriting(each));
  await context.notifySupporters(
    'answered',
    isAnswered
      ? 'A question that you asked or support has been answered.'
      : 'The speakers have declined to answer a question that you asked or support.',
  );
  return true;
}

const isAloud = (speaker: AddressedSpeaker): boolean => speaker.state === 'answered-aloud';
const isInWriting = (speaker: AddressedSpeaker): boolean => speaker.state === 'answered-in-writing';
