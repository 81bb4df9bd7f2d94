/** What a form would send, by name; a name that is sent once has one text. */
export function fieldsOf(form: HTMLFormElement): Record<string, string | string[]> {
  const data = new FormData(form);
  return Object.fromEntries(
    [...new Set(data.keys())].map((name) => {
      const [first, ...more] = data.getAll(name).map(String);
      return [name, more.length === 0 ? (first ?? '') : [first ?? '', ...more]];
    }),
  );
}
