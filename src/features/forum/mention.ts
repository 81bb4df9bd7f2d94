import type { OrganisationId } from '../organisations/index.ts';
import type { PersonId } from '../people/index.ts';

/** A mention as the text keeps it: `[@Ann Smith](person:0123456789abcdef)`. */
const MENTION = /\[@([^\]\n]*)\]\(person:([0-9a-hjkmnp-tv-z]{16})\)/g;
/** An organisation as the text keeps it: `[@Leeds City Council](organisation:0123456789abcdef)`. */
const ORGANISATION_MENTION = /\[@([^\]\n]*)\]\(organisation:([0-9a-hjkmnp-tv-z]{16})\)/g;
const ADDRESS = /^(person|organisation):([0-9a-hjkmnp-tv-z]{16})$/;
const PAGES = { person: '/people/', organisation: '/organisations/' } as const;

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: PersonId;
  readonly name: string;
  readonly organisation: string | null;
}

/** An organisation that can be mentioned. */
export interface MentionableOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
}

export function mentionOf(
  { id, name }: Pick<Mentionable, 'id' | 'name'> | MentionableOrganisation,
  kind: keyof typeof PAGES = 'person',
): string {
  return `[@${name.replaceAll(/[[\]\\]/g, '')}](${kind}:${id})`;
}

/** Who is mentioned in a text, outside its quotes. */
export function mentionedIn(text: string): readonly PersonId[] {
  return idsIn(text, MENTION) as readonly PersonId[];
}

/** The organisations mentioned in a text, outside its quotes. */
export function organisationsMentionedIn(text: string): readonly string[] {
  return idsIn(text, ORGANISATION_MENTION);
}

function idsIn(text: string, mention: RegExp): readonly string[] {
  const own = text
    .split('\n')
    .filter((line) => !/^\s{0,3}>/.test(line))
    .join('\n');
  return [...new Set([...own.matchAll(mention)].map(([, , id]) => id ?? ''))];
}

/** A text in which one person is named no more. */
export function withoutName(text: string, id: string, instead: string): string {
  return text.replaceAll(MENTION, (whole, _name: string, mentioned: string) =>
    mentioned === id ? `@${instead}` : whole,
  );
}

/** Where a link in a post leads: mentions lead to the person or the organisation. */
export function resolvePostLink(address: string): string {
  const [, kind, id = ''] = ADDRESS.exec(address) ?? [];
  return kind === undefined ? address : `${PAGES[kind as keyof typeof PAGES]}${id}`;
}

/** Names written as @Name in a text, longest first, that are no mention yet. At most `most` of them. */
export function namesWritten(text: string, most: number): readonly string[] {
  const names = [
    ...text.matchAll(/(?<![\w[@])@(\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,3})/gu),
  ].map(([, name]) => (name ?? '').replace(/[.'’-]+$/, ''));
  return [...new Set(names)].slice(0, most);
}

/** The text with @Name made a mention of whoever has the name, wherever it stands. */
export function linkName(
  text: string,
  named: Pick<Mentionable, 'id' | 'name'> | MentionableOrganisation,
  kind: keyof typeof PAGES = 'person',
): string {
  const name = named.name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(String.raw`(?<![\w[@])@${name}(?![\p{L}\p{M}])`, 'gu'), () =>
    mentionOf(named, kind),
  );
}
