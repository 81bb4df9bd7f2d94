import type { PersonId } from '../features/people/index.ts';
import { loadProgramme, type Programme, type Seat, type Session } from '../features/sessions/index.ts';
import type { SpeakerKey } from './cast.ts';
import type { Seats } from './prepare.ts';
import type { Stage } from './stage.ts';
import { publish, type StepResult } from './steps.ts';
import type { StoryClock } from './story-clock.ts';
import type { Minute, Story, ToldMove, ToldQuestion } from './story.ts';
import { look, vote } from './voting.ts';

interface Scene {
  readonly at: Minute;
  readonly play: () => Promise<void>;
}

const SPEAKERS: readonly SpeakerKey[] = ['dana', 'marcus', 'sofia', 'kwame', 'ruth'];
/** Long enough for a moderator to look, in minutes. */
const PUBLISHED_AFTER = 0.4;
const VOTED_AFTER = 0.6;

/** Plays a story from its first minute to its last, with the clock standing where the story is. */
export async function playStory(
  stage: Stage,
  story: Story,
  options: {
    readonly clock: StoryClock;
    readonly wentLive: Date;
    readonly seatDelegates: (session: Session) => Promise<Seats>;
  },
): Promise<void> {
  const programme = await loadProgramme(stage.db, await stage.session());
  let seats: Seats = new Map();
  const scenes: Scene[] = [
    ...story.moves.map((move) => ({ at: move.at, play: () => moveSession(stage, move) })),
    {
      at: story.joinedAt,
      play: async () => void (seats = await options.seatDelegates(await stage.session())),
    },
    { at: story.lookedAt, play: () => look(stage, story.questions, seats) },
    ...story.questions.flatMap((told, turn): Scene[] => [
      { at: told.at, play: () => ask(stage, told, seatOf(seats, story.questions, told), programme) },
      ...stepsOf(told).map(([at, step]) => ({
        at,
        play: async () => mustWork(await step(stage, told.name), told.name),
      })),
      { at: told.at + VOTED_AFTER, play: () => vote(stage, told, seats, turn) },
    ]),
  ];
  for (const { at, play } of scenes.toSorted((a, b) => a.at - b.at)) {
    options.clock.tell(new Date(options.wentLive.getTime() + at * 60_000));
    await play();
  }
}

/** People of one organisation ask in turn; whoever speaks up in the hall has no seat. */
function seatOf(seats: Seats, questions: readonly ToldQuestion[], told: ToldQuestion): Seat | null {
  if (told.from === 'floor') return null;
  const own = seats.get(told.from) ?? [];
  const turn = questions.filter(({ from }) => from === told.from).indexOf(told);
  const seat = own[turn % own.length];
  if (seat === undefined) throw new Error(`Nobody of ${told.from} has joined.`);
  return seat;
}

function stepsOf(told: ToldQuestion): NonNullable<ToldQuestion['became']> {
  const isPublished = told.waits !== true && told.from !== 'floor';
  return [...(isPublished ? [[told.at + PUBLISHED_AFTER, publish()] as const] : []), ...(told.became ?? [])];
}

async function moveSession(stage: Stage, { to, by }: ToldMove): Promise<void> {
  const { personId, roles } = stage.actor(by);
  const moved = await stage.features.sessions.service.move(await stage.session(), to, {
    personId: personId as PersonId,
    roles,
  });
  if (!moved.ok) throw new Error(`The sample cannot move its session from ${moved.state} to ${to}.`);
}

async function ask(stage: Stage, told: ToldQuestion, seat: Seat | null, programme: Programme): Promise<void> {
  const { asking } = stage.features.questions;
  const question = {
    text: told.text,
    speakerIds: (told.to ?? SPEAKERS).map((key) => stage.speaker(key)),
    partId: programme.parts[told.part ?? -1]?.id ?? null,
    labelId: programme.labels.find(({ name }) => name === told.label)?.id ?? null,
    language: 'en',
    key: told.name,
  };
  const { sessionId } = stage;
  const result =
    seat === null
      ? await asking.askFromFloor(stage.actor('priya'), await stage.session(), {
          ...question,
          name: '',
          organisation: '',
        })
      : await asking.ask({ ...question, sessionId, seat, naming: told.naming ?? 'named' });
  mustWork(result, told.name);
  if (result.ok) stage.asked(told.name, { id: result.questionId, seat });
}

function mustWork(result: StepResult, name: string): void {
  if (!result.ok) throw new Error(`The sample's question “${name}”: ${result.message ?? 'not possible now'}`);
}
