/** Every address of the directory, spelled once. */
export const directoryUrls = {
  people: '/people',
  person: (person: string) => `/people/${person}`,
  edit: '/profile/change',
  moved: '/profile/moved-job',
  removePastPost: (id: string) => `/profile/past-posts/${id}/remove`,
  organisations: '/organisations',
  organisation: (organisation: string) => `/organisations/${organisation}`,
  organisationAct: (organisation: string, act: string) => `/organisations/${organisation}/${act}`,
} as const;

/** A path with those parts of a query that are set. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  return pairs.length === 0 ? path : `${path}?${String(new URLSearchParams(pairs))}`;
}
