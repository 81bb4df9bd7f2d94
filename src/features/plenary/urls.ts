/** Addresses of the pages on which a session is held. `code` is the join code. */
export const plenaryUrls = {
  home: (code: string) => `/s/${code}`,
  events: (code: string) => `/s/${code}/events`,
  staffEvents: (code: string) => `/s/${code}/staff-events`,
  ask: (code: string) => `/s/${code}/ask`,
  similar: (code: string) => `/s/${code}/similar`,
  seen: (code: string) => `/s/${code}/seen`,
  mine: (code: string) => `/s/${code}/mine`,
  question: (code: string, id: string) => `/s/${code}/questions/${id}`,
  vote: (code: string, id: string) => `/s/${code}/questions/${id}/vote`,
  poll: (code: string, id: string) => `/s/${code}/polls/${id}`,
  moderate: (code: string) => `/s/${code}/moderate`,
  chair: (code: string) => `/s/${code}/chair`,
  speak: (code: string) => `/s/${code}/speak`,
  moderation: (code: string) => `/s/${code}/moderation`,
  screen: (code: string) => `/s/${code}/screen`,
  screenEvents: (code: string) => `/s/${code}/screen-events`,
} as const;
