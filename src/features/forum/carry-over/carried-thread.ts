import { askerWords, isTextHidden, type QuestionDetails } from '../../questions/index.ts';
import { OPEN_STATES, SPEAKER_STATE_WORDS, STATE_WORDS } from '../../questions/shared.ts';
import { DECLINE_REASONS } from '../../sessions/shared.ts';
import { MAX_TITLE_LENGTH, type Carried, type Thread } from '../thread.ts';

/** A thread to be made of a question of a session that has closed (LIVE-61). */
export interface CarriedThread {
  readonly question: QuestionDetails;
  readonly title: string;
  readonly state: Thread['state'];
  /** In the form of naming that the asker chose. */
  readonly asker: string;
  /** Nobody has looked at it: it waits for a moderator. */
  readonly isHeld: boolean;
  readonly carried: Carried;
  /** It is part of another, or was taken back: it goes on only where people have replied to it before. */
  readonly isGone: boolean;
  /** Markdown. */
  readonly text: string;
  readonly answers: readonly CarriedAnswer[];
}

export interface CarriedAnswer {
  readonly speakerId: string;
  /** Markdown. */
  readonly text: string;
  /** The same whenever the answer is carried over. */
  readonly key: string;
  readonly at: Date;
}

const GONE: ReadonlySet<QuestionDetails['state']> = new Set(['merged', 'withdrawn']);

const WITHOUT_TEXT = 'A question whose text is not shown';

/** The threads of a session's questions. `nameOf` tells a speaker's name. */
export function carriedThreads(
  questions: readonly QuestionDetails[],
  nameOf: (speakerId: string) => string,
): readonly CarriedThread[] {
  const merged = Map.groupBy(
    questions.filter(({ state }) => state === 'merged'),
    ({ mergedInto }) => mergedInto,
  );
  return questions.map((question) => carriedThread(question, merged.get(question.id) ?? [], nameOf));
}

function carriedThread(
  question: QuestionDetails,
  merged: readonly QuestionDetails[],
  nameOf: (speakerId: string) => string,
): CarriedThread {
  const isGone = GONE.has(question.state);
  const isHidden = isTextHidden(question) || question.state === 'withdrawn';
  const isSetAside = question.state === 'declined' || question.state === 'removed';
  const reason = question.reason === null ? '' : DECLINE_REASONS[question.reason];
  const title = isHidden ? WITHOUT_TEXT : shortened(question.text);
  const also = isHidden ? [] : merged.filter((each) => !isTextHidden(each)).map(({ text }) => text);
  const text = [
    isHidden ? `*${WITHOUT_TEXT}.*` : asMarkdown(question.text),
    ...(isSetAside ? [`*Not shown in the session: ${asMarkdown(reason)}.*`] : []),
    ...(question.state === 'merged' ? ['*Merged into another question of the session.*'] : []),
    ...(question.state === 'withdrawn' ? ['*Its asker has withdrawn it.*'] : []),
    ...(also.length === 0 ? [] : ['Also asked as:', ...also.map((each) => `* ${asMarkdown(each)}`)]),
  ].join('\n\n');
  return {
    question,
    title,
    state: isSetAside || isGone ? 'closed' : question.state === 'answered' ? 'answered' : 'open',
    asker: isHidden ? 'Name not shown' : askerWords(question),
    isHeld: question.state === 'received',
    isGone,
    carried: {
      votes: question.votes,
      label: question.label,
      state: stateWords(question),
      speakers: question.speakers.map(({ speakerId, state }) => ({
        name: nameOf(speakerId),
        state: SPEAKER_STATE_WORDS[state],
      })),
    },
    text,
    answers: isHidden
      ? []
      : question.answers.map((answer) => ({
          speakerId: answer.speakerId,
          key: `${question.id}:${answer.speakerId}:${answer.kind}`,
          at: answer.at,
          text: answer.kind === 'written' ? asMarkdown(answer.text) : spoken(answer),
        })),
  };
}

function stateWords({ state }: QuestionDetails): string {
  return OPEN_STATES.includes(state) ? 'Not answered' : STATE_WORDS[state];
}

function spoken({ text, confirmed, recordingAt }: QuestionDetails['answers'][number]): string {
  const at = recordingAt === '' ? '' : ` At ${recordingAt} in the recording.`;
  const by = confirmed ? 'which the speaker has confirmed' : 'which the speaker has not confirmed';
  return `${asMarkdown(text)}\n\n*Answered aloud. This is a summary, ${by}.${at}*`;
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length <= MAX_TITLE_LENGTH
    ? characters.join('')
    : `${characters
        .slice(0, MAX_TITLE_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}

/** Plain text written so that Markdown shows it as it is. */
export function asMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#+-]|\d+[.)])/gm, (_whole, space: string, mark: string) =>
      mark.length === 1 ? `${space}\\${mark}` : `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    );
}
