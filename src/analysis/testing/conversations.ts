import { seededRandom } from '../random/seeded-random.ts';
import { ConversationBuilder } from '../perspectives/build-conversation.ts';
import type { Conversation } from '../perspectives/conversation.ts';
import type { Lens, Moderation } from '../perspectives/document.ts';

/** A vote, and anything that grows for its time. */
export type Row = readonly [person: string, statement: string, value: number, time: number];

export interface Extra {
  readonly moderation?: Readonly<Record<string, Moderation>>;
  readonly metadata?: readonly string[];
  readonly lensOf?: (statement: string) => Lens | null;
  readonly organisationOf?: (person: string) => string | null;
  /** Statements without votes. */
  readonly more?: readonly string[];
}

/** For tests: a conversation of these votes, its statements accepted unless something else is said. */
export function conversationOf(
  rows: readonly Row[],
  { moderation = {}, metadata = [], lensOf = () => null, organisationOf, more = [] }: Extra = {},
): Conversation {
  const builder = new ConversationBuilder();
  for (const id of new Set([...rows.map(([, statement]) => statement), ...more])) {
    builder.addStatement({
      id,
      text: `S ${id}`,
      lens: lensOf(id),
      moderation: moderation[id] ?? 1,
      isMetadata: metadata.includes(id),
    });
  }
  for (const [person, statement, value, time] of rows) builder.addVote(person, statement, value, time);
  if (organisationOf !== undefined) {
    for (const id of new Set(rows.map(([person]) => person))) {
      builder.addParticipant({ id, organisation: organisationOf(id), organisationType: null });
    }
  }
  return builder.build();
}

/** For tests: votes of `people` on `statements`, each worked out; null for none. */
export function votesBy(
  people: number,
  statements: number,
  voteOf: (person: number, statement: number) => number | null,
): Row[] {
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: statements }, (_each, statement) => {
      const value = voteOf(person, statement);
      return value === null
        ? []
        : [[String(person), String(statement), value, person * statements + statement] as Row];
    }).flat(),
  ).flat();
}

/** For tests: two camps of `size` people who part on every second of `statements` statements, with some noise. */
export function camps(size: number, statements: number, seed = 3): Row[] {
  const random = seededRandom(seed);
  return votesBy(size * 2, statements, (person, statement) => {
    const side = statement % 2 === 0 || person % 2 === 0 ? 1 : -1;
    return random.uniform() < 0.1 ? 0 : side;
  });
}

/** For tests: the conversations that are no ordinary ones (OPN-T11). */
export const BOUNDARIES: Readonly<Record<string, { readonly rows: readonly Row[]; readonly extra?: Extra }>> =
  {
    'no votes': { rows: [], extra: { more: ['1', '2'] } },
    'nothing at all': { rows: [] },
    'one person': { rows: votesBy(1, 5, () => 1) },
    'one statement': { rows: camps(10, 1) },
    'six voters': { rows: camps(3, 10) },
    'seven voters': { rows: camps(4, 10).filter(([person]) => person !== '7') },
    'identical votes': { rows: votesBy(20, 10, (_person, statement) => (statement % 2 === 0 ? 1 : -1)) },
    'nothing but passes': { rows: votesBy(20, 10, () => 0) },
    'two people with opposite votes': { rows: votesBy(2, 8, (person) => (person === 0 ? 1 : -1)) },
    'a statement with only passes': {
      rows: [...camps(10, 10), ...votesBy(20, 11, (_person, statement) => (statement === 10 ? 0 : null))],
    },
    'a person who voted only on rejected statements': {
      rows: [...camps(10, 10), ['99', '98', 1, 1e6], ['99', '97', -1, 1e6 + 1]],
      extra: { moderation: { '98': -1, '97': -1 } },
    },
    'only rejected statements': {
      rows: camps(10, 4),
      extra: { moderation: { '0': -1, '1': -1, '2': -1, '3': -1 } },
    },
    'two camps that agree on everything inside': {
      rows: votesBy(20, 10, (person, statement) => (statement % 2 === 0 || person % 2 === 0 ? 1 : -1)),
    },
    'a hundred positions': { rows: positions(100) },
    'a hundred and one positions': { rows: positions(101) },
  };

/** People of whom no two voted alike: person p agrees with the statements whose bits are set in p. */
function positions(people: number): Row[] {
  return votesBy(people, 8, (person, statement) => ((person >> statement) & 1) * 2 - 1);
}

/** For tests: throws for what is no number. JSON would write null for it, so that nobody saw it. */
export function assertWhole(value: unknown, where = 'document'): void {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new Error(`${where} is ${value}`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) assertWhole(part, `${where}.${key}`);
}
