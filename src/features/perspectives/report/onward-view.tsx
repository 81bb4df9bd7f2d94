import { forumUrls } from '../../forum/index.ts';
import type { Onward } from '../onward.repository.ts';
import { purposeWords } from '../onward.ts';
import type { ReportSection } from './section.ts';
import { Words } from '../words-view.tsx';

/** What goes on from statements: threads that they became, and what is put forward for the common purpose. */
export function onwardSection(onward: readonly Onward[]): ReportSection | null {
  if (onward.length === 0) return null;
  const body = (
    <ul class="govuk-list govuk-list--spaced">
      {onward.map((each) => (
        <li>
          <strong>
            <Words of={each} />
          </strong>
          <br />
          <span class="govuk-hint">
            Statement {each.number}
            {purposeWords(each) === null ? '' : `: ${purposeWords(each) ?? ''}`}.
          </span>{' '}
          {each.threadId !== null && (
            <a class="govuk-link" href={forumUrls.thread(each.threadId)}>
              Talk about it
              <span class="govuk-visually-hidden">
                : <Words of={each} />
              </span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
  return { id: 'onward', heading: 'What goes on from here', body };
}
