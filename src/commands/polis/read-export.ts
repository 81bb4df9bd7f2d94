import { CsvError } from '../../analysis/csv/parse-csv.ts';
import { compareWithMatrix } from '../../analysis/polis-format/matrix.ts';
import {
  type PolisConversation,
  PolisReader,
  type PolisReaderOptions,
} from '../../analysis/polis-format/polis-reader.ts';
import type { PerspectivesNote } from '../../analysis/perspectives/document.ts';
import { counted } from '../../analysis/perspectives/telling/counted.ts';
import { parseStream } from '../csv/read-csv.ts';
import { InputProblem } from '../input-problem.ts';
import type { ExportFile, ExportFiles, Part } from './export-files.ts';

/** A longer `format.json` is none. */
const LONGEST_FORMAT = 1_000_000;

/**
 * Reads an export of Polis of either generation, in bounded memory (PFM-1 to PFM-26).
 *
 * @throws InputProblem with file, line and column where a file is not as it should be
 * @throws InvalidInputError `opposite_sign` if the votes are clearly the other way round (PFM-6)
 */
export async function readExport(
  files: ExportFiles,
  options: PolisReaderOptions = {},
): Promise<PolisConversation> {
  try {
    return await readParts(files, options);
  } finally {
    files.close();
  }
}

async function readParts(
  { parts, ignored }: ExportFiles,
  options: PolisReaderOptions,
): Promise<PolisConversation> {
  const reader = new PolisReader(options);
  const read = async (part: Part, parser: () => Parameters<typeof parseStream>[2]): Promise<void> => {
    const file = parts.get(part);
    if (file !== undefined) await parseStream(file.name, await file.open(), parser());
  };
  const format = parts.get('format');
  if (format !== undefined) await readFormat(format, reader);
  await read('summary', () => reader.summary());
  await read('comments', () => reader.comments());
  if (parts.has('comments')) await read('statements', () => reader.statements());
  await read('participants', () => reader.participants());
  if (parts.has('votes')) await read('votes', () => reader.votes());
  else if (parts.has('matrix')) await read('matrix', () => reader.matrix());
  else throw new InputProblem('votes.csv', null, 'This file is missing. It holds the votes.');
  const found = reader.finish();
  const notes = [...found.notes];
  if (ignored.length > 0) notes.push(ignoredNote(ignored));
  if (parts.has('votes') && parts.has('matrix')) {
    const comparison = compareWithMatrix(found.conversation);
    await read('matrix', () => comparison.parser);
    if (comparison.differences() > 0) notes.push(differsNote(comparison.differences()));
  }
  return { ...found, notes };
}

async function readFormat(file: ExportFile, reader: PolisReader): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of (await file.open()) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > LONGEST_FORMAT) throw new InputProblem(file.name, null, 'This file is too long.');
  }
  try {
    reader.format(text);
  } catch (error) {
    if (error instanceof CsvError) throw new InputProblem(file.name, error.position, error.message);
    throw error;
  }
}

function ignoredNote(names: readonly string[]): PerspectivesNote {
  const message = `Not read: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ' and others' : ''}.`;
  return { code: 'FILES_IGNORED', message, detail: { files: names.length } };
}

function differsNote(cells: number): PerspectivesNote {
  const message = `The table of participants differs from the last votes in ${counted(cells, 'place', 'places')}; the votes count.`;
  return { code: 'MATRIX_DIFFERS', message, detail: { cells } };
}
