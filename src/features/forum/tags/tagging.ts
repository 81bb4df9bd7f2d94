import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { PersonId } from '../../people/index.ts';
import { type Outcome, refused } from '../outcome.ts';
import { spaceScope } from '../scope.ts';
import type { Rights, SpaceId } from '../space.ts';
import { type TagId, tagKey, whyNotTags } from './tag.ts';
import { countProposed, findTagsNamed, insertTags } from './tags.repository.ts';

/** Of one person in one space, so that a list is not flooded. */
const MOST_WAITING = 20;

/**
 * The tags of these names in the list of a space. Names that are not in it are proposed, or accepted at once where a
 * moderator writes them; a tag that was merged is the one that stands for it now.
 */
export async function tagsNamed(
  tx: Transaction,
  by: { readonly id: PersonId; readonly rights: Rights },
  spaceId: SpaceId,
  names: readonly string[],
  now: Date,
): Promise<Outcome<{ readonly tags: readonly TagId[]; readonly isProposed: boolean }>> {
  const why = whyNotTags(names);
  if (why !== undefined) return refused(why);
  const known = await findTagsNamed(tx, spaceId, names);
  const removed = names.find((name) => known.get(tagKey(name))?.isRemoved === true);
  if (removed !== undefined) {
    return refused(`A moderator took the tag “${removed}” off the list of this space. Leave it out.`);
  }
  const fresh = names.filter((name) => !known.has(tagKey(name)));
  const { mayModerate } = by.rights;
  if (
    fresh.length > 0 &&
    !mayModerate &&
    (await countProposed(tx, spaceId, by.id)) + fresh.length > MOST_WAITING
  ) {
    return refused(`So many tags of yours wait for a moderator already. Choose tags from the list for now.`);
  }
  const made = fresh.map((name) => ({
    id: newId<'tag'>(),
    spaceId,
    name,
    authorId: by.id,
    createdAt: now,
    acceptedAt: mayModerate ? now : null,
  }));
  await insertTags(tx, made);
  await writeRecord(
    tx,
    now,
    ...made.map(({ id, name }) => ({
      scope: spaceScope(spaceId),
      kind: mayModerate ? 'tag-added' : 'tag-proposed',
      personId: by.id,
      subject: id,
      data: { tag: name },
    })),
  );
  const tags = new Set([
    ...names.flatMap((name) => known.get(tagKey(name))?.knownAs ?? []),
    ...made.map(({ id }) => id),
  ]);
  return { ok: true, tags: [...tags], isProposed: made.length > 0 && !mayModerate };
}
