/** How somebody who writes is called: by name, as one of their organisation, or not at all (FOR-61). */
export const NAMINGS = ['name', 'organisation', 'member'] as const;
export type Naming = (typeof NAMINGS)[number];

/** Fewer people than this would be known by their organisation, or by their space (OPN-79). */
export const LEAST_NAMELESS = 3;

/** What somebody may choose besides their name, where a space takes posts without one. */
export interface NamelessChoice {
  /** Their organisation, where enough of its people read the space. */
  readonly organisation: { readonly id: string; readonly name: string } | null;
}

/** What stands in place of the name. */
export function namelessAuthor(organisation: string | undefined): string {
  return organisation === undefined ? 'A member' : `A member of ${organisation}`;
}
