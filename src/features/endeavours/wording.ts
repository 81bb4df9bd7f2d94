import { writeAct } from './acts.ts';
import type { Doing } from './doing.ts';
import type { Endeavour } from './endeavour.ts';
import { findEndeavour, updateEndeavour } from './endeavours.repository.ts';
import type { Membership, Seated } from './membership.ts';
import { done, type Outcome, refused } from './outcome.ts';

/** What an endeavour says of itself. */
export type Wording = Pick<Endeavour, 'title' | 'issue' | 'forWhom' | 'aim' | 'organisationWord'>;

export const WORDING_NAMES: Readonly<Record<keyof Wording, string>> = {
  title: 'Name',
  issue: 'What the issue is',
  forWhom: 'For whom it matters',
  aim: 'What we are trying to change',
  organisationWord: 'What we call an organisation',
};

/** Changes what an endeavour says of itself; a steward does it, with a reason that everybody reads. */
export interface Rewording {
  reword(by: Membership & { readonly held: Seated }, wording: Wording, reason: string): Promise<Outcome>;
}

const PARTS = Object.keys(WORDING_NAMES) as (keyof Wording)[];

export function createRewording(doing: Doing): Rewording {
  return {
    reword: (by, wording, reason) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        const { id } = by.endeavour;
        const before = (await findEndeavour(tx, id)) ?? by.endeavour;
        const changed = PARTS.filter((part) => before[part] !== wording[part]);
        if (changed.length === 0) return refused('These are the words already. Change some of them first.');
        await updateEndeavour(tx, id, wording);
        for (const part of changed) {
          await writeAct(tx, now, id, by.held, {
            kind: 'endeavour-reworded',
            subject: part,
            reason,
            data: { before: before[part], after: wording[part] },
          });
        }
        return done;
      }),
  };
}
