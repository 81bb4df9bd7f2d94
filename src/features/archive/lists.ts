/** What has become of a question, as the archive groups them (LIVE-65). */
export const ARCHIVE_LISTS = ['answered-live', 'answered-later', 'open', 'merged', 'set-aside'] as const;
export type ArchiveList = (typeof ARCHIVE_LISTS)[number];

export const LIST_WORDS: Readonly<Record<ArchiveList, string>> = {
  'answered-live': 'Answered in the session',
  'answered-later': 'Answered later',
  open: 'Still open',
  merged: 'Merged into another question',
  'set-aside': 'Set aside',
};

export function parseList(text: string): ArchiveList | undefined {
  return ARCHIVE_LISTS.find((list) => list === text);
}
