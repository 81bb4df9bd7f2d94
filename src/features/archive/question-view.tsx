import { formatCount } from '../../design-system/format.ts';
import { VisuallyHidden } from '../../design-system/patterns/text.tsx';
import { Time } from '../../design-system/patterns/time.tsx';
import { forumUrls, type SessionThreads } from '../forum/index.ts';
import { SPEAKER_STATE_WORDS } from '../questions/shared.ts';
import type { ArchivedAnswer, ArchivedQuestion, ArchivedSpeaker } from './archived-question.ts';
import type { TalkAbout } from './talk-about.ts';
import { archiveUrls } from './urls.ts';

export interface QuestionListProps {
  readonly code: string;
  readonly zone: string;
  readonly questions: readonly ArchivedQuestion[];
  /** How many speakers the session has: a question for each of them is one for all. */
  readonly speakers: number;
  readonly label: string;
  /** The threads that go on about them, by the questions' ids. */
  readonly threads?: SessionThreads['threads'] | undefined;
  /** What of an endeavour each of those threads is about. */
  readonly about?: TalkAbout['about'] | undefined;
  /** Of the questions' own headings: one below that of the list. */
  readonly headingLevel: 2 | 3;
}

/** Questions with their answers and their fate. */
export function QuestionList({ questions, label, ...rest }: QuestionListProps) {
  return (
    <ol class="se-questions govuk-!-margin-bottom-6" aria-label={label}>
      {questions.map((question) => (
        <Question key={question.id} question={question} {...rest} />
      ))}
    </ol>
  );
}

interface QuestionProps extends Omit<QuestionListProps, 'questions' | 'label'> {
  readonly question: ArchivedQuestion;
}

function Question(props: QuestionProps) {
  const { question, zone, headingLevel } = props;
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <li class="se-question" id={`question-${question.id}`}>
      <div class="se-question__vote">
        {question.state !== 'declined' && (
          <span class="se-vote se-vote--still">
            <span class="se-vote__count">{question.votes}</span> {question.votes === 1 ? 'vote' : 'votes'}
          </span>
        )}
      </div>
      <div class="se-question__body">
        <Heading class="govuk-heading-s se-question__text" lang={langOf(question)}>
          <Text {...props} />
        </Heading>
        <Fate {...props} />
        <Meta {...props} />
        <Thread {...props} />
        <Wordings question={question} />
        {question.answers.map((answer) => (
          <Answer key={answer.speaker + answer.kind} answer={answer} zone={zone} />
        ))}
      </div>
    </li>
  );
}

function langOf({ language }: ArchivedQuestion): string | undefined {
  return language === 'en' ? undefined : language;
}

function Text({ code, question }: QuestionProps) {
  const words = question.text ?? goneWords(question);
  // What was declined was never shown, so it has no address of its own.
  if (question.text === null || question.state === 'declined') return <span>{words}</span>;
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={archiveUrls.question(code, question.id)}>
      {words}
    </a>
  );
}

function goneWords({ state }: ArchivedQuestion): string {
  return state === 'withdrawn' ? 'A question that its asker withdrew' : 'A question whose text is not shown';
}

function Fate({ code, question, speakers }: QuestionProps) {
  const { list, state, reason, daysLater } = question;
  if (list === 'merged' && question.mergedInto !== null) {
    return (
      <p class="se-question__state">
        <a class="govuk-link" href={archiveUrls.question(code, question.mergedInto)}>
          The question it was merged into<VisuallyHidden>: {question.text ?? 'not shown'}</VisuallyHidden>
        </a>
      </p>
    );
  }
  if (list === 'set-aside') {
    const words = { declined: 'Not shown in the session', removed: 'Taken down' }[state as string];
    if (words === undefined) return null;
    return <p class="se-question__state">{reason === null ? `${words}.` : `${words}: ${reason}.`}</p>;
  }
  return (
    <>
      {daysLater !== null && <p class="se-question__state">{laterWords(daysLater)}</p>}
      <ul class="govuk-list se-archive-speakers">
        {speakerLines(question.speakers, speakers).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function laterWords(days: number): string {
  return days === 0 ? 'Answered later the same day' : `Answered ${formatCount(days, 'day')} later`;
}

/** One line where all of them stand alike and have nothing more to say. */
function speakerLines(addressed: readonly ArchivedSpeaker[], all: number): readonly string[] {
  const [first, ...others] = addressed;
  if (first === undefined) return ['Addressed to nobody in particular'];
  const isAlike = addressed.every(({ state, reason }) => state === first.state && reason === null);
  if (others.length === 0 || !isAlike) return addressed.map(speakerWords);
  const who = addressed.length === all ? 'All speakers' : addressed.map(({ name }) => name).join(', ');
  const words = first.state === 'waiting' ? 'have not answered yet' : SPEAKER_STATE_WORDS[first.state];
  return [`${who}: ${words}`];
}

function speakerWords({ name, state, passedTo, reason }: ArchivedSpeaker): string {
  const to = passedTo === null ? '' : ` to ${passedTo}`;
  return `${name} ${SPEAKER_STATE_WORDS[state]}${to}${reason === null ? '' : `: “${reason}”`}`;
}

function Meta({ question, zone }: QuestionProps) {
  return (
    <ul class="se-question__meta">
      {question.asker !== '' && <li>{question.asker}</li>}
      {question.part !== null && <li>{question.part}</li>}
      {question.label !== null && <li>{question.label}</li>}
      <li>
        Asked <Time value={question.askedAt} zone={zone} />
      </li>
    </ul>
  );
}

function Thread({ question, threads, about }: QuestionProps) {
  const thread = threads?.get(question.id);
  if (thread === undefined) return null;
  const { threadId, posts, answers } = thread;
  return (
    <>
      <p class="se-question__more se-no-print">
        <a class="govuk-link" href={forumUrls.thread(threadId)}>
          {posts > 1 ? formatCount(posts - 1, 'reply', 'replies') : 'Reply'} in the forum
          <VisuallyHidden>: {question.text ?? 'not shown'}</VisuallyHidden>
        </a>
        {answers > 0 && `, ${formatCount(answers, 'accepted answer')}`}
      </p>
      {(about?.get(threadId) ?? []).map(({ text, href }) => (
        <p class="se-question__more">
          About:{' '}
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </p>
      ))}
    </>
  );
}

function Wordings({ question }: { readonly question: ArchivedQuestion }) {
  const others = [
    ...(question.original === null ? [] : [`As first asked: ${question.original}`]),
    ...(question.proposed === null ? [] : [`Clearer wording proposed by a moderator: ${question.proposed}`]),
    ...question.mergedTexts.map((text) => `Merged in: ${text}`),
  ];
  return (
    <>
      {others.map((text) => (
        <p class="se-question__more" key={text}>
          {text}
        </p>
      ))}
    </>
  );
}

function Answer({ answer, zone }: { readonly answer: ArchivedAnswer; readonly zone: string }) {
  return (
    <div class="se-archive-answer">
      <p class="se-archive-answer__who">
        {answer.speaker}, {answerKind(answer)}, <Time value={answer.at} zone={zone} />
      </p>
      {answer.text.split(/\n{2,}/).map((paragraph) => (
        <p class="se-archive-answer__text" key={paragraph}>
          {paragraph}
        </p>
      ))}
    </div>
  );
}

function answerKind({ kind, confirmed, recordingAt }: ArchivedAnswer): string {
  if (kind === 'written') return 'in writing';
  const at = recordingAt === '' ? '' : ` at ${recordingAt} in the recording`;
  return `aloud${at} (${confirmed ? 'a summary that the speaker confirmed' : 'a summary, not confirmed by the speaker'})`;
}
