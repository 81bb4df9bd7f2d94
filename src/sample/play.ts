import type { PersonId } from '../features/people/index.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { loadProgramme, type Programme, type Seat, type Session } from '../features/sessions/index.ts';
import type { SpeakerKey } from './cast.ts';
import { setModeration } from './repository.ts';
import type { Minute, Seats, Stage } from './stage.ts';
import { publish, type StepResult } from './steps.ts';
import type { StoryClock } from './story-clock.ts';
import type { Story, ToldMove, ToldQuestion } from './story.ts';
import { comment } from './told-comments.ts';
import { answerPoll, movePoll, preparePoll, type ToldPoll } from './told-polls.ts';
import { look, vote } from './voting.ts';

interface Scene {
  readonly at: Minute;
  readonly play: () => Promise<void>;
}

const SPEAKERS: readonly SpeakerKey[] = ['dana', 'marcus', 'sofia', 'kwame', 'ruth'];
/** Long enough for a moderator to look, in minutes. */
const PUBLISHED_AFTER = 0.4;
const VOTED_AFTER = 0.6;
/** Nothing is voted on in rounds after this. */
const LAST_ROUND = 31;

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
    ...story.polls.flatMap((told) => pollScenes(stage, told, story.joinedAt, () => seats)),
    ...story.comments.map((told, turn) => ({ at: told.at, play: () => comment(stage, told, seats, turn) })),
    ...(story.messages ?? []).map((message) => ({ at: message.at, play: () => tellStaff(stage, message) })),
    ...(story.blocked === undefined
      ? []
      : [{ at: story.blocked.at, play: () => blockSeat(stage, story.blocked, seats) }]),
    ...(story.shownAtOnce === undefined
      ? []
      : [{ at: story.shownAtOnce, play: () => showAtOnce(stage, options.clock) }]),
    { at: story.lookedAt, play: () => look(stage, story.questions, seats) },
    ...story.questions.flatMap((told): Scene[] => [
      { at: told.at, play: () => ask(stage, told, seatOf(seats, story.questions, told), programme) },
      ...stepsOf(told).map(([at, step]) => ({
        at,
        play: async () => mustWork(await step(stage, told.name), told.name),
      })),
    ]),
    ...voteScenes(stage, story.questions, () => seats),
  ];
  for (const { at, play } of scenes.toSorted((a, b) => a.at - b.at)) {
    options.clock.tell(new Date(options.wentLive.getTime() + at * 60_000));
    await play();
  }
}

/** People vote in rounds, so that many votes share one transaction as they do in a hall. */
const ROUND = 15;

function voteScenes(stage: Stage, questions: readonly ToldQuestion[], seats: () => Seats): Scene[] {
  const rounds = Map.groupBy(questions, votedAt);
  return [...rounds].map(([at, told]) => ({
    at,
    play: async () =>
      void (await Promise.all(told.map((each) => vote(stage, each, seats(), questions.indexOf(each))))),
  }));
}

/** In the first round after it was asked, or earlier where something has become of it by then. */
function votedAt(told: ToldQuestion): Minute {
  const soon = told.at + VOTED_AFTER;
  const round = Math.ceil(soon / ROUND) * ROUND;
  const next = Math.min(LAST_ROUND, ...(told.became ?? []).map(([at]) => at));
  return round < next ? round : soon;
}

/** People answer half a minute after a poll is opened. */
const ANSWERED_AFTER = 0.5;

function pollScenes(stage: Stage, told: ToldPoll, prepared: Minute, seats: () => Seats): Scene[] {
  const { opens, closes } = told;
  return [
    { at: prepared, play: () => preparePoll(stage, told) },
    ...(opens === undefined
      ? []
      : [
          { at: opens, play: () => movePoll(stage, told, 'open') },
          { at: opens + ANSWERED_AFTER, play: () => answerPoll(stage, told, seats()) },
        ]),
    ...(closes === undefined ? [] : [{ at: closes, play: () => movePoll(stage, told, 'closed') }]),
  ];
}

async function tellStaff(stage: Stage, { by, text }: NonNullable<Story['messages']>[number]): Promise<void> {
  const { staffMessages } = stage.features.comments;
  mustWork(await staffMessages.send(await stage.visit(by), stage.personId(by), text), text);
}

async function blockSeat(stage: Stage, blocked: Story['blocked'], seats: Seats): Promise<void> {
  const seat = blocked && seats.get(blocked.from)?.[blocked.delegate];
  if (seat === undefined) throw new Error('The sample blocks a seat that nobody has.');
  const by = stage.personId('priya');
  await stage.features.sessions.seats.block(await stage.session(), seat.id, by, blocked?.reason ?? '');
}

/** From now on questions appear at once, so that whoever tries the sample sees their own. */
async function showAtOnce(stage: Stage, clock: StoryClock): Promise<void> {
  await inTransaction(stage.db, (tx) =>
    setModeration(tx, stage.sessionId, { to: 'after', by: stage.personId('amina'), now: clock.now() }),
  );
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
  if (!result.ok) throw new Error(`The sample at “${name}”: ${result.message ?? 'not possible now'}`);
}
