import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { readerOf } from '../../reading/joined.repository.ts';
import { holdingAt } from '../../order/sanctions.repository.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { type KeepingTags, TAG_ACTS, type TagAct } from '../../tags/keeping-tags.ts';
import type { ListedTag } from '../../tags/tag.ts';
import { followTag, listTags, tagFollowOf } from '../../tags/tags.repository.ts';
import { createListReader } from '../../threads/page-of-threads.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { afterFollowing } from '../following/after.ts';
import { pageIn } from '../query.ts';
import { ChangeTagPage } from './change-view.tsx';
import { TagPage, TagsPage } from './view.tsx';

const MOST_LISTED = 2_000;

const followForm = z.object({ level: choice(['watch', 'normal', 'mute'], 'Select how you follow it') });
const decisionForm = z.object({
  act: choice(TAG_ACTS, 'Select what to do'),
  name: line({ name: 'Name', max: 300 }),
  reason: line({ name: 'Reason', max: 500 }),
});

/** Below which field a refusal of an act is shown. */
const FIELD_OF: Readonly<Partial<Record<TagAct, string>>> = { rename: 'rename-name', merge: 'merge-name' };

/** The list of tags of a space, and the threads of each (FOR-10). */
export function tagPages({
  app,
  db,
  clock,
  rights,
  keeping,
}: ForumPages & { readonly keeping: KeepingTags }): void {
  const read = { config: { access: rights.to('mayRead') } };
  const write = { config: { access: rights.to('mayWrite') } };
  const moderate = { config: { access: rights.to('mayModerate') } };
  const crumbsBelow = (space: Parameters<typeof crumbs>[0] & object) => [
    ...crumbs(space),
    { text: 'Tags', href: forumUrls.tags(space.id) },
  ];

  async function showList(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, rights: own, suspension } = forumVisitOf(request);
    const mayPropose = own.mayWrite && holdingAt(suspension, clock.now()) === undefined;
    const { named } = request.query as { named?: unknown };
    const wanted = typeof named === 'string' ? named.trim() : '';
    const typed = typedText(toFormBody(request.body), 'name');
    return reply.code(errors.length > 0 ? 422 : 200).page({
      title: 'Tags',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space),
      content: (
        <TagsPage
          space={space}
          rights={own}
          mayPropose={mayPropose}
          tags={await listTags(db, space.id)}
          named={wanted}
          typed={typed}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.tags(':space'), read, async (request, reply) => showList(request, reply));

  app.post(forumUrls.tags(':space'), write, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const name = typedText(toFormBody(request.body), 'name');
    const outcome = await keeping.propose(signedInPerson(request), space.id, name);
    if (!outcome.ok) return showList(request, reply, [{ field: 'name', message: outcome.message }]);
    return reply.redirect(forumUrls.tags(space.id), 303);
  });

  /** The tag that an address names, and the list it stands in; what is not on the list yet or any more, for moderators alone. */
  async function findTag(request: FastifyRequest): Promise<{ tag: ListedTag; list: readonly ListedTag[] }> {
    const { space, rights: own } = forumVisitOf(request);
    const list = await listTags(db, space.id);
    const tag = list.find(({ id }) => id === (request.params as { tag?: string }).tag);
    if (tag === undefined || (tag.state !== 'accepted' && !own.mayModerate)) throw new NotFound();
    return { tag, list };
  }

  const readList = createListReader(db);

  app.get(forumUrls.tag(':space', ':tag'), read, async (request, reply) => {
    const { space, rights: own } = forumVisitOf(request);
    const { tag, list } = await findTag(request);
    if (tag.knownAs !== tag.id) return reply.redirect(forumUrls.tag(space.id, tag.knownAs), 303);
    const person = request.person?.id ?? null;
    const page = pageIn(request);
    const reader = person === null ? null : await readerOf(db, person);
    const filter = { spaceIds: [space.id], order: 'latest', tagId: tag.id } as const;
    const { threads, total } = await readList(filter, reader, page, MOST_LISTED);
    const feed = forumUrls.tagFeed(space.id, tag.id);
    return reply.page({
      title: `${tag.name} – tag`,
      breadcrumbs: crumbsBelow(space),
      ...(space.openToWorld
        ? {
            head: (
              <link
                rel="alternate"
                type="application/atom+xml"
                title={`${space.name}: ${tag.name}`}
                href={feed}
              />
            ),
          }
        : {}),
      content: (
        <TagPage
          space={space}
          rights={own}
          tag={tag}
          alsoKnownAs={list.filter(({ id, knownAs }) => knownAs === tag.id && id !== tag.id)}
          threads={threads}
          total={total}
          page={page}
          joined={reader?.joined ?? null}
          follow={person === null ? undefined : await tagFollowOf(db, person, tag.id)}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });

  app.post(forumUrls.tagAct(':space', ':tag', 'follow'), read, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const person = signedInPerson(request);
    const { tag } = await findTag(request);
    const parsed = parseForm(followForm, request.body);
    if (parsed.ok) await inTransaction(db, (tx) => followTag(tx, person.id, tag.knownAs, parsed.value.level));
    return reply.redirect(afterFollowing(request, forumUrls.tag(space.id, tag.knownAs)), 303);
  });

  async function showChange(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space } = forumVisitOf(request);
    const { tag, list } = await findTag(request);
    const typed = toFormBody(request.body);
    return reply.code(errors.length > 0 ? 422 : 200).page({
      title: `Change the tag ${tag.name}`,
      hasErrors: errors.length > 0,
      breadcrumbs: [...crumbsBelow(space), { text: tag.name, href: forumUrls.tag(space.id, tag.id) }],
      content: (
        <ChangeTagPage
          space={space}
          tag={tag}
          list={list}
          typed={{ act: typedText(typed, 'act'), name: typedText(typed, 'name') }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  const change = forumUrls.tagAct(':space', ':tag', 'change');

  app.get(change, moderate, async (request, reply) => showChange(request, reply));

  app.post(change, moderate, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const { tag } = await findTag(request);
    const parsed = parseForm(decisionForm, request.body);
    if (!parsed.ok) return showChange(request, reply, parsed.errors);
    const { act } = parsed.value;
    const outcome = await keeping.decide(signedInPerson(request), space.id, tag.id, parsed.value);
    if (!outcome.ok) {
      return showChange(request, reply, [
        { field: FIELD_OF[act] ?? 'main-content', message: outcome.message },
      ]);
    }
    const isListed = act === 'rename' || act === 'merge' || act === 'unmerge';
    return reply.redirect(isListed ? forumUrls.tag(space.id, tag.id) : forumUrls.tags(space.id), 303);
  });
}
