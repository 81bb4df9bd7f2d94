/** Why somebody is told something, the strongest first: the same order as the type in the database. */
export const REASONS = [
  'addressed',
  'mention',
  'accepted-answer',
  'introduction',
  'duty',
  'moderation',
  'belonging',
  'session',
  'organisation-mention',
  'quoted',
  'poll-closed',
  'reply',
  'watched',
  'joined',
] as const;
export type Reason = (typeof REASONS)[number];

/** When something goes by e-mail. */
export const SENDINGS = ['at-once', 'daily', 'weekly', 'never'] as const;
export type Sending = (typeof SENDINGS)[number];

/** When each reason may go: what nobody needs to act on never comes by itself. */
export function sendingsOf(reason: Reason): readonly Sending[] {
  return reason === 'joined' ? SENDINGS.filter((each) => each !== 'at-once') : SENDINGS;
}

export type Choices = Readonly<Record<Reason, Sending>>;

/** FOR-32: at once only what is meant for the person or is about what they wrote; the rest waits for the digest. */
export const QUIET_CHOICES: Choices = {
  addressed: 'at-once',
  mention: 'at-once',
  'accepted-answer': 'at-once',
  introduction: 'at-once',
  duty: 'at-once',
  moderation: 'at-once',
  belonging: 'at-once',
  session: 'at-once',
  'organisation-mention': 'daily',
  quoted: 'daily',
  'poll-closed': 'at-once',
  reply: 'at-once',
  watched: 'daily',
  joined: 'weekly',
};

interface ReasonWords {
  /** What is chosen on the settings page. */
  readonly label: string;
  /** "3 new replies": one, and several. */
  readonly one: string;
  readonly many: string;
  /** "Ann Smith replied". */
  readonly did: string;
  /** Ends "You get this because …". */
  readonly because: string;
}

export const REASON_WORDS: Readonly<Record<Reason, ReasonWords>> = {
  addressed: {
    label: 'Questions addressed to me',
    one: 'question for you',
    many: 'questions for you',
    did: 'asked you',
    because: 'a question was addressed to you',
  },
  mention: {
    label: 'Mentions of me',
    one: 'mention of you',
    many: 'mentions of you',
    did: 'mentioned you',
    because: 'somebody mentioned you',
  },
  'accepted-answer': {
    label: 'Answers to what I asked or voted for, and answers of mine that were accepted',
    one: 'accepted answer',
    many: 'accepted answers',
    did: 'marked an answer',
    because: 'you asked this, voted for it or answered it',
  },
  introduction: {
    label: 'Introductions',
    one: 'introduction',
    many: 'introductions',
    did: 'asks about an introduction',
    because: 'it is about an introduction of yours',
  },
  duty: {
    label: 'Reminders of what I said I would do, or am asked to do',
    one: 'reminder',
    many: 'reminders',
    did: 'reminds you',
    because: 'somebody waits for you',
  },
  moderation: {
    label: 'What moderators decided about me and what I wrote or reported',
    one: 'decision',
    many: 'decisions',
    did: 'decided something that concerns you',
    because: 'it concerns you, or something you wrote or reported',
  },
  belonging: {
    label:
      'Spaces and private threads that I am added to or asked to join, and who reads private threads of mine',
    one: 'message about who belongs here',
    many: 'messages about who belongs here',
    did: 'changed who belongs here',
    because: 'it is about who belongs to a space or private thread of yours, or one that you asked to join',
  },
  session: {
    label: 'What is left to do after sessions I took part in',
    one: 'message after a session',
    many: 'messages after sessions',
    did: 'wrote after a session',
    because: 'you took part in this session',
  },
  'organisation-mention': {
    label: 'Mentions of my organisation',
    one: 'mention of your organisation',
    many: 'mentions of your organisation',
    did: 'mentioned your organisation',
    because: 'somebody mentioned your organisation',
  },
  quoted: {
    label: 'Quotes of what I wrote',
    one: 'quote of you',
    many: 'quotes of you',
    did: 'quoted you',
    because: 'somebody quoted what you wrote',
  },
  'poll-closed': {
    label: 'Polls and sense checks that I answered or began, when they close',
    one: 'closed poll or sense check',
    many: 'closed polls and sense checks',
    did: 'closed a poll or sense check',
    because: 'you answered or began this poll or sense check',
  },
  reply: {
    label: 'Replies in threads that I started or wrote in',
    one: 'new reply',
    many: 'new replies',
    did: 'replied',
    because: 'you started this thread or wrote in it',
  },
  watched: {
    label: 'New posts in threads, spaces and tags that I watch',
    one: 'new post',
    many: 'new posts',
    did: 'posted',
    because: 'you watch this thread, its space or one of its tags',
  },
  joined: {
    label: 'People who join a space that I belong to',
    one: 'new member',
    many: 'new members',
    did: 'joined',
    because: 'you belong to this space',
  },
};

export const SENDING_WORDS: Readonly<Record<Sending, string>> = {
  'at-once': 'At once',
  daily: 'Once a day',
  weekly: 'Once a week',
  never: 'Never',
};

/** The stronger of two reasons. */
export function stronger(one: Reason, other: Reason): Reason {
  return REASONS.indexOf(one) <= REASONS.indexOf(other) ? one : other;
}
