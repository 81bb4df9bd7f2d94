import type { App } from '../app.ts';
import type { Person } from '../features/people/index.ts';
import type { OptionId, PollOption } from '../features/polls/index.ts';
import type { CastKey } from './cast.ts';

type Polling = App['features']['forum']['polling'];

/** What a reply of the sample asks everybody, and what the cast answered. */
export interface ToldPoll {
  readonly kind: 'sense' | 'one';
  /** Of a sense check none: everybody has the same four. */
  readonly options: readonly string[];
  readonly answers: readonly (readonly [CastKey, number, string?])[];
  readonly isClosed: boolean;
}

/** In the decision note on one release form. */
export const KEEP_THE_FORM: ToldPoll = {
  kind: 'sense',
  options: [],
  answers: [
    ['joss', 0, 'It saves our nurses an hour on every release.'],
    ['priya', 0],
    ['sofia', 0, 'My officers stopped asking for their own form in the second week.'],
    ['marcus', 1, 'Two of my landlords have not seen it yet.'],
    ['tom', 1],
    ['dana', 2, 'It asks about debts on the wing, where nobody can answer in private.'],
    ['ruth', 3, 'The health page travels with the rest. That was promised otherwise.'],
  ],
  isClosed: true,
};

/** In the thread on who shares what with whom. */
export const WHERE_PROMISES_STAND: ToldPoll = {
  kind: 'one',
  options: [
    'In the forum',
    'In minutes',
    'In a letter between our two chiefs',
    'Nowhere: we know them by heart',
  ],
  answers: [
    ['priya', 0],
    ['sofia', 2],
    ['marcus', 3],
    ['kwame', 0],
    ['dana', 3],
  ],
  isClosed: false,
};

const SENSE_IDS = ['agree', 'unsure', 'disagree', 'cannot'];

function optionsOf({ options }: ToldPoll): readonly PollOption[] {
  return options.map((text, index) => ({ id: `option${index}` as OptionId, text }));
}

/** What is asked, as the forum takes it. */
export function pollOf(question: string, told: ToldPoll) {
  return {
    kind: told.kind,
    question,
    options: optionsOf(told),
    maxChoices: null,
    scale: null,
    resultsWhen: told.kind === 'sense' ? 'closed' : 'answered',
    endsAt: null,
  } as const;
}

/** Answers it as told, and closes it where it is over. */
export async function answerPoll(
  polling: Polling,
  postId: Parameters<Polling['answer']>[1],
  { by, told, personOf }: { by: CastKey; told: ToldPoll; personOf: (key: CastKey) => Person },
): Promise<void> {
  const ids = told.kind === 'sense' ? SENSE_IDS : optionsOf(told).map(({ id }) => id);
  for (const [who, index, reason = ''] of told.answers) {
    const options = [ids[index] as OptionId];
    const outcome = await polling.answer(personOf(who), postId, { answer: { options }, reason });
    if (!outcome.ok) throw new Error(outcome.message);
  }
  if (!told.isClosed) return;
  const closed = await polling.close(personOf(by), postId);
  if (!closed.ok) throw new Error(closed.message);
}
