import assert from 'node:assert/strict';
import test from 'node:test';
import { adjustedRand } from '../../src/analysis/perspectives/grouping/adjusted-rand.ts';
import {
  bestPolisCandidate,
  polisCandidates,
} from '../../src/analysis/perspectives/grouping/polis-groups.ts';
import { centreVotes } from '../../src/analysis/perspectives/components/centred-votes.ts';
import { statementPoints } from '../../src/analysis/perspectives/components/positions.ts';
import { principalComponents } from '../../src/analysis/perspectives/components/principal-components.ts';
import { settle } from '../../src/analysis/perspectives/options.ts';
import { prepare } from '../../src/analysis/perspectives/prepare.ts';
import { seededRandom } from '../../src/analysis/random/seeded-random.ts';
import { analysePerspectives } from '../../src/analysis/perspectives/analyse-perspectives.ts';
import type { Conversation } from '../../src/analysis/perspectives/conversation.ts';
import type { GroupVotes } from '../../src/analysis/perspectives/document.ts';
import { priorityOf } from '../../src/analysis/perspectives/statements/priority.ts';
import { groupAwareConsensus } from '../../src/analysis/perspectives/statements/common-ground.ts';
import { polisRepresentative } from '../../src/analysis/perspectives/statements/representative.ts';
import {
  FIXTURES,
  OPEN_DATA,
  readFixture,
  readOpenData,
  sharedFolder,
  type PublishedMath,
} from './shared-data.ts';

type Fixture = ReturnType<typeof readFixture>;

/** The published group of each participant. */
function publishedGroups(published: PublishedMath): ReadonlyMap<number, number> {
  const base = published['base-clusters'];
  const membersOf = new Map(base.id.map((id, place) => [id, base.members[place]!]));
  return new Map(
    published['group-clusters'].flatMap(({ id, members }) =>
      members.flatMap((cluster) => membersOf.get(cluster)!.map((person) => [person, id] as const)),
    ),
  );
}

/** Votes of each published group on each statement, counted from the fixture's votes. */
function countVotes({ conversation, published }: Fixture): Map<string, GroupVotes[]> {
  const groupOf = publishedGroups(published);
  const { participant, statement, value } = conversation.votes;
  const counts = new Map(
    conversation.statements.map(({ id }) => [
      id,
      published['group-clusters'].map(({ id: group }) => ({
        group,
        agree: 0,
        disagree: 0,
        pass: 0,
        votes: 0,
      })),
    ]),
  );
  value.forEach((vote, at) => {
    const group = groupOf.get(Number(conversation.participants[participant[at]!]!.id));
    const cell = counts
      .get(conversation.statements[statement[at]!]!.id)!
      .find((candidate) => candidate.group === group);
    if (cell === undefined) return;
    cell.votes += 1;
    cell[vote > 0 ? 'agree' : vote < 0 ? 'disagree' : 'pass'] += 1;
  });
  return counts;
}

/** Extremities by exact decomposition: the published calculation goes on where it last stopped, beyond 101 products. */
function exactly(conversation: Conversation) {
  const prepared = prepare(conversation, settle({ method: 'polis' }));
  const { statements, columnOf, zeroed, matrix } = prepared;
  const votes = centreVotes(matrix);
  const { vectors } = principalComponents(votes, { random: seededRandom(1) });
  const { x, y } = statementPoints(votes.centre, vectors, zeroed.length);
  const ids = Array.from(columnOf, (place) => statements[place]!.id);
  return {
    extremity: new Map(ids.map((id, column) => [id, Math.hypot(x[column]!, y[column]!)])),
    metadata: new Set(statements.filter(({ isMetadata }) => isMetadata).map(({ id }) => id)),
  };
}

function near(actual: number, expected: number, tolerance: number, what: string): void {
  const apart = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  assert.ok(apart <= tolerance, `${what}: ${actual}, published ${expected}`);
}

for (const name of FIXTURES) {
  test(`${name}: group votes, group-aware consensus and priority are the published ones (OPN-T1)`, (t) => {
    const folder = sharedFolder(t);
    if (folder === null) return;
    const fixture = readFixture(folder, name);
    const { published } = fixture;
    const counts = countVotes(fixture);
    const { extremity, metadata } = exactly(fixture.conversation);
    let cells = 0;
    for (const [id, groups] of counts) {
      for (const { group, agree, disagree, votes } of groups) {
        const cell = published['group-votes'][String(group)]!.votes[id];
        if (cell === undefined) continue;
        assert.deepEqual({ A: agree, D: disagree, S: votes }, { A: cell.A, D: cell.D, S: cell.S });
        cells += 1;
      }
      const consensus = published['group-aware-consensus'][id];
      if (consensus !== undefined) near(groupAwareConsensus(groups)!, consensus, 1e-12, `consensus ${id}`);
      const priority = published['comment-priorities'][id];
      if (priority === undefined) continue;
      const sum = (key: 'agree' | 'pass' | 'votes') => groups.reduce((all, group) => all + group[key], 0);
      const input = {
        agree: sum('agree'),
        pass: sum('pass'),
        votes: sum('votes'),
        extremity: extremity.get(id) ?? 0,
        metadata: metadata.has(id),
      };
      near(priorityOf(input), priority, 1e-8, `priority ${id}`);
    }
    t.diagnostic(`${cells} cells of group votes are equal`);
    assert.ok(cells > 0);
  });

  test(`${name}: representative statements are the published ones, in order (OPN-T2)`, (t) => {
    const folder = sharedFolder(t);
    if (folder === null) return;
    const fixture = readFixture(folder, name);
    const counts = countVotes(fixture);
    const out = new Set(fixture.published['mod-out'].map(String));
    const ids = fixture.published.tids.map(String).filter((id) => !out.has(id));
    for (const [group, expected] of Object.entries(fixture.published.repness)) {
      const compared = ids.map((id) => {
        const groups = counts.get(id)!;
        const others = groups.filter((other) => other.group !== Number(group));
        const sum = (key: 'agree' | 'disagree' | 'votes') =>
          others.reduce((all, other) => all + other[key], 0);
        return {
          statement: id,
          own: groups.find((own) => own.group === Number(group))!,
          others: { agree: sum('agree'), disagree: sum('disagree'), votes: sum('votes') },
        };
      });
      const found = polisRepresentative(compared);
      assert.deepEqual(
        found.map(({ statement, direction, successes, votes }) => [statement, direction, successes, votes]),
        expected.map((item) => [String(item.tid), item['repful-for'], item['n-success'], item['n-trials']]),
      );
      found.forEach((item, place) => {
        const published = expected[place]!;
        near(item.share, published['p-success'], 1e-6, 'share');
        near(item.z, published['p-test'], 1e-6, 'z');
        near(item.ratio, published.repness, 1e-6, 'ratio');
        near(item.ratioZ, published['repness-test'], 1e-6, 'z of the ratio');
        assert.equal(item.bestAgree, published['best-agree'] ?? false);
      });
    }
  });

  test(`${name}: consensus, centre, components and extremity are the published ones (OPN-T3, OPN-T4)`, (t) => {
    const folder = sharedFolder(t);
    if (folder === null) return;
    const { conversation, published } = readFixture(folder, name);
    const { document } = analysePerspectives(conversation, { method: 'polis' });
    for (const side of ['agree', 'disagree'] as const) {
      assert.deepEqual(
        document.consensus[side].map(({ statement }) => statement),
        published.consensus[side].map(({ tid }) => String(tid)),
      );
    }
    const { extremity } = exactly(conversation);
    const { pca } = document;
    assert.ok(pca !== null);
    const columnOf = new Map(pca.statementIds.map((id, column) => [id, column]));
    const cosines = [0, 1].map((axis) =>
      published.tids.reduce(
        (sum, tid, place) =>
          sum + published.pca.comps[axis]![place]! * pca.components[axis]![columnOf.get(String(tid))!]!,
        0,
      ),
    );
    t.diagnostic(`|cos| of the components: ${cosines.map((cosine) => Math.abs(cosine)).join(', ')}`);
    for (const cosine of cosines) assert.ok(Math.abs(cosine) >= 1 - 1e-8, String(cosine));
    published.tids.forEach((tid, place) => {
      near(-pca.centre[columnOf.get(String(tid))!]!, published.pca.center[place]!, 1e-12, `centre ${tid}`);
      near(
        extremity.get(String(tid)) ?? 0,
        published.pca['comment-extremity'][place]!,
        1e-8,
        `extremity ${tid}`,
      );
    });
  });

  test(`${name}: from the published base clusters come the published groups (OPN-T5)`, (t) => {
    const folder = sharedFolder(t);
    if (folder === null) return;
    const { published } = readFixture(folder, name);
    const base = published['base-clusters'];
    const centres = {
      x: Float64Array.from(base.x),
      y: Float64Array.from(base.y),
      weight: Float64Array.from(base.count),
    };
    const best = bestPolisCandidate(polisCandidates({ centres, clusterOf: new Int32Array() }, null))!;
    assert.equal(best.k, published['group-clusters'].length);
    const groupOf = new Map(
      published['group-clusters'].flatMap(({ id, members }) =>
        members.map((member) => [member, id] as const),
      ),
    );
    assert.equal(
      adjustedRand(
        best.grouping.groupOf,
        base.id.map((id) => groupOf.get(id)!),
      ),
      1,
    );
  });
}

/** Columns, of them zeroed, clusterable, silhouettes, sizes (OPN-T6). */
const FROM_VOTES = new Map([
  [
    '15-per-hour-seattle',
    { columns: 54, placed: 138, scores: [0.3994, 0.3249, 0.3042, 0.3113], sizes: [79, 59] },
  ],
  [
    'canadian-electoral-reform',
    { columns: 174, placed: 281, scores: [0.2704, 0.3649, 0.3593, 0.3192], sizes: [139, 124, 18] },
  ],
  [
    'scoop-hivemind.biodiversity',
    { columns: 314, placed: 441, scores: [0.52, 0.3495, 0.2786, 0.3081], sizes: [366, 75] },
  ],
  [
    'vtaiwan.uberx',
    { columns: 197, placed: 1218, scores: [0.3729, 0.3526, 0.2633, 0.3548], sizes: [891, 327] },
  ],
  ['27x57', { columns: 57, placed: 27, scores: [0.3969, 0.432, 0.4293], sizes: [10, 9, 8] }],
  ['160x118', { columns: 118, placed: 117, scores: [0.297, 0.3244, 0.3192, 0.2994], sizes: [58, 36, 23] }],
  ['267x60', { columns: 60, placed: 176, scores: [0.3501, 0.339, 0.4073, 0.3351], sizes: [68, 42, 36, 30] }],
]);

test('the method polis gives the known groups from votes alone (OPN-T6)', (t) => {
  const folder = sharedFolder(t);
  if (folder === null) return;
  for (const [name, expected] of FROM_VOTES) {
    const isOpen = OPEN_DATA.includes(name);
    const conversation: Conversation = isOpen
      ? readOpenData(folder, name)
      : readFixture(folder, name).conversation;
    const { pca, counts, grouping, groups } = analysePerspectives(conversation, { method: 'polis' }).document;
    assert.equal(pca?.statementIds.length, expected.columns, name);
    assert.equal(counts.clusterable, expected.placed, name);
    expected.scores.forEach((score, place) => near(grouping.candidates[place]!.score!, score, 0.002, name));
    assert.deepEqual(
      groups.map(({ size }) => size).toSorted((a, b) => b - a),
      expected.sizes,
      name,
    );
  }
});
