import type { Answer, OptionId, PollKind, PollOption, PollQuestion } from '../../polls/index.ts';
import type { OrganisationTable, Results } from '../../polls/shared.ts';
import type { PostId } from '../post.ts';
import type { Space } from '../space.ts';

/** A sense check, or one of the kinds of poll that sessions have (FOR-48, FOR-49). */
export type ThreadPollKind = 'sense' | PollKind;

/** How somebody can stand to a proposal. */
export const SENSE_ANSWERS: readonly PollOption[] = [
  { id: 'agree' as OptionId, text: 'Agree' },
  { id: 'unsure' as OptionId, text: 'Unsure' },
  { id: 'disagree' as OptionId, text: 'Disagree' },
  { id: 'cannot' as OptionId, text: 'Cannot live with it' },
];
/** Needs a reason, without which nobody can do anything about it. */
const NEEDS_REASON = 'cannot';

export const MAX_QUESTION = 300;
export const MAX_REASON = 500;

/** What a post asks, which never changes once it was asked. */
export interface NewPoll extends Omit<PollQuestion, 'kind' | 'hint'> {
  readonly kind: ThreadPollKind;
  /** When it closes by itself. */
  readonly endsAt: Date | null;
}

export interface ThreadPoll extends NewPoll {
  readonly postId: PostId;
  readonly closedAt: Date | null;
}

export interface ThreadAnswer {
  readonly answer: Answer;
  /** Of a sense check; may be empty. */
  readonly reason: string;
}

/** Of a person, who sees it whatever a moderator did. */
export interface OwnThreadAnswer extends ThreadAnswer {
  readonly isHidden: boolean;
  /** Written anew since then, and waiting for a moderator. */
  readonly isWaiting: boolean;
}

/** What people said, without their names, below what they answered. */
export interface Reasons {
  readonly answer: string;
  readonly reasons: readonly string[];
}

/** A poll as a page or a file shows it. */
export interface ShownPoll extends ThreadPoll {
  readonly isClosed: boolean;
  /** People who took part. */
  readonly answered: number;
  readonly own: OwnThreadAnswer | undefined;
  /** Null where too few answered, or it is not the time. */
  readonly results: Results | null;
  readonly organisations: OrganisationTable | null;
  readonly reasons: readonly Reasons[];
  /** Whether people read what came of it by now, so that moderators look after its words. */
  readonly isRead: boolean;
  readonly least: Least;
}

/** Fewest people behind results, and behind the figures of an organisation. */
export interface Least {
  readonly results: number;
  readonly organisation: number;
}

const LEAST_PUBLISHED = 5;
const LEAST_AMONG_MEMBERS = 3;

/** OPN-79: 3 people among the members of a space, 5 where everybody reads it, or a file takes it out; more where that was raised. LIVE-68: 5 for polls. */
export function leastIn(kind: ThreadPollKind, readers: Space['kind'] | 'file', raised = 0): Least {
  const lowest = readers === 'private' || readers === 'context' ? LEAST_AMONG_MEMBERS : LEAST_PUBLISHED;
  const among = Math.max(lowest, raised);
  return { results: kind === 'sense' ? among : Math.max(LEAST_PUBLISHED, raised), organisation: among };
}

/** What is asked in the words of polls: a sense check is a choice among four answers. */
export function questionOf(poll: NewPoll): PollQuestion {
  const hint = '';
  return poll.kind === 'sense'
    ? { ...poll, kind: 'one', options: SENSE_ANSWERS, hint }
    : { ...poll, kind: poll.kind, hint };
}

export function isClosed({ closedAt, endsAt }: Pick<ThreadPoll, 'closedAt' | 'endsAt'>, now: Date): boolean {
  return closedAt !== null || (endsAt !== null && endsAt <= now);
}

/** When it closed or closes by itself; null where nobody has said. */
export function endOf({ closedAt, endsAt }: Pick<ThreadPoll, 'closedAt' | 'endsAt'>): Date | null {
  return closedAt ?? endsAt;
}

export function whyNoReason({ answer, reason }: ThreadAnswer): string | undefined {
  const isNeeded = 'options' in answer && answer.options.some((id) => id === NEEDS_REASON);
  return isNeeded && reason === ''
    ? 'Write what you cannot live with, so that others can do something about it'
    : undefined;
}

/** Reasons by what was answered, in the order of the answers, those without any left out. */
export function reasonsByAnswer(said: readonly ThreadAnswer[]): readonly Reasons[] {
  return SENSE_ANSWERS.map(({ id, text }) => ({
    answer: text,
    reasons: said
      .filter(({ answer, reason }) => reason !== '' && 'options' in answer && answer.options.includes(id))
      .map(({ reason }) => reason),
  })).filter(({ reasons }) => reasons.length > 0);
}

/** What can be answered, for where there is no form; undefined where people write. */
export function choicesInWords(poll: NewPoll): string | undefined {
  const { options, scale } = questionOf(poll);
  if (scale !== null) {
    return `From ${scale.min}, “${scale.minLabel}”, to ${scale.max}, “${scale.maxLabel}”.`;
  }
  if (options.length === 0) return undefined;
  const what = poll.kind === 'ranking' ? 'To put in order' : 'Answers to choose from';
  return `${what}: ${options.map(({ text }) => text).join('; ')}.`;
}

/** Whether people write words of their own in it. */
export function takesWords(kind: ThreadPollKind): boolean {
  return kind === 'sense' || kind === 'text';
}

/** What a kind is called where it stands. */
export function nameOfKind(kind: ThreadPollKind): string {
  return kind === 'sense' ? 'Sense check' : 'Poll';
}

/** Why what a post asks is not changed. */
export const WORDS_STAY =
  'This post asks others to answer, so its words stay as they were asked. Your text is kept below: post it as a reply, or close this and ask again.';
/** Why it is not deleted. */
export const OTHERS_ANSWERED =
  'Others have answered what this post asks, so it stays. You can close it, and write a reply that says why.';
