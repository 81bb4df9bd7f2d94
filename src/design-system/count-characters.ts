/**
 * The length of a text as people and limits count it, the same in the browser and on the server:
 * Unicode code points after normalisation (NFC), with each line break, however it is sent, as one.
 */
export function countCharacters(text: string): number {
  return Array.from(text.replaceAll('\r\n', '\n').normalize('NFC')).length;
}
