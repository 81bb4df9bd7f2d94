import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import type { IncomingMail } from '../../../platform/mail/incoming-mail.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import type { MailTaker } from '../../../platform/mail/mail-in.ts';
import { hashSecret } from '../../../platform/random.ts';
import { findPerson, type Person } from '../../people/index.ts';
import { findSecret } from '../settings.repository.ts';
import { ownWords, withNote } from './own-words.ts';
import { refusalMail } from './refusal-mail.ts';
import { countAnswered, hasArrived, insertArrived } from './replies.repository.ts';
import { isReplySigned, readReplyLocalPart, type ReplyLink } from './reply-address.ts';

/** Posts a reply that came by e-mail; `key` is the same however often it is delivered. `refusal` says why it cannot. */
export type ReplyPoster = (
  by: Person,
  reply: { readonly postId: string; readonly text: string; readonly key: string },
) => Promise<{ readonly refusal?: string }>;

interface TakingDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
  /** Undefined until a feature takes replies. */
  readonly poster: () => ReplyPoster | undefined;
}

const HOUR_MS = 3600 * 1000;
const MOST_ANSWERS_PER_HOUR = 3;

/** Takes replies by e-mail (FOR-40). Each message has one outcome, however often it is delivered. */
export function replyTaker(deps: TakingDeps): MailTaker {
  async function linkOf(localPart: string): Promise<ReplyLink | undefined> {
    const link = readReplyLocalPart(localPart);
    const secret = link === null ? undefined : await findSecret(deps.db, link.personId);
    return link !== null && secret !== undefined && isReplySigned(link, secret) ? link : undefined;
  }
  // One after the other: a message that is delivered twice at once is found the second time.
  let before: Promise<void> = Promise.resolve();
  return {
    knows: async (localPart) => (await linkOf(localPart)) !== undefined,
    async take(localPart, mail) {
      const link = await linkOf(localPart);
      const person = link === undefined ? undefined : await findPerson(deps.db, link.personId);
      if (link === undefined || person === undefined) return;
      const taken = before.then(() => takeReply(deps, person, link.postId, mail));
      before = taken.catch(() => undefined);
      await taken;
    },
  };
}

async function takeReply(deps: TakingDeps, person: Person, postId: string, mail: IncomingMail) {
  const { db, clock } = deps;
  const id = hashSecret(`${person.id} ${postId} ${mail.key}`);
  if (await hasArrived(db, id)) return;
  const at = clock.now();
  const arrived = { id, personId: person.id, isAnswered: false, at };
  if (mail.isAutomatic) {
    await insertArrived(db, { ...arrived, outcome: 'automatic' });
    return;
  }
  const words = ownWords(mail.text);
  const refusal =
    whyNot(person, mail, words) ??
    (await deps.poster()?.(person, { postId, text: withNote(words, mail.attachments), key: id }))?.refusal;
  if (refusal === undefined) await insertArrived(db, { ...arrived, outcome: 'posted' });
  else await refuse(deps, person, { id, postId, refusal, words });
}

function whyNot(person: Person, { from }: IncomingMail, words: string): string | undefined {
  if (from !== person.email?.toLowerCase()) {
    return 'The message came from another email address than the one you sign in with. Send it again from that one. If you did not send it, do not pass on messages that we send to you: whoever has one can try to answer in your name.';
  }
  if (words === '') {
    return 'We found no words of yours above the message that you answered. Write your reply above the message that it quotes.';
  }
  return undefined;
}

/** Says so once, to the person's own address alone, and not more than a few times an hour. */
async function refuse(
  { db, clock, mail, baseUrl }: TakingDeps,
  person: Person,
  reply: { readonly id: string; readonly postId: string; readonly refusal: string; readonly words: string },
): Promise<void> {
  const { id, refusal, words, postId } = reply;
  const at = clock.now();
  await inTransaction(db, async (tx) => {
    const since = new Date(at.getTime() - HOUR_MS);
    const answered = await countAnswered(tx, person.id, since);
    const isAnswered = person.email !== null && answered < MOST_ANSWERS_PER_HOUR;
    const isFirst = await insertArrived(tx, { id, personId: person.id, outcome: 'refused', isAnswered, at });
    if (isFirst && isAnswered && person.email !== null) {
      await mail.send(tx, refusalMail({ to: person.email, baseUrl, postId, refusal, words }));
    }
  });
}
