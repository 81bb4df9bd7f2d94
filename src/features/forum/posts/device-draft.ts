/** Under which names the device keeps what somebody types, apart from what others type on it. */
export const deviceDraft = {
  reply: (thread: string, person: string): string => `forum-reply-${thread}-${person}`,
  title: (space: string, kind: string, person: string): string => `forum-title-${space}-${kind}-${person}`,
  text: (space: string, kind: string, person: string): string => `forum-text-${space}-${kind}-${person}`,
} as const;
