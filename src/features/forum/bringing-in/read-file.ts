import { isUtf8 } from 'node:buffer';
import { readCsv } from './read-csv.ts';
import { readDiscourse } from './read-discourse.ts';
import { isLoomio, readLoomio } from './read-loomio.ts';
import { notRead, type ReadFile } from './reading.ts';

/** The threads in a file of another forum, whichever of the formats it has. */
export function readFile(content: Buffer, now: Date): ReadFile {
  if (content.length === 0) return notRead('Select a file that is not empty');
  if (content.subarray(0, 2).toString('latin1') === 'PK') {
    return notRead(
      'This is an archive or a workbook. Unpack it, or save its sheet as CSV, and select what comes out',
    );
  }
  if (content.includes(0)) return notRead('The file is not text in UTF-8. Select a JSON or CSV file');
  if (!isUtf8(content)) {
    return notRead(
      'The letters of the file are not in UTF-8. Save it as UTF-8 text: in a spreadsheet choose “CSV UTF-8”',
    );
  }
  const text = content.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return notRead('Select a file that is not empty');
  if (isLoomio(text)) return readLoomio(text, now);
  return /^\s*[[{]/.test(text) ? readJson(text, now) : readCsv(text, now);
}

function readJson(text: string, now: Date): ReadFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    const lines = text.slice(0, at).split('\n');
    const place = `Line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
    return notRead(`${place}: here the file stops being JSON. Download it again: it may have been cut off`);
  }
  return readDiscourse(parsed, now);
}
