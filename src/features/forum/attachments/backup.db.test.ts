import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import { temporaryFolder } from '../../../../test/temporary-folder.ts';
import { restoreBackup } from '../../../platform/backup/restore-backup.ts';
import { writeBackup } from '../../../platform/backup/write-backup.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { findAttachment, insertAttachment, readContent } from './attachments.repository.ts';

test('FOR-14: attached files come back from a backup byte by byte', async () => {
  const now = new Date('2026-11-23T10:02:11.123Z');
  const { kysely: db } = await openTestDatabase();
  const personId = newId<'person'>() satisfies PersonId;
  await db.insertInto('person').values({ id: personId, email: 'p@example.org', createdAt: now }).execute();
  // Every byte that there is, in a file of about a megabyte.
  const content = Buffer.from(Uint8Array.from({ length: 1_000_003 }, (_, index) => index * 7 + (index >> 8)));
  const file = {
    name: 'gate.pdf',
    mediaType: 'application/pdf',
    description: 'The gate',
    size: content.length,
  };
  const id = newId<'attachment'>();
  await inTransaction(db, (tx) => insertAttachment(tx, { id, personId, ...file, content, addedAt: now }));
  const path = `${temporaryFolder('backup-of-files').path}/backup.ndjson.gz`;
  await writeBackup(db, path, { now });
  const { kysely: restored } = await openTestDatabase();
  await restoreBackup(restored, path);
  assert.deepEqual(await findAttachment(restored, id), { id, postId: null, personId, ...file });
  assert.equal(Buffer.compare(await readContent(restored, id), content), 0);
});
