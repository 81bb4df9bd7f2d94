import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Person } from '../../people/index.ts';
import { whyStopped } from '../order/gate.ts';
import type { Space, SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import {
  type AttachmentId,
  type AttachmentRules,
  isPicture,
  markdownOf,
  mediaTypeOf,
  MOST_BYTES_OF_ONE,
  plainName,
  rulesOfSpace,
  sizeWords,
  typeOfName,
} from './attachment.ts';
import { bytesOf, insertAttachment } from './attachments.repository.ts';
import { checkFile } from './check-file.ts';
import { scan } from './scan.ts';
import type { Upload } from './uploads.ts';

export type Attached =
  | { readonly ok: true; readonly markdown: string }
  | { readonly ok: false; readonly field: 'file' | 'description'; readonly message: string };

/** Takes pictures and documents in while somebody writes (FOR-14). */
export interface Attaching {
  readonly rules: AttachmentRules;
  /** `space` is undefined where a private thread is begun, which has none yet. */
  attach(
    by: Person,
    space: Space | undefined,
    upload: Upload | undefined,
    description: string,
  ): Promise<Attached>;
}

export function createAttaching(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly rights: SpaceRights;
  readonly rules: AttachmentRules;
}): Attaching {
  const { db, clock, rights, rules } = deps;

  async function whyNotIn(
    tx: Transaction,
    by: Person,
    space: SpaceId,
    now: Date,
  ): Promise<string | undefined> {
    const stopped = await whyStopped(tx, by.id, space, now);
    if (stopped !== undefined) return stopped;
    const mayWrite = (await rights.of(tx, by, space))?.rights.mayWrite === true;
    return mayWrite ? undefined : 'You can no longer write in this space';
  }

  return {
    rules,
    async attach(by, space, upload, description) {
      const own = space === undefined ? rules : rulesOfSpace(rules, space);
      const refuse = (message: string, field: 'file' | 'description' = 'file') =>
        ({ ok: false, field, message }) as const;
      if (upload === undefined) return refuse('Select a file');
      if (own.mostBytes === 0) return refuse('This space takes no files');
      if (upload.isTooLarge || upload.content.length > own.mostBytes) {
        return refuse(`The selected file must be ${sizeWords(own.mostBytes)} or less`);
      }
      const type = typeOfName(upload.name, own);
      if (type === undefined) {
        return refuse(`The selected file must be one of ${own.types.join(', ').toUpperCase()}`);
      }
      if (isPicture(type) && description === '') {
        return refuse(
          'Say what the picture shows, for people who cannot see it, then select it again',
          'description',
        );
      }
      const checked = await checkFile(upload.content, type);
      if (!checked.ok) return refuse(checked.message);
      const found = await scan(rules.scan, checked.content);
      if (found === 'infected') return refuse('A virus was found in the selected file');
      if (found === 'unknown')
        return refuse('The file could not be checked for viruses. Try again in a few minutes');
      const { content } = checked;
      const id = newId<'attachment'>();
      const file = { name: plainName(upload.name), size: content.length, description };
      return inTransaction<Attached>(db, async (tx) => {
        const now = clock.now();
        const why = space === undefined ? undefined : await whyNotIn(tx, by, space.id, now);
        if (why !== undefined) return refuse(why);
        if ((await bytesOf(tx, by.id)) + content.length > MOST_BYTES_OF_ONE) {
          return refuse(
            `You have attached ${sizeWords(MOST_BYTES_OF_ONE)} in all, which is the most. Delete a post with a file first`,
          );
        }
        const mediaType = mediaTypeOf(type);
        await insertAttachment(tx, {
          id,
          personId: by.id,
          ...file,
          mediaType,
          content,
          addedAt: now,
        });
        return { ok: true, markdown: markdownOf(id as AttachmentId, { ...file, type }) };
      });
    },
  };
}
