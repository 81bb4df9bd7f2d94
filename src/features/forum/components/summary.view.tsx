import { formatCount } from '../../../design-system/format.ts';
import { Time } from '../../../design-system/patterns/time.tsx';
import type { Summary } from '../overview/overview.repository.ts';
import { Prose } from './editor.view.tsx';

/** What somebody wrote at the head of a thread, marked with who and when, and what it rests on. */
export function ThreadSummary({ summary }: { summary: Summary }) {
  const { author, writtenAt, html, posts, people, organisations } = summary;
  return (
    <section class="govuk-inset-text" aria-labelledby="summary-heading">
      <h2 class="govuk-heading-s" id="summary-heading">
        Summary
      </h2>
      <Prose html={html} />
      <p class="se-post__facts">
        By {author}, <Time value={writtenAt} />, up to post {posts}: {formatCount(people, 'person', 'people')}{' '}
        of {formatCount(organisations, 'organisation')}
      </p>
    </section>
  );
}
