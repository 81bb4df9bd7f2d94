const home = (id: string) => `/perspectives/${id}`;

/** Every address of perspectives, spelled once. `id` is the conversation's. */
export const perspectivesUrls = {
  list: '/perspectives',
  start: '/perspectives/new',
  import: '/perspectives/import',
  /** Taking part: the lasting link that is handed round. */
  home,
  vote: (id: string) => `${home(id)}/vote`,
  next: (id: string) => `${home(id)}/next`,
  answers: (id: string) => `${home(id)}/answers`,
  add: (id: string) => `${home(id)}/add`,
  me: (id: string) => `${home(id)}/me`,
  leave: (id: string) => `${home(id)}/leave`,
  guess: (id: string) => `${home(id)}/guess`,
  report: (id: string) => `${home(id)}/report`,
  statements: (id: string) => `${home(id)}/statements`,
  exported: (id: string, name: string) => `${home(id)}/export/${name}`,
  polis: (id: string) => `${home(id)}/export`,
  imported: (id: string) => `${home(id)}/imported`,
  frozen: (id: string, report: string) => `${home(id)}/reports/${report}`,
  frozenStatements: (id: string, report: string) => `${home(id)}/reports/${report}/statements`,
  freeze: (id: string) => `${home(id)}/reports`,
  moderate: (id: string) => `${home(id)}/moderate`,
  decide: (id: string, statement: string) => `${home(id)}/moderate/${statement}`,
  participants: (id: string) => `${home(id)}/participants`,
  ban: (id: string, participant: string) => `${home(id)}/participants/${participant}`,
  run: (id: string) => `${home(id)}/run`,
  settings: (id: string) => `${home(id)}/settings`,
  conveners: (id: string) => `${home(id)}/conveners`,
  record: (id: string) => `${home(id)}/record`,
  embed: (id: string) => `${home(id)}/embed`,
} as const;
