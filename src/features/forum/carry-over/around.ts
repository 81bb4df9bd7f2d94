import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { loadProgramme, type RoleHolder, type Session, speakersOf } from '../../sessions/index.ts';
import { FORMER_MEMBER } from '../post.ts';
import { renderPost } from '../posts/render-post.ts';
import { type NewPost, organisationsOf } from './carry-over.repository.ts';
import type { CarriedAnswer } from './carried-thread.ts';

/** The speakers of a session and where those work who have an account. */
export interface Around {
  readonly speakers: ReadonlyMap<string, RoleHolder>;
  readonly workplaces: ReadonlyMap<string, string | null>;
  nameOf(speakerId: string): string;
}

export async function aroundSession(tx: Transaction, session: Session): Promise<Around> {
  const speakers = new Map<string, RoleHolder>(
    speakersOf(await loadProgramme(tx, session)).map((speaker) => [speaker.id, speaker]),
  );
  const speaking = [...speakers.values()].flatMap(({ personId }) => personId ?? []);
  return {
    speakers,
    workplaces: await organisationsOf(tx, speaking),
    nameOf: (id) => speakers.get(id)?.name || FORMER_MEMBER,
  };
}

/** The post of an answer that a speaker gave. */
export function answerPost(
  place: { readonly threadId: string; readonly number: number },
  { speakerId, text, key, at }: CarriedAnswer,
  { speakers, workplaces, nameOf }: Around,
): NewPost & { readonly id: string } {
  const personId = speakers.get(speakerId)?.personId ?? null;
  return {
    id: newId(),
    ...place,
    authorId: personId,
    organisationId: personId === null ? null : (workplaces.get(personId) ?? null),
    shownAuthor: personId === null ? nameOf(speakerId) : null,
    text,
    html: renderPost(text),
    key,
    createdAt: at,
  };
}
