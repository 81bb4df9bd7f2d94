import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { EventHub } from '../events.ts';
import { spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import { joined } from './joined.ts';
import { putMember } from '../spaces/spaces.repository.ts';
import { mayAskAgain } from './joining.ts';
import {
  insertRequest,
  isMember,
  latestRequest,
  listModerators,
  setTakesRequests,
  settleRequest,
} from './requests.repository.ts';

export interface AskingToJoin {
  /** False where a request waits or was declined not long ago. */
  ask(who: Person, space: Space, words: string): Promise<boolean>;
  withdraw(who: Person, space: SpaceId, id: string): Promise<boolean>;
  accept(by: Person, space: Space, id: string): Promise<boolean>;
  decline(by: Person, space: Space, id: string, words: string): Promise<boolean>;
  /** Whether everybody sees that the space is there, and may ask. */
  open(by: Person, space: SpaceId, takes: boolean): Promise<void>;
}

export function createAskingToJoin(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly events: EventHub;
}): AskingToJoin {
  const { db, clock, events } = deps;

  async function record(tx: Transaction, space: SpaceId, kind: string, by: PersonId, subject?: string) {
    await writeRecord(tx, clock.now(), {
      scope: spaceScope(space),
      kind,
      personId: by,
      ...(subject === undefined ? {} : { subject }),
    });
  }

  return {
    ask: (who, space, words) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        if (await isMember(tx, space.id, who.id)) return false;
        if (!mayAskAgain(await latestRequest(tx, space.id, who.id), now)) return false;
        const request = { id: newId(), spaceId: space.id, personId: who.id, words, askedAt: now };
        if (!(await insertRequest(tx, request))) return false;
        const tell = await listModerators(tx, space.id);
        await events.joining(tx, { kind: 'asked', space, request: request.id, by: who.id, words, tell }, now);
        return true;
      }),

    withdraw: (who, spaceId, id) =>
      inTransaction(db, async (tx) => {
        const to = { state: 'withdrawn', settledBy: who.id, settledAt: clock.now() } as const;
        return (await settleRequest(tx, { id, spaceId, personId: who.id }, to)) !== undefined;
      }),

    accept: (by, space, id) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const to = { state: 'accepted', settledBy: by.id, settledAt: now } as const;
        const settled = await settleRequest(tx, { id, spaceId: space.id }, to);
        if (settled === undefined) return false;
        const { personId } = settled;
        if (!(await isMember(tx, space.id, personId))) {
          await putMember(tx, { spaceId: space.id, personId, role: 'member', addedBy: by.id, addedAt: now });
        }
        await record(tx, space.id, 'request-accepted', by.id, personId);
        const event = {
          kind: 'accepted',
          space,
          request: id,
          by: by.id,
          words: '',
          tell: [personId],
        } as const;
        await events.joining(tx, event, now);
        await events.joining(tx, await joined(tx, space, personId), now);
        return true;
      }),

    decline: (by, space, id, words) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const to = { state: 'declined', settledBy: by.id, settledAt: now, answer: words } as const;
        const settled = await settleRequest(tx, { id, spaceId: space.id }, to);
        if (settled === undefined) return false;
        // The log of the space names nobody who is not in it.
        await record(tx, space.id, 'request-declined', by.id);
        const tell = [settled.personId];
        await events.joining(tx, { kind: 'declined', space, request: id, by: by.id, words, tell }, now);
        return true;
      }),

    open: (by, space, takes) =>
      inTransaction(db, async (tx) => {
        await setTakesRequests(tx, space, takes);
        await record(tx, space, takes ? 'requests-opened' : 'requests-closed', by.id);
      }),
  };
}
