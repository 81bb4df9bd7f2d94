import { randomText } from './random.ts';

/** A string that can only be used where its kind of id is meant. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

/** A fresh id: 16 characters, 80 random bits. It says nothing about when or by whom it was made. */
export function newId<Kind extends string>(): Id<Kind> {
  return randomText(16) as Id<Kind>;
}

const ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

/** Text from an address as an id, or null where it cannot be one (so that a lookup may be spared). */
export function parseId<Kind extends string>(text: string): Id<Kind> | null {
  return ID.test(text) ? (text as Id<Kind>) : null;
}
