/** What came of something that somebody wanted to do: a refusal is a sentence for them. */
export type Outcome<Value = object> =
  | ({ readonly ok: true } & Value)
  | {
      readonly ok: false;
      readonly message: string;
      /** Of the form, where it is about one. */ readonly field?: string;
    };

export const done: Outcome = { ok: true };

export function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
