/** The lines of a text that hold something, with single spaces. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
}

/** The indexes of lines that repeat an earlier one, whatever the case. */
export function repeated(lines: readonly string[]): number[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const key = line.toLowerCase();
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}
