import { formatCount } from '../../../design-system/format.ts';
import type { Act, RecordSentences } from '../record-sentences.ts';
import type { SessionState } from '../session.ts';

const MOVED: Readonly<Partial<Record<SessionState, (act: Act) => string>>> = {
  announced: ({ who }) => `${who} announced the session`,
  open: ({ who }) => `${who} opened the session for questions`,
  live: ({ who, data }) =>
    data['from'] === 'paused' ? `${who} let the session go on after a pause` : `${who} started the session`,
  paused: ({ who }) => `${who} paused the session`,
  closing: ({ who }) => `${who} began the last call for votes`,
  closed: ({ who }) => `${who} closed the session`,
  archived: ({ who }) => `${who} archived the session`,
};

const SECTIONS: Readonly<Record<string, string>> = {
  details: 'the details',
  links: 'links and language',
  joining: 'who may join',
  asking: 'how people ask and vote',
};

const ROLES: Readonly<Record<string, string>> = {
  organiser: 'an organiser',
  chair: 'a chair',
  moderator: 'a moderator',
  speaker: 'a speaker',
  observer: 'an observer',
};

/** How what organisers and chairs did with a session reads on its record. */
export function describeActs(record: RecordSentences): void {
  const organiser = ['organiser'] as const;
  const tell = (kind: string, sentence: (act: Act) => string): void =>
    record.describe(kind, sentence, organiser);

  tell('session-created', ({ who, data }) =>
    data['continues'] === true
      ? `${who} made this session to go on after one that was closed`
      : `${who} made the session`,
  );
  record.describe(
    'session-moved',
    (act) => MOVED[act.data['to'] as SessionState]?.(act) ?? `${act.who} moved the session on`,
    ['organiser', 'chair'],
  );
  record.describe('closing-extended', ({ who }) => `${who} made the last call for votes longer`, ['chair']);
  tell('session-continued', ({ who }) => `${who} made a new session in which this one goes on`);
  tell('settings-changed', ({ who, subject, data }) => {
    const what = SECTIONS[subject ?? ''] ?? 'the settings';
    return `${who} changed ${what}: ${String(data['changed'] ?? '').toLowerCase()}`;
  });

  tell('part-added', ({ who, data }) => `${who} added “${text(data['title'])}” to the agenda`);
  tell('part-changed', ({ who, data }) => `${who} changed “${text(data['title'])}” on the agenda`);
  tell('part-moved', ({ who }) => `${who} changed the order of the agenda`);
  tell('part-removed', ({ who, data }) => `${who} removed “${text(data['title'])}” from the agenda`);

  tell('role-given', ({ who, data }) => `${who} named ${roleOf(data)}`);
  tell('role-changed', ({ who, data }) => `${who} changed what is said of ${roleOf(data)}`);
  tell('role-moved', ({ who }) => `${who} changed the order of the speakers`);
  tell('role-taken', ({ who, data }) => `${who} took the role of ${roleOf(data)} away`);
  tell(
    'role-access-taken',
    ({ who }) => `${who} took the access of a speaker away, who stays in the programme`,
  );
  tell('invitation-resent', ({ who, data }) => `${who} invited ${roleOf(data)} again`);
  record.describe('role-accepted', ({ who }) => `${who} accepted an invitation`);

  tell(
    'tickets-made',
    ({ who, data }) => `${who} made ${formatCount(Number(data['count'] ?? 0), 'one-time ticket')}`,
  );
  tell(
    'tickets-withdrawn',
    ({ who, data }) => `${who} withdrew ${formatCount(Number(data['count'] ?? 0), 'unused ticket')}`,
  );
  tell('screen-link-made', ({ who }) => `${who} made a link for the screen in the room`);
  tell('screen-link-withdrawn', ({ who }) => `${who} withdrew the link for the screen in the room`);

  tell('open-questions-reminded', ({ data }) => {
    const count = Number(data['count'] ?? 0);
    return count === 0
      ? 'No question was open two weeks after the session'
      : `The organisers were reminded of ${formatCount(count, 'open question')}`;
  });
  tell(
    'personal-links-deleted',
    () => 'The links between people and what they wrote were deleted, as promised',
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function roleOf(data: Act['data']): string {
  const role = ROLES[text(data['role'])] ?? 'somebody';
  return data['deputy'] === true ? `${role}, as deputy of the chair` : role;
}
