/** Post numbers as people write them, "3, 5-7", in order and once each; undefined where something else is written. */
export function numbersIn(text: string, most: number): readonly number[] | undefined {
  const numbers = new Set<number>();
  for (const part of text.split(',').map((each) => each.trim())) {
    const [, from, to = from] = /^#?(\d{1,6})(?:\s*[-–]\s*#?(\d{1,6}))?$/.exec(part) ?? [];
    if (from === undefined || Number(to) < Number(from) || Number(to) > most) return undefined;
    for (let number = Number(from); number <= Number(to); number++) numbers.add(number);
  }
  return [...numbers].toSorted((a, b) => a - b);
}
