import type { Seat } from '../features/sessions/index.ts';
import type { OrganisationKey } from './cast.ts';
import type { Seats, Stage } from './stage.ts';
import type { ToldQuestion, Wanted } from './story.ts';

const SEEN_BY_MOST = 0.9;

/** Has people vote for a question in the shares that the story tells. */
export async function vote(stage: Stage, told: ToldQuestion, seats: Seats, turn: number): Promise<void> {
  const { id: questionId } = stage.question(told.name);
  const voters = some(seats, told.wanted ?? 0, turn);
  const outcomes = await Promise.all(
    voters.map((seat) =>
      stage.features.questions.votes.set({
        sessionId: stage.sessionId,
        seatId: seat.id,
        questionId,
        wanted: true,
      }),
    ),
  );
  const lost = outcomes.find((outcome) => outcome !== 'counted');
  if (lost !== undefined) throw new Error(`A vote for the sample's question “${told.name}” was ${lost}.`);
}

/** Notes who has seen which of the questions; whoever voted for one has seen it anyway. */
export async function look(stage: Stage, told: readonly ToldQuestion[], seats: Seats): Promise<void> {
  const seen = new Map<Seat, ReturnType<Stage['question']>['id'][]>();
  for (const [turn, question] of told.entries()) {
    if (question.waits === true) continue;
    for (const seat of some(seats, question.seen ?? SEEN_BY_MOST, turn)) {
      seen.set(seat, [...(seen.get(seat) ?? []), stage.question(question.name).id]);
    }
  }
  await Promise.all(
    [...seen].map(([seat, questionIds]) =>
      stage.features.questions.votes.see({ sessionId: stage.sessionId, seatId: seat.id, questionIds }),
    ),
  );
}

/** A share of each organisation's people, beginning with another one at every turn. */
function some(seats: Seats, share: Wanted, turn: number): Seat[] {
  return [...seats].flatMap(([organisation, own]) => {
    const wanted = Math.round(shareOf(share, organisation) * own.length);
    return Array.from({ length: wanted }, (_, index) => own[(turn * 3 + index) % own.length] as Seat);
  });
}

function shareOf(share: Wanted, organisation: OrganisationKey): number {
  return typeof share === 'number' ? share : (share[organisation] ?? 0);
}
