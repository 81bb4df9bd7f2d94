import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string;
}

/** A date that every entry is given: 1 January 1980, the first that the format knows. */
const DATE = 0x21;
const UTF8_NAMES = 0x0800;

export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** An archive of files, not compressed (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
export function zip(entries: readonly ZipFile[]): Buffer {
  const archive = new Archive();
  return Buffer.concat([...entries.map((entry) => archive.add(entry)), archive.end()]);
}

/** The same, a file at a time. Together they must be smaller than 4 GB. */
export async function* zipInParts(entries: AsyncIterable<ZipFile>): AsyncGenerator<Buffer> {
  const archive = new Archive();
  for await (const entry of entries) yield archive.add(entry);
  yield archive.end();
}

class Archive {
  readonly #directory: Buffer[] = [];
  #offset = 0;

  add({ name, content }: ZipFile): Buffer {
    const [path, data] = [Buffer.from(name), Buffer.from(content)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(UTF8_NAMES, 2);
    about.writeUInt16LE(DATE, 8);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(path.length, 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, path, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(this.#offset, 10);
    this.#directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), about, place, path]));
    this.#offset += file.length;
    return file;
  }

  end(): Buffer {
    const index = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.write('PK\u0005\u0006');
    end.writeUInt16LE(this.#directory.length, 8);
    end.writeUInt16LE(this.#directory.length, 10);
    end.writeUInt32LE(index.length, 12);
    end.writeUInt32LE(this.#offset, 16);
    return Buffer.concat([index, end]);
  }
}
