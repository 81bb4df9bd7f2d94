import type { Id } from '../../../platform/ids.ts';

export type TagId = Id<'tag'>;

/** So many tags a thread carries at most. */
export const MOST_TAGS = 5;
export const MAX_TAG_LENGTH = 40;
/** More tags than this are not all offered as boxes, and can be filtered by a word. */
export const MANY_TAGS = 20;

/** A tag where a thread shows it. */
export interface NamedTag {
  readonly id: TagId;
  readonly name: string;
}

/** Of a thread: proposed ones are seen by its author and the moderators until one of these accepts them. */
export interface ThreadTag extends NamedTag {
  readonly isProposed: boolean;
}

/** A tag of the list of a space. */
export interface ListedTag extends NamedTag {
  readonly state: 'proposed' | 'accepted' | 'removed';
  /** The tag that stands for it, and the one that this stands for in turn, if it was merged. */
  readonly knownAs: TagId;
  readonly mergedInto: TagId | null;
  /** How many threads carry it that every reader sees. */
  readonly threads: number;
}

/** What makes two tags the same: small and capital letters do not differ. */
export function tagKey(name: string): string {
  return name.toLowerCase();
}

/** The names in a text that separates them by commas, each once, without a leading # and spaces around. */
export function tagNames(...texts: readonly string[]): readonly string[] {
  const names = texts
    .flatMap((text) => text.split(','))
    .map((name) => name.replaceAll(/\s+/g, ' ').trim().replace(/^#\s*/, ''))
    .filter((name) => name !== '');
  return [...new Map(names.map((name) => [tagKey(name), name])).values()];
}

/** Why these cannot be the tags of a thread; undefined where they can. */
export function whyNotTags(names: readonly string[]): string | undefined {
  const long = names.find((name) => [...name].length > MAX_TAG_LENGTH);
  if (long !== undefined) return `A tag must be ${MAX_TAG_LENGTH} characters or less: “${long}” is longer`;
  return names.length > MOST_TAGS
    ? `Choose up to ${MOST_TAGS} tags. You have chosen ${names.length}`
    : undefined;
}
