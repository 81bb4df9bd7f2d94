export const searchUrls = {
  search: '/search',
  /** For programs with a token. */
  api: '/api/v1/search',
} as const;

/** The address of a search: what is not set is left out. */
export function searchPath(query: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return `${searchUrls.search}?${new URLSearchParams(pairs).toString()}`;
}
