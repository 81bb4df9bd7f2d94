import type { ThreadTag } from '../tags/tag.ts';
import { forumUrls } from '../urls.ts';

/** The tags of a thread, each leading to all threads that carry it; nothing where there is none. */
export function TagLinks({ spaceId, tags }: { spaceId: string; tags: readonly ThreadTag[] }) {
  if (tags.length === 0) return null;
  return (
    <p class="se-thread__facts">
      Tags:{' '}
      {tags.map(({ id, name, isProposed }, index) => (
        <>
          {index > 0 && ', '}
          <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.tag(spaceId, id)}>
            {name}
          </a>
          {isProposed && ' (proposed)'}
        </>
      ))}
    </p>
  );
}
