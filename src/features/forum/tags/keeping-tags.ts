import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { EventHub } from '../events.ts';
import { whyStopped } from '../order/gate.ts';
import { NOT_A_MODERATOR } from '../order/deps.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { type ThreadId, whyNoReplies } from '../thread.ts';
import { lockThread } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import { type ListedTag, type TagId, tagKey, tagNames, whyNotTags } from './tag.ts';
import { tagsNamed } from './tagging.ts';
import { findKnownAs, listTags, lockTags, proposerOf, setThreadTags, updateTag } from './tags.repository.ts';

/** What moderators do to a tag; each can be undone by another. */
export const TAG_ACTS = ['accept', 'rename', 'merge', 'unmerge', 'remove', 'restore'] as const;
export type TagAct = (typeof TAG_ACTS)[number];

export interface TagDecision {
  readonly act: TagAct;
  /** The new name, or the name of the tag that it is merged into. */
  readonly name: string;
  readonly reason: string;
}

const RECORDED: Readonly<Record<TagAct, string>> = {
  accept: 'tag-accepted',
  rename: 'tag-renamed',
  merge: 'tag-merged',
  unmerge: 'tag-unmerged',
  remove: 'tag-removed',
  restore: 'tag-restored',
};

/** The list of tags of a space: members propose, moderators decide, on the record of the space (FOR-10). */
export interface KeepingTags {
  /** Adds names to the list, as proposals unless a moderator does. */
  propose(by: Person, spaceId: SpaceId, names: string): Promise<Outcome<{ readonly isProposed: boolean }>>;
  decide(by: Person, spaceId: SpaceId, id: TagId, decision: TagDecision): Promise<Outcome>;
  /** Author of the thread and moderators choose its tags. */
  tagThread(by: Person, id: ThreadId, names: readonly string[]): Promise<Outcome>;
}

interface Deps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly rights: SpaceRights;
}

export function createKeepingTags({ db, clock, events, rights }: Deps): KeepingTags {
  async function tellProposer(
    tx: Transaction,
    space: Space,
    by: PersonId,
    { tag, act, reason }: { readonly tag: ListedTag; readonly act: TagAct; readonly reason: string },
  ): Promise<void> {
    const to = await proposerOf(tx, tag.id);
    if (to === null || to === by || (act !== 'accept' && act !== 'remove')) return;
    const what =
      act === 'accept'
        ? `The tag “${tag.name}” that you proposed is on the list of ${space.name}`
        : `The tag “${tag.name}” that you proposed was not taken up in ${space.name}`;
    const tell = [{ to, what, url: forumUrls.spaceAct(space.id, 'tags') }];
    const told = { kind: RECORDED[act], subject: tag.id, space, by, reason, tell };
    await events.moderated(tx, told, clock.now());
  }

  return {
    propose: (by, spaceId, text) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const names = tagNames(text);
        const place = await rights.of(tx, by, spaceId);
        if (place?.rights.mayWrite !== true || place.space.isThread) {
          return refused('You cannot propose tags in this space.');
        }
        if (names.length === 0) return refused('Enter a tag');
        const stopped = await whyStopped(tx, by.id, spaceId, now);
        if (stopped !== undefined) return refused(stopped);
        await lockTags(tx, spaceId);
        const known = (await listTags(tx, spaceId)).find(
          ({ name }) => tagKey(name) === tagKey(names[0] ?? ''),
        );
        if (names.length === 1 && known !== undefined && known.state !== 'removed') {
          return refused(
            known.state === 'accepted'
              ? 'This tag is on the list already.'
              : 'This tag was proposed already.',
          );
        }
        return tagsNamed(tx, { id: by.id, rights: place.rights }, spaceId, names, now);
      }),

    decide: (by, spaceId, id, { act, name, reason }) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const place = await rights.of(tx, by, spaceId);
        if (place?.rights.mayModerate !== true) return refused(NOT_A_MODERATOR);
        await lockTags(tx, spaceId);
        const list = await listTags(tx, spaceId);
        const tag = list.find((each) => each.id === id);
        if (tag === undefined) return refused('There is no such tag.');
        const change = changeOf(list, tag, act, { name, now });
        if (!change.ok) return change;
        await updateTag(tx, id, change.set);
        await findKnownAs(tx, spaceId);
        await writeRecord(tx, now, {
          scope: spaceScope(spaceId),
          kind: RECORDED[act],
          personId: by.id,
          subject: id,
          reason,
          data: { tag: tag.name, ...(change.to === undefined ? {} : { to: change.to }) },
        });
        await tellProposer(tx, place.space, by.id, { tag, act, reason });
        return done;
      }),

    tagThread: (by, id, names) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const thread = await lockThread(tx, id, by.id);
        const place = await rights.of(tx, by, thread.spaceId);
        const isOwn = thread.authorId === by.id && place?.rights.mayWrite === true;
        if (place === undefined || place.space.isThread || (!isOwn && !place.rights.mayModerate)) {
          return refused('Whoever began this thread, and moderators, choose its tags.');
        }
        const why = place.rights.mayModerate
          ? undefined
          : (whyNoReplies(thread) ?? (await whyStopped(tx, by.id, thread.spaceId, now)));
        if (why !== undefined) return refused(why);
        await lockTags(tx, thread.spaceId);
        const found = await tagsNamed(tx, { id: by.id, rights: place.rights }, thread.spaceId, names, now);
        if (!found.ok) return found;
        await setThreadTags(tx, id, thread.spaceId, found.tags);
        if (!isOwn) {
          const scope = spaceScope(thread.spaceId);
          await writeRecord(tx, now, { scope, kind: 'thread-tagged', personId: by.id, subject: id });
        }
        return done;
      }),
  };
}

type Change = Outcome<{ readonly set: Parameters<typeof updateTag>[2]; readonly to?: string }>;

/** What an act changes of a tag, or why it cannot be. */
function changeOf(
  list: readonly ListedTag[],
  tag: ListedTag,
  act: TagAct,
  { name, now }: { readonly name: string; readonly now: Date },
): Change {
  const [typed] = tagNames(name.replaceAll(',', ' '));
  const named = list.find((each) => typed !== undefined && tagKey(each.name) === tagKey(typed));
  switch (act) {
    case 'accept':
      return { ok: true, set: { acceptedAt: now, removedAt: null } };
    case 'remove':
      return { ok: true, set: { removedAt: now } };
    case 'restore':
      return { ok: true, set: { removedAt: null, acceptedAt: now } };
    case 'unmerge':
      return { ok: true, set: { mergedInto: null } };
    case 'rename': {
      if (typed === undefined) return refused('Enter a name');
      if (named !== undefined && named.id !== tag.id) {
        return refused(`There is a tag “${named.name}” already. Merge this one into it instead.`);
      }
      const why = whyNotTags([typed]);
      if (why !== undefined) return refused(why);
      return { ok: true, set: { name: typed, nameKey: tagKey(typed) }, to: typed };
    }
    case 'merge': {
      const into = list.find(({ id }) => id === named?.knownAs);
      if (into?.state !== 'accepted') return refused('Enter the name of another tag of this space');
      if (into.id === tag.knownAs) return refused('Enter another tag: this is the same one');
      return { ok: true, set: { mergedInto: into.id, acceptedAt: now }, to: into.name };
    }
  }
}
