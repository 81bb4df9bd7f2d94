import { newId } from '../../../platform/ids.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import { updateEndeavour } from '../endeavours.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { withOne } from '../starting.ts';
import { voiceKey } from './missing.ts';
import { insertNomination, sayCell } from './missing.repository.ts';

type Member = Membership & { readonly held: Seated };

/** How members say who is missing, and where nobody is needed. */
export interface NamingVoices {
  name(by: Member, name: string, reason: string): Promise<Outcome>;
  sayNeeded(
    by: Member,
    cell: { readonly place: string; readonly level: string },
    isNeeded: boolean,
    reason: string,
  ): Promise<Outcome>;
  /** Adds a place or a level to the grid; a steward does it. */
  extend(by: Member, what: 'place' | 'level', name: string): Promise<Outcome>;
}

export function createNamingVoices(doing: Doing): NamingVoices {
  return {
    name: (by, name, reason) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        await insertNomination(tx, {
          id: newId(),
          endeavourId: by.endeavour.id,
          memberId: by.held.member.id,
          name,
          nameKey: voiceKey(name),
          reason,
          namedAt: now,
        });
        return done;
      }),

    sayNeeded: (by, { place, level }, isNeeded, reason) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        if (!endeavour.places.includes(place) || !endeavour.levels.includes(level)) {
          return refused('This place and level are not on the grid. Choose them from the list.');
        }
        await sayCell(tx, endeavour.id, {
          place,
          level,
          isNeeded,
          reason,
          seatId: held.seat.id,
          saidAt: now,
        });
        await writeAct(tx, now, endeavour.id, held, {
          kind: isNeeded ? 'cell-needed' : 'cell-not-needed',
          reason,
          data: { place, level },
        });
        return done;
      }),

    extend: (by, what, name) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        const { endeavour, held } = by;
        const list = what === 'place' ? endeavour.places : endeavour.levels;
        const longer = [...withOne(list, name)];
        if (longer.length === list.length) return refused(`This ${what} is on the grid already.`);
        await updateEndeavour(tx, endeavour.id, what === 'place' ? { places: longer } : { levels: longer });
        await writeAct(tx, now, endeavour.id, held, { kind: `${what}-added`, data: { name } });
        return done;
      }),
  };
}
