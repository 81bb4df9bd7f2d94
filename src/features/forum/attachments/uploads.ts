import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A file that came with a form. */
export interface Upload {
  readonly name: string;
  readonly content: Buffer;
  /** It was cut off at the most that is taken. */
  readonly isTooLarge: boolean;
}

const MOST_FIELD_BYTES = 1024 * 1024;
const uploads = new WeakMap<FastifyRequest, Upload>();

/** The file that came with a form, if somebody selected one. */
export function uploadOf(request: FastifyRequest): Upload | undefined {
  return uploads.get(request);
}

/** Lets forms of this scope send one file beside their fields, which are read as those of any form. */
export async function takeUploads(scope: FastifyInstance, mostBytes: number): Promise<void> {
  await scope.register(multipart, {
    attachFieldsToBody: 'keyValues',
    // The form says so, with everything else that was typed.
    throwFileSizeLimit: false,
    limits: { files: 1, fileSize: Math.max(1, mostBytes), fields: 30, fieldSize: MOST_FIELD_BYTES },
    async onFile(this: FastifyRequest, part) {
      Object.assign(part, { value: '' });
      // Where nothing was selected there is no name, whatever the types say.
      const name = (part.filename as string | undefined) ?? '';
      if (this.person === null || name === '') {
        part.file.resume();
        return;
      }
      const pieces: Buffer[] = [];
      for await (const piece of part.file) pieces.push(piece as Buffer);
      const isTooLarge = part.file.truncated;
      const content = isTooLarge ? Buffer.alloc(0) : Buffer.concat(pieces);
      uploads.set(this, { name, content, isTooLarge });
    },
  });
}
