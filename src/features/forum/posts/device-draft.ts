/** In place of a space: a private thread is begun before it has one. */
export const NEW_PRIVATE = 'private';

/** Under which names the device keeps what somebody types, apart from what others type on it. */
export const deviceDraft = {
  people: (person: string): string => `forum-people-${NEW_PRIVATE}-${person}`,
  reply: (thread: string, person: string): string => `forum-reply-${thread}-${person}`,
  title: (space: string, kind: string, person: string): string => `forum-title-${space}-${kind}-${person}`,
  poll: (thread: string, kind: string, field: PollDraftField, person: string): string =>
    `forum-poll-${thread}-${kind}-${field}-${person}`,
  text: (space: string, kind: string, person: string): string => `forum-text-${space}-${kind}-${person}`,
} as const;

/** Of the form of a poll: what is long to type again. */
export const POLL_DRAFT_FIELDS = ['question', 'text', 'options'] as const;
type PollDraftField = (typeof POLL_DRAFT_FIELDS)[number];
