import type { App } from '../app.ts';
import { seededRandom } from '../analysis/random/seeded-random.ts';
import { type EndeavourId, writeAct } from '../features/endeavours/index.ts';
import type { PersonId } from '../features/people/index.ts';
import type { ConversationId } from '../features/perspectives/index.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { StoryClock } from './story-clock.ts';
import { SAMPLE_STATEMENTS } from './perspectives-statements.ts';

const PARTICIPANTS = 180;
const LIKELY = { h: 0.9, m: 0.5, l: 0.1 } as const;
const ANSWERED = 0.6;
const PASSED = 0.12;
const SEED = 7;
/** One after the other they began, within less than a day. */
const APART_MS = 5 * 60_000;
/** Between two answers of somebody who takes their time. */
const ANSWERS_APART_MS = 7_000;

/** A conversation that 180 people have answered: three groups, and real common ground. */
export async function tellPerspectives(
  app: App,
  clock: StoryClock,
  convener: PersonId,
  endeavour: EndeavourId | null,
): Promise<ConversationId> {
  const { perspectives, endeavours } = app.features;
  const random = seededRandom(SEED);
  const held =
    endeavour === null
      ? undefined
      : (await endeavours.memberships.find({ personId: convener }, endeavour))?.held;
  const belonging =
    endeavour === null
      ? { context: null }
      : {
          context: `endeavour:${endeavour}`,
          alsoWrite: (tx: Transaction, subject: string) =>
            writeAct(tx, clock.now(), endeavour, held ?? null, { kind: 'perspectives-started', subject }),
        };
  const id = await perspectives.convening.start(
    { id: convener },
    {
      ...belonging,
      question: 'What would help people leave prison for good?',
      background:
        'A person who leaves prison meets seven organisations, and none of them owns the outcome. What do you see from where you are? What follows from the answers is taken to everybody who holds a seat.',
      audience: 'link',
      moderation: 'before',
      addingAllowed: true,
      opensAt: null,
      closesAt: null,
      seeds: SAMPLE_STATEMENTS.map(([lens, , text]) => ({ lens, text })),
    },
  );
  await perspectives.convening.move(convener, id, 'open');
  const opened = clock.now().getTime();
  const people = Array.from({ length: PARTICIPANTS }, (_each, index) => ({
    seatKind: seatKindOf(index),
    times: SAMPLE_STATEMENTS.map(
      (_statement, at) => new Date(opened + (index + 1) * APART_MS + at * ANSWERS_APART_MS),
    ),
    answers: SAMPLE_STATEMENTS.map(([, likely]) => {
      if (random.uniform() > ANSWERED) return null;
      if (random.uniform() < PASSED) return 0 as const;
      const level = likely.charAt(groupOf(index)) as keyof typeof LIKELY;
      return random.uniform() < LIKELY[level] ? (1 as const) : (-1 as const);
    }),
  }));
  await perspectives.addAnswers(id, people, clock.now());
  return id;
}

/** 80, 60 and 40 people. */
function groupOf(index: number): number {
  return index < 80 ? 0 : index < 140 ? 1 : 2;
}

/** Half of them hold no seat. Each kind of seat is in every group, and more in one than in the others. */
function seatKindOf(index: number): string | null {
  const kinds = [
    ['policy', 'policy', 'policy', 'delivery', 'partner'],
    ['delivery', 'delivery', 'delivery', 'partner', 'policy'],
    ['lived-experience', 'lived-experience', 'community', 'partner', 'delivery'],
  ][groupOf(index)];
  return index % 2 === 0 ? (kinds?.[Math.floor(index / 2) % 5] ?? null) : null;
}
