import type { DeclineReason, Naming, Seat } from '../features/sessions/index.ts';
import type { OrganisationKey } from './cast.ts';
import type { Minute, Seats, Stage } from './stage.ts';
import type { StepResult } from './steps.ts';

export interface ToldComment {
  readonly at: Minute;
  readonly from: OrganisationKey;
  readonly text: string;
  readonly naming?: Naming;
  /** How many others agree, thank, and say that it is the same with them. */
  readonly reactions?: readonly [number, number, number];
  /** Nobody has looked at it yet. */
  readonly waits?: boolean;
  /** Why it was taken down, or not shown. */
  readonly declined?: DeclineReason;
}

const MODERATOR = 'tom';
const KINDS = ['agree', 'thanks', 'same-here'] as const;

/** Has somebody write a comment, a moderator look at it, and others react. */
export async function comment(stage: Stage, told: ToldComment, seats: Seats, turn: number): Promise<void> {
  const { comments } = stage.features;
  const own = seats.get(told.from) ?? [];
  const writer = own[turn % own.length];
  if (writer === undefined) throw new Error(`Nobody of ${told.from} has joined.`);
  const written = await comments.writing.write({
    seat: writer,
    text: told.text,
    naming: told.naming ?? 'named',
    key: `comment-${turn}`,
  });
  mustWork(written);
  if (!written.ok || told.waits === true) return;
  const decide = async (reason: DeclineReason | undefined): Promise<void> =>
    mustWork(
      await comments.moderating.decide(
        await stage.visit(MODERATOR),
        stage.personId(MODERATOR),
        written.id,
        reason === undefined ? { show: true } : { show: false, reason, note: '' },
      ),
    );
  if (written.state === 'received') await decide(undefined);
  await react(stage, written.id, told, everybodyBut(writer, seats));
  if (told.declined !== undefined) await decide(told.declined);
}

type CommentId = Parameters<Stage['features']['comments']['reacting']['react']>[2];

async function react(
  stage: Stage,
  id: CommentId,
  { reactions = [0, 0, 0] }: ToldComment,
  others: readonly Seat[],
): Promise<void> {
  const visit = await stage.visitAsGuest();
  for (const [place, kind] of KINDS.entries()) {
    for (const seat of others.slice(place * 3, place * 3 + (reactions[place] ?? 0))) {
      mustWork(await stage.features.comments.reacting.react(visit, seat, id, { kind, wanted: true }));
    }
  }
}

function everybodyBut(writer: Seat, seats: Seats): Seat[] {
  return [...seats.values()].flat().filter(({ id }) => id !== writer.id);
}

function mustWork(result: StepResult): void {
  if (!result.ok) throw new Error(`A comment in the sample: ${result.message ?? 'not possible now'}`);
}
