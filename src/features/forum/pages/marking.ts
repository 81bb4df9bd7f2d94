import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { parseId } from '../../../platform/ids.ts';
import { findMarking, type Marking } from '../reading/reading.repository.ts';
import type { Space } from '../space.ts';
import { forumUrls } from '../urls.ts';
import { withQuery } from './query.ts';

/** The marking that the address names, if whoever asks can still take it back. */
export async function markingIn(db: Queryable, request: FastifyRequest): Promise<Marking | undefined> {
  const { marked } = request.query as { readonly marked?: unknown };
  const name = typeof marked === 'string' ? parseId(marked) : null;
  return name === null || request.person === null ? undefined : findMarking(db, request.person.id, name);
}

/** Where a marking is told of: opening a private thread would mark it again, so not there. */
export function placeOfMarked({ id, isThread }: Pick<Space, 'id' | 'isThread'>, marked: string): string {
  return withQuery(isThread ? forumUrls.unread : forumUrls.space(id), { marked });
}
