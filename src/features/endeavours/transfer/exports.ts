import type { ZipEntry } from '../../../platform/zip.ts';
import type { EndeavourId } from '../endeavour.ts';

/**
 * What a feature adds to the files of an endeavour: what its pages show every seat, and nothing that they do not. Ratings
 * by person never leave, nor what a small group said.
 */
export type FindFiles = (id: EndeavourId) => Promise<readonly ZipEntry[]>;

/** Where other features add what they hold of an endeavour to its export. */
export interface Exports {
  add(find: FindFiles): void;
  /** The files of all features, in the order in which these were added. */
  filesOf(id: EndeavourId): Promise<readonly ZipEntry[]>;
}

export function createExports(): Exports {
  const features: FindFiles[] = [];
  return {
    add: (find) => void features.push(find),
    async filesOf(id) {
      const files: ZipEntry[] = [];
      for (const find of features) files.push(...(await find(id)));
      return files;
    },
  };
}
