import { InsetText } from '../../../design-system/components/inset-text.tsx';
import { formatCount } from '../../../design-system/format.ts';
import { forumUrls } from '../../forum/index.ts';

/** Asks whoever supported questions of a session that is over, until they have answered (LIVE-62). */
export function ToFollow({ code, count }: { code: string; count: number }) {
  if (count === 0) return null;
  const questions = formatCount(count, 'question you supported goes', 'questions you supported go');
  return (
    <InsetText>
      {questions} on in the forum.{' '}
      <a class="govuk-link" href={forumUrls.supported(code)}>
        Choose what you follow
      </a>
    </InsetText>
  );
}
