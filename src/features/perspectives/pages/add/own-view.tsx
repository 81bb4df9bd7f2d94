import { StatusText } from '../../../../design-system/patterns/text.tsx';
import { forumUrls } from '../../../forum/index.ts';
import type { Onward } from '../../onward.repository.ts';
import { purposeWords } from '../../onward.ts';
import { Words } from '../../words-view.tsx';
import { rejectWords, type Statement } from '../../statement.ts';

/** What became of the statements that a participant has added. */
export function OwnStatements({
  own,
  statements,
  onward,
}: {
  own: readonly Statement[];
  statements: readonly Statement[];
  onward: readonly Onward[];
}) {
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="own-heading">
      <h2 class="govuk-heading-m" id="own-heading">
        What became of your statements
      </h2>
      <ul class="se-cards">
        {own.map((statement) => (
          <li class="se-card">
            <p class="se-card__text">
              <Words of={statement} />
            </p>
            <p class="govuk-body-s">
              <Fate statement={statement} other={statements.find(({ id }) => id === statement.otherId)} />
            </p>
            <WentOn onward={onward.find(({ statementId }) => statementId === statement.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WentOn({ onward }: { onward: Onward | undefined }) {
  if (onward === undefined) return null;
  const words = purposeWords(onward);
  return (
    <p class="govuk-body-s">
      {words !== null &&
        `What became of it: ${words}${onward.asideReason === '' ? '' : `: ${onward.asideReason}`}. `}
      {onward.threadId !== null && (
        <a class="govuk-link" href={forumUrls.thread(onward.threadId)}>
          It is talked about in a thread
        </a>
      )}
    </p>
  );
}

function Fate({ statement, other }: { statement: Statement; other: Statement | undefined }) {
  const { state, reason, reasonNote } = statement;
  switch (state) {
    case 'waiting':
      return <StatusText tone="waiting">A convener has not looked at it yet</StatusText>;
    case 'accepted':
      return (
        <>
          <StatusText tone="done">Others can answer it</StatusText> {reasonNote}
        </>
      );
    case 'rejected':
      return (
        <>
          <StatusText tone="problem">Not shown</StatusText> {rejectWords(reason)}. {reasonNote}
        </>
      );
    case 'merged':
      return (
        <>
          <StatusText>Merged</StatusText> with one that says the same: “
          {other !== undefined && <Words of={other} />}”
        </>
      );
    case 'replaced':
      return (
        <>
          <StatusText>Corrected</StatusText> It now reads: “{other !== undefined && <Words of={other} />}”.
          Answers to the old wording stay with it.
        </>
      );
  }
}
