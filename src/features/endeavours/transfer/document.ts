import { z } from 'zod';

/** The form of an exported endeavour; a change that older readers cannot take counts it up. */
export const FORMAT = 'shared-endeavour/endeavour/1';

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
  'record',
  'challenges',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** Parts that the first documents of this format do not have. */
const LATER_PARTS: ReadonlySet<PartName> = new Set(['endings', 'endingConsents']);

const rows = z.array(z.record(z.string(), z.unknown())).max(100_000);

export const documentSchema = z.object({
  format: z.literal(FORMAT),
  exportedAt: z.string(),
  endeavour: z.object({
    id: z.string(),
    title: z.string().min(1).max(100),
    issue: z.string().max(5_000),
    forWhom: z.string().max(5_000),
    aim: z.string().max(5_000),
    organisationWord: z.string().max(100),
    places: z.array(z.string()).max(200),
    levels: z.array(z.string()).max(200),
    fromWords: z.string().nullable(),
    startedAt: z.string(),
  }),
  ...(Object.fromEntries(
    PART_NAMES.map((name) => [name, LATER_PARTS.has(name) ? rows.default([]) : rows]),
  ) as Record<PartName, typeof rows>),
});

/** A whole endeavour: what its seats put in, without addresses, accounts or the browsers of anybody. */
export type EndeavourDocument = z.output<typeof documentSchema>;

const ID = /"([0-9a-hjkmnp-tv-z]{16})"/g;

/**
 * The same document under new ids, wherever they stand in it, so that it can be read in beside the one it was made from.
 * `fresh`: a new id each time.
 */
export function withNewIds(document: EndeavourDocument, fresh: () => string): EndeavourDocument {
  const known = new Map<string, string>([[document.endeavour.id, fresh()]]);
  for (const name of PART_NAMES) {
    for (const { id } of document[name]) if (typeof id === 'string') known.set(id, fresh());
  }
  const text = JSON.stringify(document).replaceAll(ID, (whole, id: string) => {
    const other = known.get(id);
    return other === undefined ? whole : `"${other}"`;
  });
  return JSON.parse(text) as EndeavourDocument;
}
