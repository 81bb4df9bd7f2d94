import { z } from 'zod';
import { parseId } from '../../../platform/ids.ts';

const FORMAT_NAME = 'shared-endeavour/endeavour/';
/** The form of an exported endeavour; a change that older readers cannot take counts it up. */
export const FORMAT = `${FORMAT_NAME}1` as const;

/** The parts of an exported endeavour, in the order in which they can be read in again. */
export const PART_NAMES = [
  'members',
  'seats',
  'holdings',
  'missingVoices',
  'cells',
  'proposals',
  'consents',
  'stewardships',
  'edgeItems',
  'edgeViews',
  'commitments',
  'endings',
  'endingConsents',
  'handovers',
  'introductions',
  'questions',
  'sessions',
  'record',
  'challenges',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** What each part is called where people choose one. */
export const PART_WORDS: Readonly<Record<PartName, string>> = {
  members: 'Members',
  seats: 'Seats',
  holdings: 'Who held which seat, and when',
  missingVoices: 'Who is missing',
  cells: 'Places and levels that are needed',
  proposals: 'Proposals of stewards',
  consents: 'What the seats said to them',
  stewardships: 'Terms of stewards and conveners',
  edgeItems: 'What may be in or out',
  edgeViews: 'How each seat sees it',
  commitments: 'Commitments',
  endings: 'Proposals to close or to open again',
  endingConsents: 'What the seats said to those',
  handovers: 'What was handed on',
  introductions: 'Introductions',
  questions: 'Questions that came along',
  sessions: 'Sessions it is or was linked to',
  record: 'The shared record',
  challenges: 'Challenges and their answers',
};

/** Parts that the first documents of this format do not have. */
const LATER_PARTS: ReadonlySet<PartName> = new Set(['endings', 'endingConsents', 'sessions']);

const rows = z.array(z.record(z.string(), z.unknown())).max(20_000);
const names = z.array(z.string().max(200)).max(200);

const documentSchema = z.object({
  format: z.literal(FORMAT),
  exportedAt: z.string(),
  endeavour: z.object({
    id: z.string(),
    title: z.string().min(1).max(100),
    issue: z.string().max(5_000),
    forWhom: z.string().max(5_000),
    aim: z.string().max(5_000),
    organisationWord: z.string().max(100),
    places: names,
    levels: names,
    fromWords: z.string().max(1_000).nullable(),
    startedAt: z.iso.datetime(),
  }),
  ...(Object.fromEntries(
    PART_NAMES.map((name) => [name, LATER_PARTS.has(name) ? rows.default([]) : rows]),
  ) as Record<PartName, typeof rows>),
  /** What other features hold of it, by the name of the part. */
  features: z.record(z.string(), z.unknown()).default({}),
});

/** A whole endeavour: what its seats put in, without addresses, accounts or the browsers of anybody. */
export type EndeavourDocument = z.output<typeof documentSchema>;

export type ReadDocument =
  | { readonly ok: true; readonly document: EndeavourDocument }
  | { readonly ok: false; readonly message: string };

const wrong = (message: string): ReadDocument => ({ ok: false, message });

/** Reads a file that somebody brings; says in a sentence what is wrong with one that is no endeavour. */
export function readDocument(text: string): ReadDocument {
  if (text.trim() === '') return wrong('Select the file of the endeavour, endeavour-….json');
  if (text.startsWith('PK')) return wrong('Open the ZIP file, and select the file endeavour.json inside it');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return wrong('This file is cut off or is no JSON. Download it again, and select the new one');
  }
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format !== 'string' || !format.startsWith(FORMAT_NAME)) {
    return wrong('This file is no endeavour. Select one that was downloaded as JSON from “Take it with you”');
  }
  if (format !== FORMAT) {
    return wrong('This file was made by a newer version of the service. Bring it in where that version runs');
  }
  const parsed = documentSchema.safeParse(json);
  if (parsed.success) return { ok: true, document: parsed.data };
  return damaged(parsed.error.issues[0]?.path.join(' ') ?? '');
}

/** What a file says whose parts do not fit together. `where`: for whoever mends it, such as "seats 3 name". */
export function damaged(where = ''): { readonly ok: false; readonly message: string } {
  const at = where === '' ? '' : ` (at ${where})`;
  return { ok: false, message: `This file is damaged${at}. Download it again, and select the new one` };
}

/** Longer than the longest post with all its links. */
const LONGEST_TEXT = 100_000;
/** Names of what refers to something else in the document by its id. */
const REFERENCE = /(?:Id|By)$/;
const ID = /"([0-9a-hjkmnp-tv-z]{16})"/g;

/**
 * The same document under new ids, wherever they stand in it, so that it can be read in beside the one it was made from.
 * Undefined where it refers to something that it does not hold: nothing of this installation can be reached from a file.
 * `fresh`: a new id each time.
 */
export function withNewIds(document: EndeavourDocument, fresh: () => string): EndeavourDocument | undefined {
  const known = new Map<string, string>();
  const references: string[] = [];
  const { endeavour, features, record: _acts, exportedAt: _at, format: _format, ...parts } = document;
  const isSound = everyText({ endeavour, parts, features }, (name, text) => {
    if (text.length > LONGEST_TEXT) return false;
    const isId = parseId(text) !== null;
    if (name === 'id' && isId) known.set(text, fresh());
    else if (REFERENCE.test(name) && isId) references.push(text);
    return true;
  });
  const isRefused = (name: string, text: string) =>
    (name === 'id' || REFERENCE.test(name)) && parseId(text) === null;
  const hasOtherIds = !everyText(parts, (name, text) => !isRefused(name, text));
  if (!isSound || hasOtherIds || references.some((id) => !known.has(id))) return undefined;
  const text = JSON.stringify(document).replaceAll(ID, (whole, id: string) => {
    const other = known.get(id);
    return other === undefined ? whole : `"${other}"`;
  });
  return JSON.parse(text) as EndeavourDocument;
}

/** Whether `holds` of every text in a value, with the name that it stands under. */
function everyText(value: unknown, holds: (name: string, text: string) => boolean, name = ''): boolean {
  if (typeof value === 'string') return holds(name, value);
  if (Array.isArray(value)) return value.every((each) => everyText(each, holds));
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([own, each]) => everyText(each, holds, own));
}
