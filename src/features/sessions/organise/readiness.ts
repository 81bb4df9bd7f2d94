import { formatCount } from '../../../design-system/format.ts';
import type { Programme, RoleHolder } from '../session.ts';
import { organiseUrls } from './urls.ts';

/** One line of "What is ready". */
export interface ReadyLine {
  readonly what: string;
  readonly state: 'ready' | 'to do' | 'waiting' | 'optional';
  readonly facts: string;
  readonly href: string;
}

/** What an organiser has prepared and what is missing, in the order in which it is best done. */
export function readiness(programme: Programme, now: Date): ReadyLine[] {
  const { session } = programme;
  const { code } = session;
  const isPast = session.endsAt <= now && ['draft', 'announced'].includes(session.state);
  return [
    {
      what: 'Details',
      state: isPast ? 'to do' : 'ready',
      facts: isPast ? 'The date is in the past.' : 'Title, day and times are set.',
      href: organiseUrls.details(code),
    },
    agendaLine(programme),
    speakersLine(programme),
    roleLine(programme, 'chair', 'Nobody can start the session. You may be the chair yourself.'),
    roleLine(programme, 'moderator', 'Nobody looks at questions while the chair is busy.'),
    {
      what: 'Who may join',
      state: 'ready',
      facts:
        session.joining === 'open' ? 'Everybody with the code or the link.' : 'Only people who are verified.',
      href: organiseUrls.joining(code),
    },
    {
      what: 'Asking and voting',
      state: 'ready',
      facts: `${NAMING[session.naming]} ${MODERATION[session.moderation]}`,
      href: organiseUrls.asking(code),
    },
    linksLine(programme),
    {
      what: 'Screen in the room',
      state: session.screenKeyHash === null ? 'optional' : 'ready',
      facts:
        session.screenKeyHash === null ? 'No link made yet.' : 'A link that needs no sign-in is in force.',
      href: organiseUrls.screen(code),
    },
  ];
}

const NAMING = {
  named: 'People who ask are named.',
  organisation: 'The organisation of people who ask is shown.',
  'not-shown': 'People who ask are not shown.',
} as const;

const MODERATION = {
  after: 'Questions appear at once.',
  before: 'Questions appear when a moderator publishes them.',
} as const;

function agendaLine({ session, parts }: Programme): ReadyLine {
  return {
    what: 'Agenda',
    state: parts.length === 0 ? 'optional' : 'ready',
    facts:
      parts.length === 0
        ? 'No items: all questions go into one list.'
        : `${formatCount(parts.length, 'item')}.`,
    href: organiseUrls.agenda(session.code),
  };
}

function speakersLine({ session, roles }: Programme): ReadyLine {
  const speakers = roles.filter(({ role }) => role === 'speaker');
  const signedIn = speakers.filter(({ acceptedAt }) => acceptedAt !== null).length;
  return {
    what: 'Speakers',
    state: speakers.length === 0 ? 'to do' : 'ready',
    facts:
      speakers.length === 0
        ? 'None yet. Questions cannot be addressed to anybody.'
        : `${formatCount(speakers.length, 'speaker')}, ${signedIn === 0 ? 'none of whom has signed in yet' : `${signedIn} of whom can answer in writing`}.`,
    href: organiseUrls.people(session.code),
  };
}

function roleLine(
  { session, roles }: Programme,
  role: Extract<RoleHolder['role'], 'chair' | 'moderator'>,
  missing: string,
): ReadyLine {
  const holders = roles.filter((holder) => holder.role === role);
  const href = organiseUrls.people(session.code);
  const what = role === 'chair' ? 'Chair' : 'Moderators';
  if (holders.length === 0) return { what, href, state: 'to do', facts: missing };
  const names = holders.map(({ name, email }) => name || email).join(', ');
  return holders.some(({ acceptedAt }) => acceptedAt !== null)
    ? { what, href, state: 'ready', facts: `${names}.` }
    : { what, href, state: 'waiting', facts: `${names}: invited, not signed in yet.` };
}

function linksLine({ session, readings }: Programme): ReadyLine {
  const links = [
    session.callUrl === null ? [] : 'video call',
    session.captionsUrl === null ? [] : 'captions',
    session.signLanguageUrl === null ? [] : 'sign language',
    readings.length === 0 ? [] : 'further reading',
  ].flat();
  return {
    what: 'Links and language',
    state: links.length === 0 ? 'optional' : 'ready',
    facts: links.length === 0 ? 'No links yet.' : `With ${links.join(', ')}.`,
    href: organiseUrls.links(session.code),
  };
}
