import type { Id } from '../../../platform/ids.ts';
import type { Space } from '../space.ts';

export type AttachmentId = Id<'attachment'>;

/** What may be attached: by the end of the name, what it is served as, and whether a browser may show it in a page. */
const TYPES = {
  jpg: { mediaType: 'image/jpeg', isPicture: true },
  png: { mediaType: 'image/png', isPicture: true },
  webp: { mediaType: 'image/webp', isPicture: true },
  gif: { mediaType: 'image/gif', isPicture: true },
  pdf: { mediaType: 'application/pdf', isPicture: false },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isPicture: false,
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', isPicture: false },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    isPicture: false,
  },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', isPicture: false },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', isPicture: false },
  odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', isPicture: false },
  txt: { mediaType: 'text/plain; charset=utf-8', isPicture: false },
  csv: { mediaType: 'text/csv; charset=utf-8', isPicture: false },
} as const;

export type FileType = keyof typeof TYPES;

/** What an installation lets people attach. */
export interface AttachmentRules {
  /** 0: nothing may be attached. */
  readonly mostBytes: number;
  readonly types: readonly string[];
  /** A command that reads a file and ends with 0 where it is clean, 1 where it is not. */
  readonly scan: readonly string[];
}

/** What a space lets people attach, of what its installation does. */
export function rulesOfSpace(
  rules: AttachmentRules,
  space: Pick<Space, 'takesPictures' | 'takesDocuments' | 'attachmentMostMb'>,
): AttachmentRules {
  const { takesPictures, takesDocuments, attachmentMostMb } = space;
  const types = rules.types.filter((type) =>
    type in TYPES && isPicture(type as FileType) ? takesPictures : takesDocuments,
  );
  const most = attachmentMostMb === null ? rules.mostBytes : attachmentMostMb * MEGABYTE;
  return { ...rules, types, mostBytes: types.length === 0 ? 0 : Math.min(rules.mostBytes, most) };
}

/** So much one person may have attached in all. */
export const MOST_BYTES_OF_ONE = 100 * 1024 * 1024;
export const MAX_DESCRIPTION_LENGTH = 300;
const MAX_NAME_LENGTH = 100;
const MEGABYTE = 1024 * 1024;

/** Which of the types a file's name says it is. */
export function typeOfName(name: string, rules: AttachmentRules): FileType | undefined {
  const end = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const type = end === 'jpeg' ? 'jpg' : end;
  return type in TYPES && rules.types.includes(type) ? (type as FileType) : undefined;
}

export function mediaTypeOf(type: FileType): string {
  return TYPES[type].mediaType;
}

export function isPicture(type: FileType): boolean {
  return TYPES[type].isPicture;
}

/** Whether browsers show what is served as this inside a page. */
export function isShown(mediaType: string): boolean {
  return Object.values(TYPES).some((each) => each.isPicture && each.mediaType === mediaType);
}

/** A name fit for a list and a download: the last part of a path, without marks that text could be built from. */
export function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[^\p{L}\p{M}\p{N} ._-]/gu, '_').replace(/^[ .]+/, '');
  const dot = plain.lastIndexOf('.');
  const end = plain.slice(dot);
  return `${plain.slice(0, Math.min(dot, MAX_NAME_LENGTH - end.length)).toWellFormed()}${end}`;
}

export function sizeWords(bytes: number): string {
  return bytes < MEGABYTE
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${Math.round(bytes / MEGABYTE)} MB`;
}

/** Where attachments are, the only pictures that a post may show. */
export const ATTACHMENTS_PATH = '/forum/attachments/';
const LINK = /\]\(\/forum\/attachments\/([0-9a-hjkmnp-tv-z]{16})\)/g;

/** The attachments that a text shows or links to. */
export function attachedIn(text: string): readonly AttachmentId[] {
  return [...new Set([...text.matchAll(LINK)].map(([, id]) => id as AttachmentId))];
}

/** What a text says to show a picture, or to link to a document. */
export function markdownOf(
  id: AttachmentId,
  file: {
    readonly name: string;
    readonly size: number;
    readonly type: FileType;
    readonly description: string;
  },
): string {
  const words = (text: string): string => text.replaceAll(/[[\]\\`*_<>]/g, String.raw`\$&`);
  return isPicture(file.type)
    ? `![${words(file.description)}](${ATTACHMENTS_PATH}${id})`
    : `[${words(file.description || file.name)} (${file.type.toUpperCase()}, ${sizeWords(file.size)})](${ATTACHMENTS_PATH}${id})`;
}
