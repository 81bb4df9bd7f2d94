import type { PersonId } from '../people/index.ts';

/** A mention as the text keeps it: `[@Ann Smith](person:0123456789abcdef)`. */
const MENTION = /\[@([^\]\n]*)\]\(person:([0-9a-hjkmnp-tv-z]{16})\)/g;
const PERSON_ADDRESS = /^person:([0-9a-hjkmnp-tv-z]{16})$/;

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: PersonId;
  readonly name: string;
  readonly organisation: string | null;
}

export function mentionOf(person: Pick<Mentionable, 'id' | 'name'>): string {
  return `[@${person.name.replaceAll(/[[\]\\]/g, '')}](person:${person.id})`;
}

/** Who is mentioned in a text, outside its quotes. */
export function mentionedIn(text: string): readonly PersonId[] {
  const own = text
    .split('\n')
    .filter((line) => !/^\s{0,3}>/.test(line))
    .join('\n');
  return [...new Set([...own.matchAll(MENTION)].map(([, , id]) => id as PersonId))];
}

/** A text in which one person is named no more. */
export function withoutName(text: string, id: string, instead: string): string {
  return text.replaceAll(MENTION, (whole, _name: string, mentioned: string) =>
    mentioned === id ? `@${instead}` : whole,
  );
}

/** Where a link in a post leads: mentions lead to the person. */
export function resolvePostLink(address: string): string {
  const person = PERSON_ADDRESS.exec(address);
  return person === null ? address : `/people/${person[1] ?? ''}`;
}

/** Names written as @Name in a text, longest first, that are no mention yet. At most `most` of them. */
export function namesWritten(text: string, most: number): readonly string[] {
  const names = [
    ...text.matchAll(/(?<![\w[@])@(\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,3})/gu),
  ].map(([, name]) => (name ?? '').replace(/[.'’-]+$/, ''));
  return [...new Set(names)].slice(0, most);
}

/** The text with @Name made a mention of the person, wherever it stands. */
export function linkName(text: string, person: Pick<Mentionable, 'id' | 'name'>): string {
  const name = person.name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(String.raw`(?<![\w[@])@${name}(?![\p{L}\p{M}])`, 'gu'), () =>
    mentionOf(person),
  );
}
