import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { type EndeavourId, type Endeavours, membersSeated } from '../../endeavours/index.ts';
import type { Notices } from '../../notices/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { DiagnosisRound, RoundState } from '../round.ts';
import { diagnosisUrls } from '../urls.ts';

const PREFIX = 'shape';

/** What members are told of one step of a round. */
function stepGroup(
  { id, endeavourId }: Pick<DiagnosisRound, 'id' | 'endeavourId'>,
  state: RoundState,
): string {
  return `${PREFIX}:${endeavourId}:${id}:${state}`;
}

const SAYS: Readonly<Partial<Record<RoundState, { readonly title: string; readonly text: string }>>> = {
  answering: {
    title: 'what kind of problem is it? A round is open',
    text: 'It takes about eight minutes, and nobody sees an answer before the round closes.',
  },
  rating: {
    title: 'what everybody wrote waits for your rating',
    text: 'It takes about three minutes.',
  },
  closed: {
    title: 'see what kind of problem it is: the round has closed',
    text: 'See what was found, where views differ, and what to do next.',
  },
};
const TOLD_STATES = Object.keys(SAYS) as RoundState[];

/** Tells whoever holds a seat and has an account what a round asks of them, in the transaction that moves it. */
export type TellOfRound = (
  tx: Transaction,
  round: Pick<DiagnosisRound, 'id' | 'endeavourId'>,
  state: RoundState,
  by: PersonId | null,
) => Promise<void>;

export function createTelling(deps: {
  readonly notices: Pick<Notices, 'tell' | 'addReader'>;
  readonly endeavours: Pick<Endeavours, 'find' | 'memberships'>;
}): TellOfRound {
  const { notices, endeavours } = deps;
  notices.addReader(PREFIX, async (db: Queryable, personId, things) => {
    const readable = new Set<string>();
    for (const { about, group } of things) {
      const id = (group.split(':')[1] ?? '') as EndeavourId;
      const membership = await endeavours.memberships.find({ personId }, id, db);
      if (membership?.can('read the record') === true) readable.add(about);
    }
    return readable;
  });
  return async (tx, round, state, by) => {
    const says = SAYS[state];
    const endeavour = await endeavours.find(tx, round.endeavourId);
    if (says === undefined || endeavour === undefined) return;
    const people = await membersSeated(tx, round.endeavourId);
    const group = stepGroup(round, state);
    await notices.tell(
      tx,
      people
        .filter((personId) => personId !== by)
        .map((personId) => ({
          personId,
          about: group,
          group,
          groupTitle: `${endeavour.title}: ${says.title}`,
          reason: 'duty',
          // A steward may go by another name here than on their account.
          actorId: null,
          url: diagnosisUrls.round(round.endeavourId, round.id),
          text: says.text,
        })),
    );
  };
}

/** Whoever looks at a round has read what they were told of it. */
export async function readToldOf(
  tx: Transaction,
  notices: Pick<Notices, 'markRead'>,
  personId: PersonId,
  round: Pick<DiagnosisRound, 'id' | 'endeavourId'>,
): Promise<void> {
  for (const state of TOLD_STATES) await notices.markRead(tx, personId, stepGroup(round, state));
}
