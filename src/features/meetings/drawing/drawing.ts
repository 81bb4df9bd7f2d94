import { randomInt } from 'node:crypto';
import { Piscina } from 'piscina';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Notices } from '../../notices/index.ts';
import type { PersonId } from '../../people/index.ts';
import { getSession, lockSession, recordScope, type Session, type SessionId } from '../../sessions/index.ts';
import { type DrawId, takesMeetings, type Weights } from '../meeting.ts';
import { findWeights, listDue, takePlan } from '../plan.repository.ts';
import { insertDraw, listApart, listDraws, listWishing } from '../repository.ts';
import { attributesOf } from './attributes.ts';
import { type Drawn, LEAST_PEOPLE } from './groups.ts';
import { tellGroups } from './telling.ts';
import type { DrawTask } from './worker.ts';

const TIME_LIMIT_MS = 120_000;
const SEEDS = 2 ** 31;

/** `meanwhile`: somebody else has put people together while this was worked out. */
export type DrawOutcome = 'made' | 'too-few' | 'not-now' | 'meanwhile';

export interface Drawing {
  /** Puts those together who want to meet, now. */
  draw(session: SessionId, by: PersonId): Promise<DrawOutcome>;
  /** Does what was set for a time that has come; done every minute. */
  drawDue(): Promise<void>;
  close(): Promise<void>;
}

export function createDrawing(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly notices: Pick<Notices, 'tell'>;
}): Drawing {
  const { db, clock, notices } = deps;
  let pool: Piscina<DrawTask, Drawn> | undefined;

  function threads(): Piscina<DrawTask, Drawn> {
    pool ??= new Piscina({
      filename: new URL('./worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 5_000,
    });
    return pool;
  }

  async function workOut(people: readonly PersonId[], weights: Weights): Promise<Drawn> {
    const at = new Map(people.map((id, index) => [id, index]));
    const apart = await listApart(db, people);
    const problem = {
      people: await attributesOf(db, people),
      weights,
      apart: apart.map(([a, b]) => [at.get(a) ?? 0, at.get(b) ?? 0] as const),
    };
    return threads().run(
      { problem, seed: randomInt(SEEDS) },
      { name: 'draw', signal: AbortSignal.timeout(TIME_LIMIT_MS) },
    );
  }

  /** Whoever has withdrawn since is left out; where a group has one person left, so are they. */
  async function keep(
    tx: Transaction,
    session: Session,
    drawn: {
      readonly result: Drawn;
      readonly people: readonly PersonId[];
      readonly weights: Weights;
      readonly by: PersonId | null;
    },
  ): Promise<void> {
    const { result, people, weights, by } = drawn;
    const still = new Set(await listWishing(tx, session.id));
    const idOf = (index: number): PersonId[] => people.slice(index, index + 1).filter((id) => still.has(id));
    const all = result.groups.map((group) => group.flatMap(idOf));
    const groups = all.filter((group) => group.length > 1);
    const alone = all.filter((group) => group.length === 1).flat();
    const leftOut = [...result.leftOut.flatMap(idOf), ...alone];
    const draw = {
      id: newId<'meeting draw'>() as DrawId,
      sessionId: session.id,
      madeAt: clock.now(),
      madeBy: by,
      people: people.length,
      total: result.total,
      best: result.best,
      weights,
      places: [
        ...groups.flatMap((group, index) =>
          group.map((personId) => ({ personId, groupNumber: (index + 1) as number | null })),
        ),
        ...leftOut.map((personId) => ({ personId, groupNumber: null })),
      ],
    };
    await insertDraw(tx, draw);
    await writeRecord(tx, draw.madeAt, {
      scope: recordScope(session.id),
      kind: 'people-put-together',
      personId: by,
      data: { people: people.length, groups: groups.length },
    });
    await tellGroups(tx, notices, { session, draw: draw.id, groups, leftOut });
  }

  async function drawNow(id: SessionId, by: PersonId | null, dueBy?: Date): Promise<DrawOutcome> {
    const before = (await listDraws(db, id, 1))[0]?.number ?? 0;
    const people = await listWishing(db, id);
    const weights = await findWeights(db, id);
    const isSet = dueBy !== undefined;
    if (people.length < LEAST_PEOPLE && !isSet) return 'too-few';
    const nobody: Drawn = { groups: [], leftOut: people.map((_, index) => index), total: 0, best: null };
    const result = people.length < LEAST_PEOPLE ? nobody : await workOut(people, weights);
    return inTransaction(db, async (tx) => {
      const session = await lockSession(tx, id);
      const isTaken = await takePlan(tx, id, dueBy);
      if (!takesMeetings(session)) return 'not-now';
      const now = (await listDraws(tx, id, 1))[0]?.number ?? 0;
      if (now !== before || (isSet && !isTaken)) return 'meanwhile';
      await keep(tx, session, { result, people, weights, by });
      return 'made';
    });
  }

  return {
    async draw(id, by) {
      return takesMeetings(await getSession(db, id)) ? drawNow(id, by) : 'not-now';
    },
    async drawDue() {
      const now = clock.now();
      for (const id of await listDue(db, now)) await drawNow(id, null, now);
    },
    close: async () => pool?.destroy(),
  };
}
