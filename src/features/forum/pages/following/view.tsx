import type { ComponentChildren } from 'preact';
import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import type { FollowedTag, FollowedThread } from '../../reading/following.repository.ts';
import type { FollowLevel } from '../../components/follow.view.tsx';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

interface Model {
  readonly spaces: readonly { readonly id: string; readonly name: string; readonly level: FollowLevel }[];
  readonly tags: readonly FollowedTag[];
  readonly threads: readonly FollowedThread[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly page: number;
  readonly hasMore: boolean;
  readonly csrf: string;
}

/** Something that is watched or muted: where it is, and where its level is changed. */
interface Followed {
  readonly name: string;
  readonly href: string;
  readonly action: string;
  readonly level: FollowLevel;
}

export function FollowingPage({ spaces, tags, threads, people, page, hasMore, csrf }: Model) {
  const at = (each: number): string => withQuery(forumUrls.following, { page: each });
  const isEmpty = [spaces, tags, threads, people].every((each) => each.length === 0);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>What I watch and mute</PageHeading>
        <p class="govuk-body">
          You are told of everything new in what you watch. Muting wins: where a thread, its space or one of
          its tags is muted, you are told only when somebody mentions you or asks you. Nobody else sees any of
          this.
        </p>
        {isEmpty && page === 1 && (
          <EmptyState title="You watch and mute nothing.">
            <p class="govuk-body">
              Each thread, space and tag can be watched or muted on its page. You watch a thread once you have
              written in it.
            </p>
          </EmptyState>
        )}
        {page === 1 && (
          <>
            <Section heading="Spaces">
              {spaces.map(({ id, name, level }) => (
                <Item
                  of={{ name, level, href: forumUrls.space(id), action: forumUrls.spaceAct(id, 'follow') }}
                  csrf={csrf}
                />
              ))}
            </Section>
            <Section heading="Tags">
              {tags.map(({ id, name, space, spaceId, level }) => (
                <Item
                  of={{
                    name: `${name} in ${space}`,
                    level,
                    href: forumUrls.tag(spaceId, id),
                    action: forumUrls.tagAct(spaceId, id, 'follow'),
                  }}
                  csrf={csrf}
                />
              ))}
            </Section>
            <Section heading="People">
              {people.map(({ id, name }) => (
                <li>
                  <Form action={forumUrls.unmute} csrf={csrf}>
                    <HiddenFields values={{ person: id }} />
                    {name}, muted{' '}
                    <button type="submit" class="se-link-button">
                      Stop muting<VisuallyHidden> {name}</VisuallyHidden>
                    </button>
                  </Form>
                </li>
              ))}
            </Section>
          </>
        )}
        <Section heading="Threads">
          {threads.map(({ id, title, level }) => (
            <Item
              of={{
                name: title,
                level,
                href: forumUrls.thread(id),
                action: forumUrls.threadAct(id, 'follow'),
              }}
              csrf={csrf}
            />
          ))}
        </Section>
        {(page > 1 || hasMore) && (
          <Pagination
            label="Threads"
            previous={page > 1 ? { href: at(page - 1) } : undefined}
            next={hasMore ? { href: at(page + 1) } : undefined}
          />
        )}
      </div>
    </div>
  );
}

function Section({ heading, children }: { heading: string; children: readonly ComponentChildren[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      <ul class="govuk-list govuk-list--spaced">{children}</ul>
    </section>
  );
}

function Item({ of: { name, href, action, level }, csrf }: { of: Followed; csrf: string }) {
  const isMuted = level === 'mute';
  return (
    <li>
      <Form action={action} csrf={csrf}>
        <HiddenFields values={{ from: 'following' }} />
        <a class="govuk-link" href={href}>
          {name}
        </a>
        , {isMuted ? 'muted' : 'watched'}{' '}
        <button type="submit" class="se-link-button" name="level" value="normal">
          {isMuted ? 'Stop muting' : 'Stop watching'}
          <VisuallyHidden> {name}</VisuallyHidden>
        </button>{' '}
        <button type="submit" class="se-link-button" name="level" value={isMuted ? 'watch' : 'mute'}>
          {isMuted ? 'Watch' : 'Mute'}
          <VisuallyHidden> {name}</VisuallyHidden>
        </button>
      </Form>
    </li>
  );
}
