/** Orders text by its code units: the same everywhere, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** In the order of the alphabet, for people to read: capitals and accents do not set a name apart from its neighbours. */
export function compareNames(a: string, b: string): number {
  return compareText(folded(a), folded(b)) || compareText(a, b);
}

function folded(name: string): string {
  return name.normalize('NFKD').toLowerCase();
}
