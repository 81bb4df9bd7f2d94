import type { Queryable } from '../../platform/database/transaction.ts';
import type { Person } from '../people/index.ts';
import { namesOf } from './names.repository.ts';
import type { WaitingSection, WaitingSource } from './pages.ts';
import type { Readers } from './readers.ts';
import { listUnreadFor } from './told.repository.ts';
import { noticesUrls } from './urls.ts';

/** Everything that waits for a person, by what it is, without what is empty (FOR-25). */
export async function readWaiting(
  db: Queryable,
  sources: readonly WaitingSource[],
  person: Person,
  now: Date,
): Promise<readonly WaitingSection[]> {
  const sections: WaitingSection[] = [];
  for (const source of sources) sections.push(await source(db, person, now));
  return sections.filter(({ items }) => items.length > 0);
}

export function countWaiting(sections: readonly WaitingSection[]): number {
  return sections.reduce((sum, { items }) => sum + items.length, 0);
}

/** Where somebody was mentioned and has not looked yet. */
export function mentionsNotSeen(readers: Readers): WaitingSource {
  return async (db, person) => {
    const unread = await listUnreadFor(db, person.id, 'mention');
    const readable = await readers.readable(db, person.id, unread);
    const names = await namesOf(
      db,
      unread.flatMap(({ actorId }) => actorId ?? []),
    );
    return {
      heading: 'Where you were mentioned',
      items: unread
        .filter(({ about }) => readable.has(about))
        .map(({ id, title, at, actorId }) => {
          const name = actorId === null ? undefined : names.get(actorId);
          return {
            text: title,
            url: noticesUrls.open(String(id)),
            ...(name === undefined ? {} : { note: `by ${name}` }),
            since: at,
          };
        }),
    };
  };
}
