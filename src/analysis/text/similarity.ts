/**
 * Which of the texts already there say much the same as a draft (LIVE-29).
 *
 * Two measures, the higher counts: the cosine of the texts' word stems weighted by rarity (Salton & Buckley 1988,
 * Information Processing & Management 24:513–523), which finds the same matter in other words' company; and Dice's
 * coefficient of their letter trigrams, which forgives slips of typing and serves languages that the stemmer does not
 * know. Range 0 (nothing in common) … 1 (the same content words).
 */
import { contentStems } from './words.ts';

/** A text prepared for comparison: by far the dearer part, worth keeping where candidates are compared again. */
export interface PreparedText {
  readonly stems: ReadonlySet<string>;
  readonly trigrams: ReadonlySet<string>;
}

export interface Candidate {
  readonly id: string;
  readonly text: string | PreparedText;
}

export interface SimilarText {
  readonly id: string;
  readonly similarity: number;
}

export interface SimilarityOptions {
  /** The most texts to return. */
  readonly limit?: number;
  /** The least similarity, 0 … 1. The default finds the same wish in other words and passes over the same topic. */
  readonly threshold?: number;
}

/**
 * The candidates most similar to the draft, most similar first; among equals, in the order given.
 * A draft without a word that carries meaning is similar to nothing.
 */
export function similarTexts(
  draft: string,
  candidates: readonly Candidate[],
  { limit = 3, threshold = 0.4 }: SimilarityOptions = {},
): SimilarText[] {
  const wanted = prepareText(draft);
  if (wanted.stems.size === 0) return [];
  const prepared = candidates.map(({ text }) => (typeof text === 'string' ? prepareText(text) : text));
  const rarity = rarityIn([wanted, ...prepared]);
  return prepared
    .map((other, index) => ({ id: candidates[index]!.id, similarity: similarity(wanted, other, rarity) }))
    .filter((found) => found.similarity >= threshold)
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, limit);
}

export function prepareText(text: string): PreparedText {
  const stems = new Set(contentStems(text));
  const trigrams = new Set<string>();
  for (const stem of stems) {
    const padded = ` ${stem} `;
    for (let start = 0; start + 3 <= padded.length; start += 1) trigrams.add(padded.slice(start, start + 3));
  }
  return { stems, trigrams };
}

/** A stem's weight: high where few texts have it, never 0, so that the only two texts there are can still be alike. */
function rarityIn(texts: readonly PreparedText[]): (stem: string) => number {
  const frequency = new Map<string, number>();
  for (const { stems } of texts)
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + texts.length / (frequency.get(stem) ?? 1));
}

function similarity(a: PreparedText, b: PreparedText, rarity: (stem: string) => number): number {
  return Math.min(1, Math.max(cosine(a.stems, b.stems, rarity), dice(a.trigrams, b.trigrams)));
}

function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>, rarity: (stem: string) => number): number {
  let [lengthA, lengthB, shared] = [0, 0, 0];
  for (const stem of a) {
    const weight = rarity(stem) ** 2;
    lengthA += weight;
    if (b.has(stem)) shared += weight;
  }
  if (shared === 0) return 0;
  for (const stem of b) lengthB += rarity(stem) ** 2;
  return shared / Math.sqrt(lengthA * lengthB);
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of a) if (b.has(trigram)) shared += 1;
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
