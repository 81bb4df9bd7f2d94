import { parseId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { isSame, sign } from '../mail-token.ts';

/** From whom an answer to a message is, and to which post. */
export interface ReplyLink {
  readonly personId: PersonId;
  readonly postId: string;
}

/** The part before the @ of the address for answers: 62 characters of the 64 that there may be (RFC 5321, 4.5.3.1.1). */
export function replyLocalPart(link: ReplyLink, secret: string): string {
  return `reply+${link.personId}${link.postId}${sign(textOf(link), secret)}`;
}

/** Reads what an address claims; believe it only after {@link isReplySigned}. */
export function readReplyLocalPart(localPart: string): (ReplyLink & { readonly mac: string }) | null {
  const pattern = /^reply\+(?<person>[0-9a-z]{16})(?<post>[0-9a-z]{16})(?<mac>[0-9a-f]{24})$/;
  const { person = '', post = '', mac = '' } = pattern.exec(localPart)?.groups ?? {};
  const personId = parseId<'person'>(person);
  const postId = parseId(post);
  return personId === null || postId === null ? null : { personId, postId, mac };
}

export function isReplySigned(link: ReplyLink & { readonly mac: string }, secret: string): boolean {
  return isSame(link.mac, sign(textOf(link), secret));
}

function textOf({ personId, postId }: ReplyLink): string {
  return `reply ${personId} ${postId}`;
}
