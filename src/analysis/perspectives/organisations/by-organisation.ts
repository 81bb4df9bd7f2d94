/** Everything told by organisation: breakdowns, and how much of the disagreement lies between them (OPN-55 to OPN-58). */
import { breakDown } from '../../suppression.ts';
import type {
  BetweenOrganisationsResult,
  OrganisationResult,
  PerspectivesNote,
  VoteCounts,
} from '../document.ts';
import type { Settled } from '../options.ts';
import type { Prepared } from '../prepare.ts';
import { polarisationOf } from '../statements/polarisation-verdict.ts';
import type { StatementOrganisations } from '../statements/describe-statements.ts';
import type { Answer } from './answer.ts';
import { shareBetween } from './between.ts';
import { breakDownVotes, NOT_STATED, OTHERS } from './break-down-votes.ts';

export interface ByOrganisation {
  readonly listed: readonly OrganisationResult[] | null;
  readonly ofStatement: (place: number) => StatementOrganisations;
  /** The share of disagreement between organisations over several statements, by their ids (OPN-57). */
  readonly ofStatements: (ids: readonly string[]) => BetweenOrganisationsResult | null;
  readonly notes: readonly PerspectivesNote[];
}

/** Statements that are tested, those on which people part most (OPN-56). */
const MOST_TESTED = 50;

const NOTHING: ByOrganisation = {
  listed: null,
  ofStatement: () => ({ betweenOrganisations: null, byOrganisation: [] }),
  ofStatements: () => null,
  notes: [],
};

/** Nothing at all if nobody states an organisation. */
export function byOrganisation(prepared: Prepared, { minCell, seed }: Settled): ByOrganisation {
  const { conversation, current, statements, isIncluded } = prepared;
  if (conversation.participants.every(({ organisation }) => organisation === null)) return NOTHING;
  const labelOf = Array.from(
    current.personOf,
    (person) => conversation.participants[person]!.organisation ?? NOT_STATED,
  );
  const answers = answersByStatement(prepared, labelOf);
  const tested = mostPolarised(prepared);
  const placeOf = new Map(statements.map(({ id }, place) => [id, place]));
  const rows = statements.map((_, place) =>
    isIncluded[place] ? breakDownVotes(countByLabel(answers[place]!), minCell) : [],
  );
  const listed = listOrganisations(prepared, labelOf, minCell);
  const isWithheld = listed.some(({ withheld }) => withheld) || rows.flat().some(({ withheld }) => withheld);
  return {
    listed,
    ofStatement: (place) => ({
      betweenOrganisations: isIncluded[place]
        ? shareBetween([answers[place]!], { seed, isTested: tested.has(place) })
        : null,
      byOrganisation: rows[place]!,
    }),
    ofStatements: (ids) =>
      shareBetween(
        ids.map((id) => answers[placeOf.get(id)!]!),
        { seed, isTested: true },
      ),
    notes: isWithheld ? [withheldNote(minCell)] : [],
  };
}

function answersByStatement({ current: { matrix } }: Prepared, labelOf: readonly string[]): Answer[][] {
  const answers = Array.from({ length: matrix.columns }, (): Answer[] => []);
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let at = matrix.rowStart[row]!; at < matrix.rowStart[row + 1]!; at += 1) {
      answers[matrix.column[at]!]!.push({ person: row, label: labelOf[row]!, vote: matrix.value[at]! });
    }
  }
  return answers;
}

function countByLabel(answers: readonly Answer[]): ReadonlyMap<string, VoteCounts> {
  const counts = new Map<string, VoteCounts>();
  for (const { label, vote } of answers) {
    const { agree, disagree, pass, votes } = counts.get(label) ?? NO_VOTES;
    counts.set(label, {
      agree: agree + (vote > 0 ? 1 : 0),
      disagree: disagree + (vote < 0 ? 1 : 0),
      pass: pass + (vote === 0 ? 1 : 0),
      votes: votes + 1,
    });
  }
  return counts;
}

const NO_VOTES: VoteCounts = { agree: 0, disagree: 0, pass: 0, votes: 0 };

function mostPolarised({ isIncluded, totals }: Prepared): ReadonlySet<number> {
  const polarisation = (place: number) => {
    const [agree, disagree, pass] = [totals.agree[place]!, totals.disagree[place]!, totals.pass[place]!];
    return polarisationOf({ agree, disagree, pass, votes: agree + disagree + pass }) ?? -1;
  };
  return new Set(
    isIncluded
      .flatMap((is, place) => (is ? [{ place, polarisation: polarisation(place) }] : []))
      .toSorted((a, b) => b.polarisation - a.polarisation)
      .slice(0, MOST_TESTED)
      .map(({ place }) => place),
  );
}

/** Organisations with the number of their people, in the order of the alphabet. */
function listOrganisations(
  { conversation, current }: Prepared,
  labelOf: readonly string[],
  minimum: number,
): readonly OrganisationResult[] {
  const people = new Map<string, number>();
  for (const label of labelOf) people.set(label, (people.get(label) ?? 0) + 1);
  const typeOf = new Map<string, string | null>();
  for (const person of current.personOf) {
    const { organisation, organisationType } = conversation.participants[person]!;
    if (organisation !== null) typeOf.set(organisation, typeOf.get(organisation) ?? organisationType);
  }
  const { rows } = breakDown(people, { minimum });
  return (rows ?? []).map(({ group, people: participants, withheld }) => ({
    id: group ?? OTHERS,
    type: group === null ? null : (typeOf.get(group) ?? null),
    participants,
    withheld,
  }));
}

function withheldNote(minimum: number): PerspectivesNote {
  const message = `Figures of organisations with fewer than ${minimum} people are not shown, nor others from which they would follow.`;
  return { code: 'WITHHELD', message, detail: { minimum } };
}
