const home = (id: string) => `/perspectives/${id}`;
const candidate = (endeavour: string, statement: string) => `/endeavours/${endeavour}/purpose/${statement}`;

/** Every address of perspectives, spelled once. Where nothing else is said, `id` is the conversation's. */
export const perspectivesUrls = {
  list: '/perspectives',
  /** The conversations of an endeavour; `id` is the endeavour's. */
  ofEndeavour: (id: string) => `/endeavours/${id}/perspectives`,
  /** Statements put forward for the common purpose of an endeavour, and what is done with one. */
  purpose: (endeavour: string) => `/endeavours/${endeavour}/purpose`,
  purposeActs: {
    support: (endeavour: string, statement: string) => `${candidate(endeavour, statement)}/support`,
    takeBack: (endeavour: string, statement: string) => `${candidate(endeavour, statement)}/support/back`,
    setAside: (endeavour: string, statement: string) => `${candidate(endeavour, statement)}/aside`,
    bringBack: (endeavour: string, statement: string) => `${candidate(endeavour, statement)}/back`,
    take: (endeavour: string, statement: string) => `${candidate(endeavour, statement)}/take`,
  },
  start: '/perspectives/new',
  startIn: (endeavour: string) => `/perspectives/new?endeavour=${endeavour}`,
  import: '/perspectives/import',
  /** Taking part: the lasting link that is handed round. */
  home,
  vote: (id: string) => `${home(id)}/vote`,
  next: (id: string) => `${home(id)}/next`,
  /** Puts a statement aside until tomorrow. */
  aside: (id: string) => `${home(id)}/aside`,
  /** What becomes of answers that were given in this browser without an account. */
  guest: (id: string) => `${home(id)}/guest`,
  answers: (id: string) => `${home(id)}/answers`,
  /** Whether files name the organisation of whoever asks. */
  organisation: (id: string) => `${home(id)}/organisation`,
  add: (id: string) => `${home(id)}/add`,
  me: (id: string) => `${home(id)}/me`,
  leave: (id: string) => `${home(id)}/leave`,
  guess: (id: string) => `${home(id)}/guess`,
  report: (id: string) => `${home(id)}/report`,
  picture: (id: string) => `${home(id)}/report/picture`,
  statements: (id: string) => `${home(id)}/statements`,
  exported: (id: string, name: string) => `${home(id)}/export/${name}`,
  reportEvents: (id: string) => `${home(id)}/report/events`,
  onward: (id: string, statement: string) => `${home(id)}/statements/${statement}/onward`,
  reach: (id: string) => `${home(id)}/reach`,
  polis: (id: string) => `${home(id)}/export`,
  imported: (id: string) => `${home(id)}/imported`,
  frozen: (id: string, report: string) => `${home(id)}/reports/${report}`,
  frozenStatements: (id: string, report: string) => `${home(id)}/reports/${report}/statements`,
  frozenPicture: (id: string, report: string) => `${home(id)}/reports/${report}/picture`,
  freeze: (id: string) => `${home(id)}/reports`,
  moderate: (id: string) => `${home(id)}/moderate`,
  decide: (id: string, statement: string) => `${home(id)}/moderate/${statement}`,
  participants: (id: string) => `${home(id)}/participants`,
  ban: (id: string, participant: string) => `${home(id)}/participants/${participant}`,
  run: (id: string) => `${home(id)}/run`,
  /** Statements of the conveners, beside those that it began with. */
  seeds: (id: string) => `${home(id)}/first-statements`,
  settings: (id: string) => `${home(id)}/settings`,
  conveners: (id: string) => `${home(id)}/conveners`,
  record: (id: string) => `${home(id)}/record`,
  embed: (id: string) => `${home(id)}/embed`,
} as const;
