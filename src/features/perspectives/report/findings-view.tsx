import type { ComponentChildren } from 'preact';
import { Details } from '../../../design-system/components/details.tsx';
import type { Finding } from '../../../analysis/perspectives/telling/summary.ts';
import { Words } from '../words-view.tsx';

/** Statements with the counts that each rests on. */
export function FindingsList({ list }: { list: readonly Finding[] }) {
  return (
    <ul class="govuk-list govuk-list--spaced">
      {list.map(({ number, text, language, words }) => (
        <li>
          <strong>
            <Words of={{ text, language }} />
          </strong>
          <br />
          <span class="govuk-hint">
            Statement {number}: {words}.
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Explains a figure where it stands; on paper it is open. */
export function HowFound({
  summary = 'How this is found',
  children,
}: {
  summary?: string;
  children: ComponentChildren;
}) {
  return (
    <Details summary={summary}>
      {typeof children === 'string' ? <p class="govuk-body">{children}</p> : children}
    </Details>
  );
}
