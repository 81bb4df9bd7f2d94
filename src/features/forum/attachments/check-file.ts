import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { fromBufferPromise } from 'yauzl';
import { type FileType, isPicture } from './attachment.ts';

/** A picture that is larger than this in all its frames is not unpacked. */
const MOST_PIXELS = 50_000_000;
/** Pictures are made this large at most on their longer side: more than any screen shows. */
const LONGEST_SIDE = 2560;
const SECONDS = 20;
/** What a document that is an archive may unpack to. */
const MOST_UNPACKED_BYTES = 300 * 1024 * 1024;
const MOST_ENTRIES = 10_000;

// A thread of its own is enough for each picture, and nothing of one is kept for the next.
sharp.concurrency(1);
sharp.cache(false);

export type Checked =
  { readonly ok: true; readonly content: Buffer } | { readonly ok: false; readonly message: string };

/** Whether a file is what its name says; pictures come out without what cameras write into them. */
export async function checkFile(content: Buffer, type: FileType): Promise<Checked> {
  if (content.length === 0) return refuse('The selected file is empty');
  if (type === 'txt' || type === 'csv') {
    const isText = isUtf8(content) && !content.includes(0);
    return isText ? { ok: true, content } : refuse('The selected file is not text. Save it as UTF-8 text');
  }
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found?.ext !== type) {
    return refuse(
      `The content of the file is not what its name says. Save it as ${type.toUpperCase()} again`,
    );
  }
  if (isPicture(type)) return cleanPicture(content);
  return type === 'pdf' ? { ok: true, content } : checkArchive(content);
}

async function cleanPicture(content: Buffer): Promise<Checked> {
  try {
    const options = { animated: true, limitInputPixels: MOST_PIXELS, failOn: 'error' } as const;
    // Only its head is read.
    const { width, height, pages = 1 } = await sharp(content, options).metadata();
    if (width * height > MOST_PIXELS) {
      return refuse(`The picture is too large: ${width} by ${height / pages}. Make it smaller`);
    }
    const picture = sharp(content, options).timeout({ seconds: SECONDS });
    const upright = pages > 1 ? picture : picture.autoOrient();
    const size = {
      width: LONGEST_SIDE,
      height: LONGEST_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
    } as const;
    return { ok: true, content: await (pages > 1 ? upright : upright.resize(size)).toBuffer() };
  } catch (error) {
    return refuse(
      /pixel limit/i.test(String(error))
        ? 'The picture is too large. Make it smaller'
        : 'The picture cannot be read. Save it again in another program',
    );
  }
}

/** Reads what an archive says of itself, and unpacks nothing. */
async function checkArchive(content: Buffer): Promise<Checked> {
  try {
    const archive = await fromBufferPromise(content, { lazyEntries: true, validateEntrySizes: true });
    if (archive.entryCount > MOST_ENTRIES) return refuse('The document has too many parts');
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (entry.isEncrypted()) return refuse('The document has a password. Save it without one');
      if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName)) {
        return refuse('The document has macros. Save it without them');
      }
    }
    return unpacked > MOST_UNPACKED_BYTES
      ? refuse('The document is far larger than it seems, so it cannot be attached')
      : { ok: true, content };
  } catch {
    return refuse('The document cannot be read. Save it again in another program');
  }
}

function refuse(message: string): Checked {
  return { ok: false, message };
}
