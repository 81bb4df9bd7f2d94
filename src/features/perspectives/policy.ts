import type { Conversation } from './conversation.ts';

/** What somebody is to a conversation. */
export interface Standpoint {
  readonly isSignedIn: boolean;
  /** One of those who run it: a convener, or a steward of its endeavour. */
  readonly isConvener: boolean;
  /** Holds a seat in the endeavour that it belongs to. */
  readonly isSeated: boolean;
  /** May see the endeavour that it belongs to. */
  readonly seesEndeavour: boolean;
}

/** Whether somebody may see it at all; from others it is hidden, and who is not signed in is asked to. */
export function maySee(
  { state, audience }: Pick<Conversation, 'state' | 'audience'>,
  who: Standpoint,
): boolean {
  if (who.isConvener) return true;
  if (state === 'draft') return false;
  if (audience === 'link') return true;
  if (audience === 'signed-in') return who.isSignedIn;
  return who.isSeated;
}

/** Whether somebody may answer statements. What was imported is only read. */
export function mayTakePart(
  conversation: Pick<Conversation, 'state' | 'audience' | 'importedFrom'>,
  who: Standpoint,
): boolean {
  if (conversation.importedFrom !== null) return false;
  if (conversation.audience === 'seats') return who.isSeated;
  return conversation.audience === 'link' || who.isSignedIn;
}
