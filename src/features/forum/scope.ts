/** The scope of a space's acts on the record. */
export function spaceScope(spaceId: string): string {
  return `space:${spaceId}`;
}

/** Tells open pages of the threads of a space that somebody may read them no more. */
export function readersTopic(spaceId: string): string {
  return `forum-readers:${spaceId}`;
}

/** Tells live pages that a thread has a new post. */
export function threadTopic(threadId: string): string {
  return `forum-thread:${threadId}`;
}
