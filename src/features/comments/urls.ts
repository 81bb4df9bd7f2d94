const home = (code: string) => `/s/${code}`;

/** Every address of comments and of what else people tell each other along a session. `code` is the join code. */
export const commentUrls = {
  /** The comments, newest first; a new one is posted here. */
  list: (code: string) => `${home(code)}/comments`,
  /** The list from one comment on: the lasting address of that comment. */
  from: (code: string, id: string) => `${home(code)}/comments?from=${id}`,
  before: (code: string, id: string) => `${home(code)}/comments?before=${id}`,
  react: (code: string, id: string) => `${home(code)}/comments/${id}/react`,
  withdraw: (code: string, id: string) => `${home(code)}/comments/${id}/withdraw`,
  moderate: (code: string) => `${home(code)}/moderate-comments`,
  decide: (code: string, id: string) => `${home(code)}/moderate-comments/${id}`,
  pace: (code: string) => `${home(code)}/pace`,
  staffMessages: (code: string) => `${home(code)}/staff-messages`,
} as const;
