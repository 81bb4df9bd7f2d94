/** An act that was done, or why it was not: a sentence for whoever tried. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

export const done: Outcome = { ok: true };

export function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
