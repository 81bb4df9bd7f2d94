import { DEFAULT_SETTINGS, type DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import {
  type EndeavourId,
  type Endeavours,
  lockEndeavour,
  type Seated,
  whyNot,
  writeAct,
} from '../../endeavours/index.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { daysAfter } from '../round.ts';
import {
  findAgreedSettings,
  findOpenChange,
  insertChange,
  sayConsent,
  settleChange,
} from './settings.repository.ts';

/** Seats have so long to object. */
const DAYS_TO_OBJECT = 7;

/** The thresholds of the rounds to come: a steward proposes, every seat may object, and one objection is enough. */
export interface Agreeing {
  /** Those of the next round. */
  current(endeavourId: EndeavourId): Promise<DiagnosisSettings>;
  propose(endeavourId: EndeavourId, by: Seated, settings: DiagnosisSettings, why: string): Promise<Outcome>;
  say(endeavourId: EndeavourId, by: Seated, consents: boolean, reason: string): Promise<Outcome>;
  /** A change to which nobody has objected in time is agreed. */
  settle(endeavourId: EndeavourId): Promise<void>;
}

export function createAgreeing(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly endeavours: Pick<Endeavours, 'seats'>;
}): Agreeing {
  const { db, clock, endeavours } = deps;
  return {
    current: async (endeavourId) => (await findAgreedSettings(db, endeavourId)) ?? DEFAULT_SETTINGS,
    propose: (endeavourId, by, settings, why) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const no = await whyNot(tx, now, endeavourId, by, 'steward');
        if (no !== undefined) return no;
        if ((await findOpenChange(tx, endeavourId)) !== undefined) {
          return refused('The seats are asked about another change. Wait until it is settled.');
        }
        const untilAt = daysAfter(now, DAYS_TO_OBJECT);
        const changeId = await insertChange(tx, { endeavourId, settings, why, proposedAt: now, untilAt });
        await sayConsent(tx, { changeId, seatId: by.seat.id, consents: true, reason: '', saidAt: now });
        await writeAct(tx, now, endeavourId, by, { kind: 'diagnosis-thresholds-proposed', reason: why });
        return done;
      }),
    say: (endeavourId, by, consents, reason) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const no = await whyNot(tx, now, endeavourId, by, 'take part');
        if (no !== undefined) return no;
        const change = await findOpenChange(tx, endeavourId);
        if (change === undefined) return refused('This change is settled already.');
        await sayConsent(tx, { changeId: change.id, seatId: by.seat.id, consents, reason, saidAt: now });
        if (!consents) {
          await settleChange(tx, change.id, { refusedAt: now });
          await writeAct(tx, now, endeavourId, by, { kind: 'diagnosis-thresholds-refused', reason });
          return done;
        }
        const seats = await endeavours.seats(tx, endeavourId);
        const asked = seats.filter(({ holders }) => holders.length > 0).map(({ id }) => id);
        const consenting = new Set([...change.consenting, by.seat.id]);
        if (asked.every((id) => consenting.has(id))) {
          await settleChange(tx, change.id, { agreedAt: now });
          await writeAct(tx, now, endeavourId, null, { kind: 'diagnosis-thresholds-agreed' });
        }
        return done;
      }),
    settle: (endeavourId) =>
      inTransaction(db, async (tx) => {
        const found = await findOpenChange(tx, endeavourId);
        if (found === undefined || clock.now() < found.untilAt) return;
        await lockEndeavour(tx, endeavourId);
        const change = await findOpenChange(tx, endeavourId);
        if (change === undefined) return;
        await settleChange(tx, change.id, { agreedAt: clock.now() });
        await writeAct(tx, clock.now(), endeavourId, null, { kind: 'diagnosis-thresholds-agreed' });
      }),
  };
}
