import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Follow, type FollowLevel } from '../../components/follow.view.tsx';
import { Pages, ThreadList } from '../../components/thread-list.view.tsx';
import type { Rights, Space } from '../../space.ts';
import { type ListedTag, MANY_TAGS, tagKey } from '../../tags/tag.ts';
import type { ListedThread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

export function TagsPage({
  space,
  rights,
  mayPropose,
  tags,
  named,
  typed,
  errors,
  csrf,
}: {
  space: Space;
  rights: Rights;
  mayPropose: boolean;
  tags: readonly ListedTag[];
  /** Only tags whose name holds this are listed. */
  named: string;
  typed: string;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  const all = tags.filter(({ state, mergedInto }) => state === 'accepted' && mergedInto === null);
  const shown = all.filter(({ name }) => tagKey(name).includes(tagKey(named)));
  const proposed = tags.filter(({ state, mergedInto }) => state === 'proposed' && mergedInto === null);
  const gone = tags.filter(({ state, mergedInto }) => state === 'removed' || mergedInto !== null);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={space.name}>Tags</PageHeading>
        {rights.mayModerate && proposed.length > 0 && <Proposed space={space} tags={proposed} csrf={csrf} />}
        {all.length > MANY_TAGS && (
          <Form action={forumUrls.tags(space.id)} method="get">
            <Input name="named" label="Find a tag" value={named} class="govuk-input--width-20" />
            <Button variant="secondary">Find</Button>
          </Form>
        )}
        {all.length === 0 && (
          <EmptyState title="There is no tag here yet.">
            <p class="govuk-body">Tags are words by which people find threads about the same thing.</p>
          </EmptyState>
        )}
        {all.length > 0 && shown.length === 0 && (
          <EmptyState title={`No tag has “${named}” in its name.`}>
            <p class="govuk-body">
              <a class="govuk-link" href={forumUrls.tags(space.id)}>
                Show all tags
              </a>
            </p>
          </EmptyState>
        )}
        <TagList space={space} tags={shown} />
        {(mayPropose || errors.length > 0) && (
          <Form action={forumUrls.tags(space.id)} csrf={csrf}>
            <Input
              name="name"
              label={rights.mayModerate ? 'Add a tag' : 'Propose a tag'}
              hint={
                rights.mayModerate
                  ? 'One or more, separated by commas'
                  : 'One or more, separated by commas. It is on the list once a moderator has accepted it'
              }
              value={typed}
              error={mistakeAt(errors, 'name')}
            />
            <Button variant="secondary" preventDoubleClick>
              {rights.mayModerate ? 'Add' : 'Propose'}
            </Button>
          </Form>
        )}
        {!rights.mayModerate && proposed.length > 0 && (
          <p class="govuk-body">
            {formatCount(proposed.length, 'proposed tag waits', 'proposed tags wait')} for a moderator.
          </p>
        )}
        {rights.mayModerate && gone.length > 0 && (
          <section aria-labelledby="gone-heading">
            <h2 class="govuk-heading-m" id="gone-heading">
              Merged or taken off the list
            </h2>
            <ul class="govuk-list">
              {gone.map((tag) => (
                <li key={tag.id}>
                  <a class="govuk-link" href={forumUrls.tagAct(space.id, tag.id, 'change')}>
                    {tag.name}
                  </a>
                  {tag.mergedInto !== null &&
                    `, merged into ${tags.find(({ id }) => id === tag.mergedInto)?.name}`}
                  {tag.state === 'removed' && ', off the list'}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

function TagList({ space, tags }: { space: Space; tags: readonly ListedTag[] }) {
  return (
    <ul class="govuk-list">
      {tags.map(({ id, name, threads }) => (
        <li key={id}>
          <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.tag(space.id, id)}>
            {name}
          </a>
          , {formatCount(threads, 'thread')}
        </li>
      ))}
    </ul>
  );
}

function Proposed({ space, tags, csrf }: { space: Space; tags: readonly ListedTag[]; csrf: string }) {
  return (
    <section aria-labelledby="proposed-heading">
      <h2 class="govuk-heading-m" id="proposed-heading">
        Proposed
      </h2>
      <ul class="govuk-list govuk-list--spaced">
        {tags.map(({ id, name, threads }) => (
          <li key={id}>
            <Form action={forumUrls.tagAct(space.id, id, 'change')} csrf={csrf}>
              <HiddenFields values={{ act: 'accept' }} />
              {name}, {formatCount(threads, 'thread')}{' '}
              <button type="submit" class="se-link-button">
                Accept<VisuallyHidden> {name}</VisuallyHidden>
              </button>{' '}
              <a class="govuk-link" href={forumUrls.tagAct(space.id, id, 'change')}>
                Rename, merge or decline<VisuallyHidden> {name}</VisuallyHidden>
              </a>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface TagPageModel {
  readonly space: Space;
  readonly rights: Rights;
  readonly tag: ListedTag;
  readonly alsoKnownAs: readonly ListedTag[];
  readonly threads: readonly ListedThread[];
  readonly total: number;
  readonly page: number;
  readonly joined: Date | null;
  /** Undefined where nobody is signed in. */
  readonly follow: FollowLevel | undefined;
  readonly csrf: string;
}

const STATE_WORDS = {
  proposed: 'This tag is proposed. Its threads show it to everybody once it is accepted.',
  removed: 'This tag is off the list. No thread shows it.',
} as const;

export function TagPage({
  space,
  rights,
  tag,
  alsoKnownAs,
  threads,
  total,
  page,
  joined,
  follow,
  csrf,
}: TagPageModel) {
  return (
    <>
      <PageHeading caption={`${space.name}, tag`}>{tag.name}</PageHeading>
      {tag.state !== 'accepted' && <p class="govuk-inset-text">{STATE_WORDS[tag.state]}</p>}
      {alsoKnownAs.length > 0 && (
        <p class="govuk-body">Also called {alsoKnownAs.map(({ name }) => name).join(', ')}.</p>
      )}
      {follow !== undefined && (
        <Follow action={forumUrls.tagAct(space.id, tag.id, 'follow')} level={follow} of="tag" csrf={csrf} />
      )}
      {(rights.mayModerate || space.openToWorld) && (
        <ul class="govuk-list se-links">
          {rights.mayModerate && (
            <li>
              <a class="govuk-link" href={forumUrls.tagAct(space.id, tag.id, 'change')}>
                Change this tag
              </a>
            </li>
          )}
          {space.openToWorld && (
            <li>
              <a class="govuk-link" href={forumUrls.tagFeed(space.id, tag.id)}>
                Feed for programs (Atom)
              </a>
            </li>
          )}
        </ul>
      )}
      {threads.length === 0 && (
        <EmptyState title="No thread carries this tag yet.">
          <p class="govuk-body">Whoever begins a thread chooses its tags, and can change them later.</p>
        </EmptyState>
      )}
      <ThreadList threads={threads} joined={joined} />
      <Pages
        page={page}
        total={total}
        label="Threads"
        href={(each) => withQuery(forumUrls.tag(space.id, tag.id), { page: each === 1 ? undefined : each })}
      />
    </>
  );
}
