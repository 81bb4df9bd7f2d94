import { similarTexts } from '../../../analysis/text/similarity.ts';
import type { Question } from '../../../analysis/diagnosis/instrument.ts';
import { seededRandom } from '../../../analysis/random/seeded-random.ts';
import type { MemberId } from '../../endeavours/index.ts';
import { MOST_STATEMENTS, type RaterId, type SentenceId, type StatementId } from '../round.ts';

/** What everybody rates: one sentence, or several that say much the same. */
export interface Statement {
  readonly id: StatementId;
  readonly question: Question;
  readonly text: string;
  /** As it was written, where its wording was changed. */
  readonly textBefore: string | null;
  /** Why it is not rated; null if it is. */
  readonly leftOutBecause: string | null;
  /** Where it came from; who wrote them stays hidden. */
  readonly sentences: readonly Sentence[];
}

export interface Sentence {
  readonly id: SentenceId;
  readonly raterId: RaterId | null;
  /** Empty once its author asked to be forgotten. */
  readonly text: string;
  readonly isKeptApart: boolean;
}

/** From this similarity on, two sentences are taken for one. */
const NEAR_DUPLICATE = 0.75;

export interface WrittenSentence {
  readonly id: SentenceId;
  readonly text: string;
}

/** Sentences that say much the same together, in the order given; each in one group. A worker finds it by its name. */
export function nearDuplicates(
  sentences: readonly WrittenSentence[],
): readonly (readonly WrittenSentence[])[] {
  const groups: { readonly leader: WrittenSentence; readonly members: WrittenSentence[] }[] = [];
  for (const sentence of sentences) {
    const [like] = similarTexts(
      sentence.text,
      groups.map(({ leader }) => leader),
      { limit: 1, threshold: NEAR_DUPLICATE },
    );
    const group = groups.find(({ leader }) => leader.id === like?.id);
    if (group === undefined) groups.push({ leader: sentence, members: [sentence] });
    else group.members.push(sentence);
  }
  return groups.map(({ members }) => members);
}

/** The statements of a question that are rated. */
export function ratedStatements(statements: readonly Statement[], question: Question): readonly Statement[] {
  return statements.filter((each) => each.question === question && each.leftOutBecause === null);
}

/** The questions with more statements than may be rated. */
export function overfull(
  statements: readonly Statement[],
  questions: readonly Question[],
): readonly Question[] {
  return questions.filter((question) => ratedStatements(statements, question).length > MOST_STATEMENTS);
}

/** An order of one's own for each rater, the same at every visit (SHAPE-4). */
export function inOrderFor<Item extends object>(items: readonly Item[], memberId: MemberId): readonly Item[] {
  const seed = [...memberId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7);
  const order = Int32Array.from(items, (_, index) => index);
  seededRandom(seed).shuffle(order);
  return [...order].flatMap((index) => items[index] ?? []);
}
