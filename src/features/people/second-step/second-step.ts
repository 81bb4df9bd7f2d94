import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { hashSecret } from '../../../platform/random.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { PersonId } from '../person.ts';
import { findIdsByEmail, findPerson } from '../repository.ts';
import { endAllSignIns } from '../sign-ins.repository.ts';
import { newRecoveryCodes, newStepSecret, periodOfCode, plainCode } from './codes.ts';
import {
  countRecoveryCodes,
  deleteStep,
  findStep,
  insertStep,
  lockStep,
  replaceRecoveryCodes,
  type StepRow,
  updateStep,
  useRecoveryCode,
} from './second-step.repository.ts';

const WRONG_CODES_AT_MOST = 5;
const WAIT_MINUTES = 15;

export type CodeCheck = 'right' | 'wrong' | 'too-many';

export const CODE_WORDS: Readonly<Record<Exclude<CodeCheck, 'right'>, string>> = {
  wrong:
    'That code is not right. Enter the 6 digits that the app shows now, or a recovery code that you have not used',
  'too-many': `${WRONG_CODES_AT_MOST} codes were wrong. Wait ${WAIT_MINUTES} minutes and try again`,
};

export type WithCodes =
  { readonly check: 'right'; readonly codes: readonly string[] } | { readonly check: 'wrong' | 'too-many' };

/** The second step when signing in: a code from an app, or a recovery code. */
export interface SecondStep {
  isOn(db: Queryable, person: PersonId): Promise<boolean>;
  /** How many recovery codes are left; null while it is off. */
  codesLeft(db: Queryable, person: PersonId): Promise<number | null>;
  /** The secret that an app is to be given, made where there is none; undefined where it is on already. */
  begin(person: PersonId): Promise<void>;
  secretToConfirm(db: Queryable, person: PersonId): Promise<string | undefined>;
  /** Turns it on with a first code of the app, and gives ten recovery codes; `also` runs in the same transaction. */
  confirm(person: PersonId, code: string, also: (tx: Transaction) => Promise<void>): Promise<WithCodes>;
  /** Checks a code and uses it up. Wrong ones are counted, so commit whatever comes of it. */
  check(tx: Transaction, person: PersonId, code: string): Promise<CodeCheck>;
  renewCodes(person: PersonId, code: string): Promise<WithCodes>;
  turnOff(person: PersonId, code: string): Promise<CodeCheck>;
  /** Turns it off for somebody who cannot, and signs them out everywhere; false where it is not on. */
  reset(by: PersonId, email: string, reason: string): Promise<boolean>;
}

export function createSecondStep(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
}): SecondStep {
  const { db, clock, mail } = deps;

  /** Whether wrong codes may be tried again, and how many there were since. */
  function wrongSoFar({ wrongCodes, wrongSince }: StepRow, now: Date): number {
    const isOver = wrongSince === null || now.getTime() - wrongSince.getTime() >= WAIT_MINUTES * 60_000;
    return isOver ? 0 : wrongCodes;
  }

  async function tried(tx: Transaction, person: PersonId, step: StepRow, typed: string): Promise<CodeCheck> {
    const now = clock.now();
    const wrong = wrongSoFar(step, now);
    if (wrong >= WRONG_CODES_AT_MOST) return 'too-many';
    const code = plainCode(typed);
    const period = periodOfCode(step.secret, code, now);
    if (period !== undefined && period > step.lastPeriod) {
      await updateStep(tx, person, { lastPeriod: period, wrongCodes: 0, wrongSince: null });
      return 'right';
    }
    if (step.confirmedAt !== null && (await useRecoveryCode(tx, person, hashSecret(code), now))) {
      await updateStep(tx, person, { wrongCodes: 0, wrongSince: null });
      return 'right';
    }
    const since = wrong === 0 ? now : step.wrongSince;
    await updateStep(tx, person, { wrongCodes: wrong + 1, wrongSince: since });
    return 'wrong';
  }

  async function check(tx: Transaction, person: PersonId, code: string): Promise<CodeCheck> {
    const step = await lockStep(tx, person);
    return step === undefined || step.confirmedAt === null ? 'wrong' : tried(tx, person, step, code);
  }

  async function giveCodes(tx: Transaction, person: PersonId): Promise<readonly string[]> {
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(
      tx,
      person,
      codes.map((code) => hashSecret(plainCode(code))),
    );
    return codes;
  }

  async function tell(tx: Transaction, person: PersonId, what: string): Promise<void> {
    const email = (await findPerson(tx, person))?.email;
    if (email == null) return;
    await mail.send(tx, {
      to: email,
      subject: `The second step of signing in is ${what}`,
      body: `The second step when you sign in to Shared Endeavour has been turned ${what}.\n\nIf that was not you, or not asked for by you, tell whoever runs this service.`,
    });
  }

  return {
    isOn: async (queryable, person) => ((await findStep(queryable, person))?.confirmedAt ?? null) !== null,
    async codesLeft(queryable, person) {
      const step = await findStep(queryable, person);
      return (step?.confirmedAt ?? null) === null ? null : countRecoveryCodes(queryable, person);
    },
    async begin(person) {
      await inTransaction(db, (tx) => insertStep(tx, person, newStepSecret(), clock.now()));
    },
    async secretToConfirm(queryable, person) {
      const step = await findStep(queryable, person);
      return step === undefined || step.confirmedAt !== null ? undefined : step.secret;
    },
    confirm: (person, code, also) =>
      inTransaction(db, async (tx) => {
        const step = await lockStep(tx, person);
        if (step === undefined || step.confirmedAt !== null) return { check: 'wrong' };
        const found = await tried(tx, person, step, code);
        if (found !== 'right') return { check: found };
        await updateStep(tx, person, { confirmedAt: clock.now() });
        await also(tx);
        await tell(tx, person, 'on');
        return { check: 'right', codes: await giveCodes(tx, person) };
      }),
    check,
    renewCodes: (person, code) =>
      inTransaction(db, async (tx) => {
        const found = await check(tx, person, code);
        return found === 'right' ? { check: found, codes: await giveCodes(tx, person) } : { check: found };
      }),
    turnOff: (person, code) =>
      inTransaction(db, async (tx) => {
        const found = await check(tx, person, code);
        if (found !== 'right') return found;
        await deleteStep(tx, person);
        await tell(tx, person, 'off');
        return found;
      }),
    reset: (by, email, reason) =>
      inTransaction(db, async (tx) => {
        const [person] = await findIdsByEmail(tx, [email]);
        if (person === undefined || !(await deleteStep(tx, person))) return false;
        await endAllSignIns(tx, person);
        await writeRecord(tx, clock.now(), {
          scope: 'administration',
          kind: 'second-step-turned-off-for-somebody',
          personId: by,
          subject: person,
          reason,
        });
        await tell(tx, person, 'off');
        return true;
      }),
  };
}
