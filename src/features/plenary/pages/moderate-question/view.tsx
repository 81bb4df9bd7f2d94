import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../../../../design-system/components/error-summary.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { Acts } from './acts-view.tsx';
import type { ModerateQuestionView } from './model.ts';

/** One question with all that a moderator can do with it. */
export function ModerateQuestionPage(view: ModerateQuestionView) {
  const { question, refusal, errors } = view;
  const problems = [
    ...(refusal === null ? [] : [{ text: refusal }]),
    ...errors.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  ];
  return (
    <>
      <ErrorSummary errors={problems} />
      <PageHeading caption={question.stateWords}>Decide about a question</PageHeading>
      <div class="se-columns">
        <div>
          <blockquote class="se-card se-card--chosen">
            <p class="se-card__text">{question.text}</p>
          </blockquote>
          <Facts {...view} />
        </div>
        <div class="se-columns__side">
          <h2 class="govuk-heading-m">What to do</h2>
          {view.note !== null && <InsetText>{view.note}</InsetText>}
          {view.offers.length === 0 && <p class="govuk-body">Nothing can be done with it now.</p>}
          <Acts {...view} />
        </div>
      </div>
    </>
  );
}

function Facts({ question, wordings, merged, speakers, answers, zone }: ModerateQuestionView) {
  const reason = [question.reason, question.reasonNote].filter((each) => each !== null).join('. ');
  const row = (key: string, value: ComponentChildren) =>
    value !== '' && value !== null && value !== false && { key, value };
  return (
    <SummaryList
      rows={[
        row('Look at', question.mark),
        row('Asked by', question.asker),
        row('Asked', <Time value={question.askedAt} zone={zone} />),
        row('For', question.to),
        row('Answers', speakers.map(({ name, stateWords }) => `${name} ${stateWords}`).join('. ')),
        ...answers.map(({ what, text }) => row(what, text)),
        row('Item', question.part),
        row('Label', question.label),
        row('Votes', String(question.votes)),
        row('Decided by', question.decidedBy),
        row('Reason', reason),
        row('The asker says', question.secondLookNote),
        row('Merged into', question.mergedInto),
        ...wordings.map(({ what, text }) => row(what, text)),
        ...merged.map((text) => row('Merged in', text)),
      ]}
    />
  );
}
