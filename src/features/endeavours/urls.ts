import { sessionUrls } from '../sessions/index.ts';

const home = (id: string) => `/endeavours/${id}`;

/** Every address of endeavours, spelled once. `id` is the endeavour's. */
export const endeavourUrls = {
  list: '/endeavours',
  start: '/endeavours/new',
  /** Brings in an endeavour of another installation. */
  bringIn: '/endeavours/bring-in',
  /** Where somebody answers an invitation; the secret lets them. */
  invitation: (secret: string) => `/endeavours/invitation/${secret}`,
  declineInvitation: (secret: string) => `/endeavours/invitation/${secret}/decline`,
  home,
  seats: (id: string) => `${home(id)}/seats`,
  removeSeat: (id: string, seat: string) => `${home(id)}/seats/${seat}/remove`,
  invite: (id: string) => `${home(id)}/invite`,
  revoke: (id: string, item: string) => `${home(id)}/invitations/${item}/take-back`,
  missing: (id: string) => `${home(id)}/missing`,
  cell: (id: string) => `${home(id)}/missing/cell`,
  grid: (id: string) => `${home(id)}/missing/grid`,
  stewards: (id: string) => `${home(id)}/stewards`,
  answerProposal: (id: string, item: string) => `${home(id)}/stewards/${item}/answer`,
  stepDown: (id: string) => `${home(id)}/stewards/step-down`,
  challenge: (id: string, act: string | number) => `${home(id)}/record/${act}/challenge`,
  answerChallenge: (id: string, item: string) => `${home(id)}/challenges/${item}/answer`,
  edge: (id: string) => `${home(id)}/edge`,
  sayEdge: (id: string, item: string) => `${home(id)}/edge/${item}`,
  removeEdge: (id: string, item: string) => `${home(id)}/edge/${item}/remove`,
  commitments: (id: string) => `${home(id)}/commitments`,
  settleCommitment: (id: string, item: string) => `${home(id)}/commitments/${item}`,
  me: (id: string) => `${home(id)}/me`,
  leave: (id: string) => `${home(id)}/me/leave`,
  movingOn: (id: string) => `${home(id)}/moving-on`,
  pack: (id: string) => `${home(id)}/moving-on/pack`,
  firstWeek: (id: string) => `${home(id)}/first-week`,
  meet: (id: string) => `${home(id)}/first-week/meet`,
  answerIntroduction: (id: string, item: string) => `${home(id)}/first-week/${item}/answer`,
  export: (id: string) => `${home(id)}/export`,
  exportJson: (id: string) => `${home(id)}/export/endeavour.json`,
  exportZip: (id: string) => `${home(id)}/export/endeavour.zip`,
  exportCsv: (id: string, part: string) => `${home(id)}/export/tables/${part}`,
  print: (id: string) => `${home(id)}/export/print`,
  wording: (id: string) => `${home(id)}/wording`,
  ending: (id: string) => `${home(id)}/ending`,
  answerEnding: (id: string, item: string) => `${home(id)}/ending/${item}/answer`,
  sessions: (id: string) => `${home(id)}/sessions`,
  unlinkSession: (id: string, item: string) => `${home(id)}/sessions/${item}/unlink`,
  linkSessionAgain: (id: string, item: string) => `${home(id)}/sessions/${item}/link`,
  /** What an organiser says to a link. `code`: of the session; `item`: the link. */
  answerLink: (code: string, item: string) => `${sessionUrls.organiseEndeavours(code)}/${item}`,
  talk: (id: string) => `${home(id)}/talk`,
  record: (id: string) => `${home(id)}/record`,
} as const;
