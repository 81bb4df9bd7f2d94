/** Joins class names, leaving out those that are absent: `classes('a', error && 'a--error')`. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Joins the ids of the elements that describe a control; undefined where there is none. */
export function describedBy(...ids: (string | false | null | undefined)[]): string | undefined {
  return classes(...ids) || undefined;
}
