import type { FastifyRequest } from 'fastify';

/** The page that an address asks for, from 1. */
export function pageIn(request: FastifyRequest): number {
  const { page } = request.query as { page?: unknown };
  return typeof page === 'string' && /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1;
}

/** The last post that a browser has: the id of its last event, or what its page was rendered with. */
export function sinceIn(request: FastifyRequest): number | undefined {
  const given = request.headers['last-event-id'] ?? (request.query as { since?: unknown }).since;
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}

/** One of a list of words in the query; the first where there is none of them. */
export function wordIn<const Words extends readonly [string, ...string[]]>(
  request: FastifyRequest,
  name: string,
  words: Words,
): Words[number] {
  const value = (request.query as Record<string, unknown>)[name];
  return words.find((word) => word === value) ?? words[0];
}

/** A path with those parts of a query that are set. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (pairs.length === 0) return path;
  return `${path}?${String(new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])))}`;
}
