/**
 * A label broken at spaces into lines of at most `width` characters, because SVG text does not wrap. A
 * longer word stands alone in its line.
 */
export function wrapLabel(label: string, width: number): string[] {
  return label
    .split(/\s+/)
    .filter(Boolean)
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      const joined = `${last} ${word}`;
      return last !== undefined && joined.length <= width
        ? [...lines.slice(0, -1), joined]
        : [...lines, word];
    }, []);
}
