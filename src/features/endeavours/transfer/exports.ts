import type { z } from 'zod';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { ZipEntry } from '../../../platform/zip.ts';
import type { EndeavourId } from '../endeavour.ts';

/**
 * What a feature adds to the files of an endeavour: what its pages show every seat, and nothing that they do not. Ratings
 * by person never leave, nor what a small group said.
 */
export type FindFiles = (id: EndeavourId) => Promise<readonly ZipEntry[]>;

/**
 * A part of an endeavour's document that a feature owns: what goes along into another installation. What is under "id"
 * in it, and everything that refers to it, has another id there.
 */
export interface CarriedPart<Value> {
  /** Its name in the document; what stands under it in files that were made before may never change its form. */
  readonly name: string;
  /** Plain data: texts, numbers, lists and objects; moments as ISO texts. */
  read(id: EndeavourId): Promise<Value>;
  /** What a file may hold under this name. A file is somebody's input: leave nothing to trust. */
  readonly schema: z.ZodType<Value>;
  /** Writes it into an endeavour that is being brought in, in that transaction. */
  write(tx: Transaction, id: EndeavourId, value: Value, now: Date): Promise<void>;
}

/** Where other features add what they hold of an endeavour to its export. */
export interface Exports {
  add(find: FindFiles): void;
  /** The files of all features, in the order in which these were added. */
  filesOf(id: EndeavourId): Promise<readonly ZipEntry[]>;
  /** Adds a part to the document, which another installation brings in. */
  carry<Value>(part: CarriedPart<Value>): void;
  /** The parts of all features, by their names. */
  readCarried(id: EndeavourId): Promise<Record<string, unknown>>;
  /**
   * Reads the features' parts of a document; the transaction that writes them, or what is wrong with them: the name of a
   * part that nobody here knows, or where one is damaged.
   */
  parseCarried(
    features: Readonly<Record<string, unknown>>,
  ): { readonly write: Write } | { readonly unknown: string } | { readonly damaged: string };
}

type Write = (tx: Transaction, id: EndeavourId, now: Date) => Promise<void>;

export function createExports(): Exports {
  const features: FindFiles[] = [];
  const parts = new Map<string, Pick<CarriedPart<unknown>, 'read'> & { parse: Parse }>();
  return {
    add: (find) => void features.push(find),
    async filesOf(id) {
      const files: ZipEntry[] = [];
      for (const find of features) files.push(...(await find(id)));
      return files;
    },
    carry: (part) => void parts.set(part.name, { read: part.read, parse: parseWith(part) }),
    async readCarried(id) {
      const carried: Record<string, unknown> = {};
      for (const [name, part] of parts) carried[name] = await part.read(id);
      return carried;
    },
    parseCarried(carried) {
      const writes: Write[] = [];
      for (const [name, value] of Object.entries(carried)) {
        const part = parts.get(name);
        if (part === undefined) return { unknown: name };
        const parsed = part.parse(value);
        if (typeof parsed === 'string') return { damaged: `${name} ${parsed}` };
        writes.push(parsed);
      }
      return {
        async write(tx, id, now) {
          for (const write of writes) await write(tx, id, now);
        },
      };
    },
  };
}

type Parse = (value: unknown) => Write | string;

function parseWith<Value>({ schema, write }: CarriedPart<Value>): Parse {
  return (value) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return parsed.error.issues[0]?.path.join(' ') ?? '';
    return (tx, id, now) => write(tx, id, parsed.data, now);
  };
}
