import type { Answer, Poll, PollDraft } from '../features/polls/index.ts';
import type { Seat } from '../features/sessions/index.ts';
import type { Minute, Seats, Stage } from './stage.ts';
import type { StepResult } from './steps.ts';

/** What one of the delegates answers: places of options, counted from 0; null: nothing. */
export type ToldAnswer =
  | { readonly choose: readonly number[] }
  | { readonly scale: number }
  | { readonly text: string }
  | 'none'
  | null;

export interface ToldPoll {
  readonly draft: Pick<PollDraft, 'kind' | 'question'> & Partial<PollDraft>;
  /** Undefined: it is still a draft. */
  readonly opens?: Minute;
  /** Undefined: it is still open. */
  readonly closes?: Minute;
  /** The answer of the delegate with that number. */
  readonly answers: (delegate: number) => ToldAnswer;
}

const CHAIR = 'joss';

/** Has the chair prepare a poll, which stays a draft until it is opened. */
export async function preparePoll(stage: Stage, { draft }: ToldPoll): Promise<void> {
  const whole: PollDraft = {
    hint: '',
    options: [],
    maxChoices: null,
    scale: null,
    resultsWhen: 'answered',
    ...draft,
  };
  const { polls } = stage.features;
  mustWork(await polls.preparing.create(await stage.visit(CHAIR), stage.personId(CHAIR), whole));
}

export async function movePoll(stage: Stage, told: ToldPoll, to: 'open' | 'closed'): Promise<void> {
  const { id } = await findPoll(stage, told);
  mustWork(await stage.features.polls.running.move(await stage.visit(CHAIR), stage.personId(CHAIR), id, to));
}

export async function answerPoll(stage: Stage, told: ToldPoll, seats: Seats): Promise<void> {
  const poll = await findPoll(stage, told);
  const delegates = [...seats.values()].flat();
  const given = delegates.flatMap((seat, index): (readonly [Seat, Answer])[] => {
    const answer = told.answers(index);
    return answer === null ? [] : [[seat, asAnswer(poll, answer)]];
  });
  const { answering } = stage.features.polls;
  const outcomes = await Promise.all(given.map(([seat, answer]) => answering.answer(seat, poll, answer)));
  outcomes.forEach(mustWork);
}

function asAnswer({ options }: Poll, told: NonNullable<ToldAnswer>): Answer {
  if (told === 'none') return { none: true };
  if (!('choose' in told)) return told;
  return { options: told.choose.flatMap((place) => options[place]?.id ?? []) };
}

async function findPoll(stage: Stage, { draft }: ToldPoll): Promise<Poll> {
  const polls = await stage.features.polls.listAll(await stage.session());
  const poll = polls.find(({ question }) => question === draft.question);
  if (poll === undefined) throw new Error(`The sample has no poll “${draft.question}”.`);
  return poll;
}

function mustWork(result: StepResult): void {
  if (!result.ok) throw new Error(`A poll of the sample: ${result.message ?? 'not possible now'}`);
}
