import { forumUrls } from '../../forum/index.ts';
import type { Onward } from '../onward.repository.ts';

/** What goes on from statements: threads that they became, and what is put forward for the common purpose. */
export function OnwardSection({ onward }: { onward: readonly Onward[] }) {
  if (onward.length === 0) return null;
  return (
    <section aria-labelledby="onward-heading">
      <h2 class="govuk-heading-m" id="onward-heading">
        What goes on from here
      </h2>
      <ul class="govuk-list govuk-list--spaced">
        {onward.map(({ number, text, threadId, purposeAt }) => (
          <li>
            <strong>{text}</strong>
            <br />
            <span class="govuk-hint">
              {number}.{purposeAt !== null && ' Put forward for the common purpose.'}
            </span>{' '}
            {threadId !== null && (
              <a class="govuk-link" href={forumUrls.thread(threadId)}>
                Talk about it<span class="govuk-visually-hidden">: {text}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
