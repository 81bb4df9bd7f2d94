import { seededRandom } from '../../src/analysis/random/seeded-random.ts';
import type { Conversation } from '../../src/analysis/perspectives/conversation.ts';

interface Wanted {
  readonly people: number;
  readonly statements: number;
  readonly votes: number;
  readonly groups: number;
  readonly seed: number;
}

const POPULARITY = 3;

/** The first statements, with which the conveners open: they are shown to everybody first, and divide the groups. */
const SEEDS = 20;
const SEEDS_ANSWERED = 8;

/** What the bench prints beside its figures. */
export const GENERATED =
  'Three planted groups. Everybody answers 8 of the 20 statements that open the conversation, on which the groups part; the rest of the votes go to early statements most, on half of which the groups part. Most people vote little.';

/**
 * A conversation as conveners begin one: everybody answers 8 of the 20 first statements, on which groups part. Of the
 * others they part on half, and lean alike on the rest; some people vote much, most vote little, and only once on a
 * statement.
 */
export function generateConversation({ people, statements, votes, groups, seed }: Wanted): {
  readonly conversation: Conversation;
  /** The planted group of each participant. */
  readonly groupOf: Uint8Array;
} {
  const random = seededRandom(seed);
  const groupOf = Uint8Array.from({ length: people }, () => random.below(groups));
  const lean = Float64Array.from({ length: statements * groups }, () => 0);
  for (let statement = 0; statement < statements; statement += 1) {
    const shared = 0.2 + 0.6 * random.uniform();
    const isDividing = statement < SEEDS || random.uniform() < 1 / 2;
    for (let group = 0; group < groups; group += 1) {
      const apart = random.uniform() < 0.5 ? 0.05 : 0.95;
      lean[statement * groups + group] = isDividing ? apart : shared;
    }
  }
  const amounts = amountsOf(people, statements, votes, random);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const log = {
    participant: new Int32Array(total),
    statement: new Int32Array(total),
    value: new Int8Array(total),
    time: new Float64Array(total),
  };
  const order = Int32Array.from({ length: statements }, (_, statement) => statement);
  let at = 0;
  amounts.forEach((amount, person) => {
    order.forEach((_, statement) => (order[statement] = statement));
    for (let drawn = 0; drawn < amount; drawn += 1) {
      // After those that open the conversation, early statements get most of the votes, as in real ones.
      const chosen =
        drawn < SEEDS_ANSWERED
          ? drawn + Math.floor((SEEDS - drawn) * random.uniform())
          : drawn + Math.floor((statements - drawn) * random.uniform() ** POPULARITY);
      [order[drawn], order[chosen]] = [order[chosen]!, order[drawn]!];
      const statement = order[drawn]!;
      const chance = lean[statement * groups + groupOf[person]!]!;
      const draw = random.uniform();
      log.participant[at] = person;
      log.statement[at] = statement;
      log.value[at] = draw < 0.1 ? 0 : random.uniform() < chance ? 1 : -1;
      log.time[at] = at;
      at += 1;
    }
  });
  return { conversation: conversationOf(people, statements, log), groupOf };
}

function amountsOf(
  people: number,
  statements: number,
  votes: number,
  random: ReturnType<typeof seededRandom>,
): Int32Array {
  const weight = Float64Array.from({ length: people }, () => -Math.log(random.uniform()));
  const sum = weight.reduce((all, value) => all + value, 0);
  const spare = votes - people * SEEDS_ANSWERED;
  return Int32Array.from(weight, (value) =>
    Math.min(statements, SEEDS_ANSWERED + Math.round((spare * value) / sum)),
  );
}

function conversationOf(people: number, statements: number, votes: Conversation['votes']): Conversation {
  return {
    participants: Array.from({ length: people }, (_, id) => ({
      id: String(id),
      organisation: null,
      organisationType: null,
    })),
    statements: Array.from({ length: statements }, (_, id) => ({
      id: String(id),
      text: `Statement ${id}`,
      lens: null,
      moderation: 1,
      isMetadata: false,
    })),
    votes,
  };
}
