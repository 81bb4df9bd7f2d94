import type { SessionState } from '../session.ts';
import { sessionUrls } from '../urls.ts';

function under(path: string): (code: string) => string {
  return (code) => `${sessionUrls.organise(code)}/${path}`;
}

function underOne(path: string, end = ''): (code: string, id: string) => string {
  return (code, id) => `${sessionUrls.organise(code)}/${path}/${id}${end}`;
}

/** The addresses of an organiser's pages. `code` is the join code. */
export const organiseUrls = {
  overview: sessionUrls.organise,
  details: under('details'),
  links: under('links'),
  joining: under('joining'),
  asking: under('asking'),
  agenda: under('agenda'),
  newPart: under('agenda/new'),
  part: underOne('agenda'),
  movePart: underOne('agenda', '/move'),
  removePart: underOne('agenda', '/remove'),
  people: under('people'),
  invite: under('people/invite'),
  holder: underOne('people'),
  moveHolder: underOne('people', '/move'),
  resend: underOne('people', '/resend'),
  removeHolder: underOne('people', '/remove'),
  tickets: under('tickets'),
  withdrawTickets: under('tickets/withdraw'),
  move: (code: string, to: SessionState | ':to') => `${sessionUrls.organise(code)}/move/${to}`,
  poster: under('poster'),
  screen: under('screen'),
  withdrawScreen: under('screen/withdraw'),
  rehearsal: under('rehearsal'),
  endRehearsal: under('rehearsal/end'),
  goOn: under('continue'),
} as const;

/** The page for a projector, with the key that lets it be seen without signing in. */
export function screenUrl(code: string, key: string): string {
  return `/s/${code}/screen?key=${key}`;
}
