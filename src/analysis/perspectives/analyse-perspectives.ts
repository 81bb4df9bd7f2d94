/** The whole calculation: a pure function of votes, statements, options and seed (OPN-7). */
import { GENERATOR, seededRandom, type RandomSource } from '../random/seeded-random.ts';
import type { Conversation } from './conversation.ts';
import type { ComponentsResult, MethodOptions, PerspectivesDocument, PerspectivesNote } from './document.ts';
import { groupByDefault } from './grouping/group-by-default.ts';
import { groupByPolis } from './grouping/group-by-polis.ts';
import { nobodyGrouped, type GroupedPeople } from './grouping/grouped-people.ts';
import { describeLenses, lensAgreements } from './lenses.ts';
import { drawMap, type OpinionMap } from './opinion-map.ts';
import { settle, type PerspectivesOptions, type Settled } from './options.ts';
import { byOrganisation } from './organisations/by-organisation.ts';
import { countGroupVotes, describeGroups } from './people/describe-groups.ts';
import { describeParticipants } from './people/describe-participants.ts';
import { keepNumbers, leaveState } from './people/leave-state.ts';
import { prepare, type Prepared } from './prepare.ts';
import * as settings from './settings.ts';
import type { PerspectivesState } from './state.ts';
import { commonGroundList, differencesList } from './statements/common-ground.ts';
import { consensus } from './statements/consensus.ts';
import { describeStatements } from './statements/describe-statements.ts';
import { counted } from './telling/counted.ts';

export interface PerspectivesResult {
  /** Validates against the published schema, and is what is stored, shown and exported. */
  readonly document: PerspectivesDocument;
  /** For the next calculation of this conversation; null without a map. */
  readonly state: PerspectivesState | null;
  /** Answers that were changed within one moment of time, so that the order of the votes decided which counts. */
  readonly tied: number;
}

/**
 * @throws InvalidInputError `invalid_seed`, `minimum_too_small`, `invalid_groups`
 */
export function analysePerspectives(
  conversation: Conversation,
  options: PerspectivesOptions = {},
): PerspectivesResult {
  const settled = settle(options);
  const random = seededRandom(settled.seed);
  const prepared = prepare(conversation, settled);
  const { map, grouped } = group(prepared, random, settled);
  const votes = countGroupVotes(prepared, grouped);
  const organisations = byOrganisation(prepared, settled);
  const statements = describeStatements(
    prepared,
    { map, groups: votes, organisationsOf: organisations.ofStatement },
    settled,
  );
  const included = statements.filter((statement) => statement.included && statement.votes > 0);
  const isDefault = settled.method === 'default';
  const lists = {
    commonGround: {
      agree: isDefault ? commonGroundList(included, 'agree') : [],
      disagree: isDefault ? commonGroundList(included, 'disagree') : [],
    },
    differences: isDefault ? differencesList(included) : [],
  };
  const lensed = statements.some(({ lens }) => lens !== null);
  const document: PerspectivesDocument = {
    schema: 'endeavour.perspectives/1',
    version: settings.VERSION,
    method: { name: settled.method, generator: GENERATOR, options: optionsInForce(prepared, settled) },
    seed: settled.seed,
    counts: {
      participants: prepared.current.matrix.rows,
      clusterable: prepared.placed.length,
      statements: statements.length,
      included: prepared.isIncluded.filter(Boolean).length,
      votes: prepared.current.matrix.column.length,
      supersededVotes: prepared.current.superseded,
    },
    view: viewFor(votersOf(prepared)),
    pca: map === null ? null : componentsResult(prepared, map),
    grouping: grouped.grouping,
    participants: describeParticipants(prepared, map, grouped),
    groups: describeGroups(prepared, grouped, votes, settled.method),
    consensus: { agree: consensus(included, 'agree'), disagree: consensus(included, 'disagree') },
    ...lists,
    statements,
    lenses: lensed ? describeLenses(statements, lists, organisations.ofStatements) : [],
    lensAgreement:
      lensed && settled.lens === null
        ? lensAgreements(included, (lens) => groupsOfLens(conversation, { ...settled, lens }))
        : [],
    organisations: organisations.listed,
    notes: [...notesOn(prepared, map, settled), ...grouped.notes, ...organisations.notes],
  };
  return { document, state: leaveState(prepared, map, grouped, settled), tied: prepared.current.tied };
}

interface Grouped {
  readonly map: OpinionMap | null;
  readonly grouped: GroupedPeople;
}

function group(prepared: Prepared, random: RandomSource, settled: Settled): Grouped {
  const isDefault = settled.method === 'default';
  const nobody = nobodyGrouped(isDefault ? 'simplified-silhouette' : 'silhouette');
  if (isDefault && votersOf(prepared) < settings.FEWEST_VOTERS) return { map: null, grouped: nobody };
  const map = drawMap(prepared, settled.method, random, settled.previous);
  if (map === null || prepared.placed.length < (isDefault ? 1 : 2)) return { map, grouped: nobody };
  const found = isDefault
    ? groupByDefault(prepared, map, random, settled)
    : groupByPolis(prepared, map, random, settled);
  return { map, grouped: isDefault ? keepNumbers(prepared, found, settled.previous) : found };
}

/** The group of each person placed, by their place in the conversation, if the votes on a lens support groups. */
function groupsOfLens(conversation: Conversation, settled: Settled): ReadonlyMap<number, number> | null {
  const options = { ...settled, previous: null };
  const prepared = prepare(conversation, options);
  const { grouped } = group(prepared, seededRandom(settled.seed), options);
  if (grouped.grouping.supported !== true || grouped.grouping.k < 2) return null;
  const { rowOf, placed, current } = prepared;
  return new Map(
    Array.from(placed, (place, person) => [current.personOf[rowOf[place]!]!, grouped.groupOf[person]!]),
  );
}

function optionsInForce(
  prepared: Prepared,
  { method, minCell, strictModeration, lens, groups }: Settled,
): MethodOptions {
  const isDefault = method === 'default';
  const many = prepared.placed.length > settings.MANY_PEOPLE;
  const restarts = many ? settings.RESTARTS_OF_MANY : settings.RESTARTS;
  return {
    minVotes: settings.MIN_VOTES,
    restarts: isDefault ? restarts : null,
    minGroupShare: isDefault ? settings.MIN_GROUP_SHARE : null,
    parsimonyMargin: isDefault ? settings.PARSIMONY_MARGIN : null,
    z: settings.Z,
    minCell,
    strictModeration,
    lens,
    ...(groups === null ? {} : { fixedK: groups }),
  };
}

/** People who voted on an included statement. */
function votersOf({ matrix }: Prepared): number {
  let voters = 0;
  for (let row = 0; row < matrix.rows; row += 1) {
    if (matrix.rowStart[row + 1]! > matrix.rowStart[row]!) voters += 1;
  }
  return voters;
}

function viewFor(voters: number): PerspectivesDocument['view'] {
  if (voters < settings.TABLE_FROM) return 'statement-table';
  return voters > settings.MAP_ABOVE ? 'opinion-map' : 'disagreement-table';
}

/** In the order of statement ids, zeroed columns among the others (OPN-11). */
function componentsResult(
  { columnOf, zeroed, statements }: Prepared,
  { centre, components, explained }: OpinionMap,
): ComponentsResult {
  const placed = [
    ...Array.from(columnOf, (place, column) => ({ place, column })),
    ...zeroed.map((place) => ({ place, column: -1 })),
  ].toSorted((a, b) => a.place - b.place);
  const spread = (of: Float64Array) => placed.map(({ column }) => of[column] ?? 0);
  return {
    centre: spread(centre),
    components: [spread(components.vectors[0]), spread(components.vectors[1])],
    explained,
    statementIds: placed.map(({ place }) => statements[place]!.id),
    iterations: components.iterations,
    residual: components.residual,
  };
}

function notesOn(
  prepared: Prepared,
  map: OpinionMap | null,
  { method }: Settled,
): readonly PerspectivesNote[] {
  const voters = votersOf(prepared);
  const notes: PerspectivesNote[] = [];
  const unknown = prepared.statements.filter(({ text }) => text === null).map(({ id }) => id);
  if (unknown.length > 0) {
    const message = `${counted(unknown.length, 'statement has', 'statements have')} answers but no text.`;
    notes.push({ code: 'UNKNOWN_STATEMENT', message, detail: { statements: unknown } });
  }
  if (voters < settings.FEWEST_VOTERS) {
    const more = settings.FEWEST_VOTERS - voters;
    const message = `${counted(voters, 'person has', 'people have')} answered. A picture and groups need ${more} more.`;
    notes.push({ code: 'TOO_FEW_VOTERS', message, detail: { voters, more } });
  }
  if (map === null && voters >= (method === 'polis' ? 1 : settings.FEWEST_VOTERS)) {
    const message = 'On every statement all answers are alike, so there are no differences to draw.';
    notes.push({ code: 'NO_VARIANCE', message, detail: null });
  }
  if (map?.components.isConverged === false) {
    const { residual } = map.components;
    const message = 'The directions of the picture were not found to full accuracy.';
    notes.push({ code: 'PCA_NOT_CONVERGED', message, detail: { residual } });
  }
  return notes;
}
