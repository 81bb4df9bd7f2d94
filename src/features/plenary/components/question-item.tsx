import { StatusText, type StatusTone, VisuallyHidden } from '../../../design-system/patterns/text.tsx';
import { OPEN_STATES, type PublicQuestion, type QuestionState, STATE_WORDS } from '../../questions/shared.ts';
import { plenaryUrls } from '../urls.ts';

export interface QuestionItemProps {
  readonly code: string;
  readonly question: PublicQuestion;
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  readonly isMine: boolean;
  readonly isWanted: boolean;
  readonly canVote: boolean;
  readonly votesHidden: boolean;
  readonly csrf: string;
  readonly onVote?: ((id: string, wanted: boolean) => void) | undefined;
}

const TONES: Readonly<Partial<Record<QuestionState, StatusTone>>> = {
  next: 'waiting',
  answering: 'active',
  answered: 'done',
  removed: 'problem',
  withdrawn: 'neutral',
};

/** One question in a list: how wanted it is, what it says, and what has become of it. */
export function QuestionItem(props: QuestionItemProps) {
  const { code, question, isMine } = props;
  const isGone = question.state === 'removed' || question.state === 'withdrawn';
  const classes = ['se-question'];
  if (question.state === 'answering') classes.push('se-question--answering');
  if (isMine) classes.push('se-question--own');
  return (
    <li class={classes.join(' ')} id={`question-${question.id}`} data-question={question.id}>
      <div class="se-question__vote">{!isGone && <Vote {...props} />}</div>
      <div class="se-question__body">
        {!isGone && <Status question={question} />}
        {isGone ? (
          <p class="se-question__text">{goneText(question)}</p>
        ) : (
          <p class="se-question__text" lang={question.language === 'en' ? undefined : question.language}>
            <a class="govuk-link govuk-link--no-visited-state" href={plenaryUrls.question(code, question.id)}>
              {question.text}
            </a>
          </p>
        )}
        {question.proposed !== null && (
          <p class="se-question__more">Clearer wording proposed by a moderator: {question.proposed}</p>
        )}
        {!isGone && <Meta {...props} />}
      </div>
    </li>
  );
}

function Status({ question }: { question: PublicQuestion }) {
  if (question.state === 'published' && !question.pinned && !question.parked) return null;
  const words = question.state === 'published' ? '' : STATE_WORDS[question.state];
  const flags = [question.pinned && 'Pinned', question.parked && 'Parked for later'].filter(Boolean);
  return (
    <p class="se-question__state">
      <StatusText tone={TONES[question.state] ?? 'neutral'}>
        {[words, ...flags].filter((each) => each !== '').join(' · ')}
      </StatusText>
    </p>
  );
}

function goneText(question: PublicQuestion): string {
  if (question.state === 'withdrawn') return 'Withdrawn by the asker.';
  return `Taken down: ${question.reason ?? 'see the moderation page'}.`;
}

function Vote({ code, question, isMine, isWanted, canVote, votesHidden, csrf, onVote }: QuestionItemProps) {
  const count = votesHidden ? '–' : String(question.votes);
  const word = question.votes === 1 && !votesHidden ? 'vote' : 'votes';
  if (!canVote || isMine || !OPEN_STATES.includes(question.state)) {
    return (
      <span class="se-vote se-vote--still">
        <span class="se-vote__count">{count}</span> {isMine ? 'yours' : word}
        {isMine && <VisuallyHidden>: {word}, your own included</VisuallyHidden>}
      </span>
    );
  }
  return (
    <form
      method="post"
      action={plenaryUrls.vote(code, question.id)}
      onSubmit={(event) => {
        if (onVote === undefined) return;
        event.preventDefault();
        onVote(question.id, !isWanted);
      }}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="wanted" value={isWanted ? '0' : '1'} />
      <button type="submit" class="se-vote" aria-pressed={isWanted ? 'true' : 'false'}>
        <span class="se-vote__count">{count}</span>
        <VisuallyHidden> {word}.</VisuallyHidden> {isWanted ? 'Wanted' : 'I want this'}
        <VisuallyHidden> answered: {question.text.slice(0, 80)}</VisuallyHidden>
      </button>
    </form>
  );
}

function Meta({ code, question, speakers }: QuestionItemProps) {
  const names = question.speakers.map(
    (each) => speakers.find((speaker) => speaker.id === each.speakerId)?.name ?? 'a speaker',
  );
  const isForAll = names.length > 1 && names.length === speakers.length;
  const written = question.answers.length;
  return (
    <ul class="se-question__meta">
      <li>{question.asker}</li>
      {names.length > 0 && <li>For {isForAll ? 'all speakers' : names.join(', ')}</li>}
      {question.label !== null && <li>{question.label}</li>}
      {question.merged.length > 0 && (
        <li>
          {question.merged.length} similar {question.merged.length === 1 ? 'question' : 'questions'} merged in
        </li>
      )}
      {written > 0 && (
        <li>
          <a class="govuk-link" href={`${plenaryUrls.question(code, question.id)}#answers`}>
            {written} {written === 1 ? 'answer' : 'answers'}
            <VisuallyHidden> to: {question.text.slice(0, 80)}</VisuallyHidden>
          </a>
        </li>
      )}
      {question.replies > 0 && (
        <li>
          <a class="govuk-link" href={`${plenaryUrls.question(code, question.id)}#replies`}>
            {question.replies} {question.replies === 1 ? 'reply' : 'replies'}
            <VisuallyHidden> to: {question.text.slice(0, 80)}</VisuallyHidden>
          </a>
        </li>
      )}
      {OPEN_STATES.includes(question.state) && (
        <li>
          <a class="govuk-link" href={`${plenaryUrls.question(code, question.id)}#why`}>
            Why is it here?<VisuallyHidden> {question.text.slice(0, 80)}</VisuallyHidden>
          </a>
        </li>
      )}
    </ul>
  );
}
