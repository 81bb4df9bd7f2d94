/**
 * Text as it is stored and counted, the same in the browser and on the server (LIVE-27): composed (Unicode NFC),
 * line ends as a single line feed (a form posts two characters), well-formed, without U+0000, which no database
 * stores.
 */
export function normaliseText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').normalize('NFC');
}

/** The number of Unicode code points of a text after {@link normaliseText}: what people are told as "characters". */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of normaliseText(text)) length += 1;
  return length;
}
