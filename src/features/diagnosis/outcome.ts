/** What came of an act: `message` is a sentence that says why not and what to do. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

export const done: Outcome = { ok: true };

export function refused(message: string): Outcome {
  return { ok: false, message };
}
