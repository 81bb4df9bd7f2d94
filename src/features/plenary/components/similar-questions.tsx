import type { PublicQuestion } from '../../questions/shared.ts';
import { QuestionItem } from './question-item.tsx';

export interface SimilarQuestionsProps {
  readonly title: string;
  readonly code: string;
  readonly csrf: string;
  readonly questions: readonly PublicQuestion[];
  readonly after: string;
}

/** Questions much like a draft, each to be voted for in place of asking again (LIVE-29). */
export function SimilarQuestions({ title, code, csrf, questions, after }: SimilarQuestionsProps) {
  return (
    <section class="se-similar" aria-label={title}>
      <h2 class="govuk-heading-s">{title}</h2>
      <p class="govuk-body">A vote for a question that is there counts more than asking it twice.</p>
      <ol class="se-questions">
        {questions.map((question) => (
          <QuestionItem
            key={question.id}
            code={code}
            question={question}
            speakers={[]}
            isMine={false}
            isWanted={false}
            canVote
            votesHidden={false}
            csrf={csrf}
          />
        ))}
      </ol>
      <p class="govuk-body">{after}</p>
    </section>
  );
}
