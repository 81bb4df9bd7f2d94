/** A piece of text, and whether it is what was sought, which is marked. */
export interface Part {
  readonly text: string;
  readonly isSought: boolean;
}

/** The place in a text where what was sought stands. */
export type Passage = readonly Part[];

/** A word in a text, in lower case, from `at` up to `end`. */
interface Word {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

/** A text whose words are known, so that it need not be read twice. */
export interface ReadText {
  readonly text: string;
  readonly words: readonly Word[];
}

/** The sought words of texts with what each comes down to: "credits" and "credit" are the same. */
export type Stems = ReadonlyMap<string, string>;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** A word that is to be left out, or words in quotation marks. */
const LEFT_OUT = /(?<=^|\s)-(?:"[^"]*"|\S+)/gu;
/** Between two parts of one word, as in "well-being". */
const JOIN = /^[-‐‑'’._/@&]$/u;

/** UTF-16 units before and after the first word of an extract. */
const BEFORE = 80;
const AFTER = 170;
const MOST_EXTRACTS = 2;
const GAP: Part = { text: ' … ', isSought: false };

export function readText(text: string): ReadText {
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    at: index,
    end: index + word.length,
  }));
  return { text, words };
}

/** What is sought, without what is to be left out. */
export function soughtText(text: string): string {
  return text.replaceAll(LEFT_OUT, ' ');
}

/**
 * The words of the texts that may be what is sought, each once: a word in another form begins with the same letter.
 * Only these need be asked about.
 */
export function similarWords(sought: string, texts: readonly ReadText[]): readonly string[] {
  const initials = new Set(readText(sought).words.map(({ word }) => initialOf(word)));
  const words = new Set<string>();
  for (const text of texts) {
    for (const { word } of text.words) if (initials.has(initialOf(word))) words.add(word);
  }
  return [...words];
}

function initialOf(word: string): number | undefined {
  return word.codePointAt(0);
}

/** The whole text with what was sought marked, as a title is shown. */
export function markedWhole({ text, words }: ReadText, stems: Stems): Passage {
  return marked(text, words, stems, { at: 0, end: text.length });
}

/**
 * One or two extracts of the text: where most of the words that were sought stand together, and where the others do; the
 * beginning where none of them does. What is left out shows as "…".
 */
export function passageOf({ text, words }: ReadText, stems: Stems): Passage {
  const sought = words.filter(({ word }) => stems.has(word));
  const extracts: Extract[] = [];
  const shown = new Set<string>();
  while (extracts.length < MOST_EXTRACTS) {
    const first = richest(sought, stems, { extracts, shown });
    if (first === undefined) break;
    const extract = around(text, first);
    extracts.push(extract);
    for (const { word, at } of sought) if (isWithin(extract, at)) shown.add(stems.get(word) ?? word);
  }
  if (extracts.length === 0) extracts.push(around(text, { at: 0 }));
  return joined(extracts).flatMap((extract, at, all) => {
    const part = marked(text, words, stems, extract);
    const isLast = at === all.length - 1;
    return [
      ...(at === 0 && extract.at > 0 ? [{ text: '… ', isSought: false }] : []),
      ...part,
      ...(isLast ? (extract.end < text.length ? [{ text: ' …', isSought: false }] : []) : [GAP]),
    ];
  });
}

interface Extract {
  readonly at: number;
  readonly end: number;
}

function isWithin({ at, end }: Extract, place: number): boolean {
  return at <= place && place < end;
}

/** The place from which an extract shows most different words that no other shows; of several the first. */
function richest(
  sought: readonly Word[],
  stems: Stems,
  { extracts, shown }: { readonly extracts: readonly Extract[]; readonly shown: ReadonlySet<string> },
): Word | undefined {
  let best: Word | undefined;
  let most = -1;
  for (const [index, first] of sought.entries()) {
    if (extracts.some((extract) => isWithin(extract, first.at))) continue;
    const found = new Set<string>();
    for (let next = index; next < sought.length; next++) {
      const word = sought[next];
      if (word === undefined || word.end > first.at + AFTER) break;
      const stem = stems.get(word.word) ?? word.word;
      if (!shown.has(stem)) found.add(stem);
    }
    if (found.size > most) {
      most = found.size;
      best = first;
    }
  }
  return best;
}

/** The text around a place, cut between words. */
function around(text: string, { at }: { readonly at: number }): Extract {
  const from = Math.max(0, at - BEFORE);
  const to = Math.min(text.length, at + AFTER);
  const space = text.indexOf(' ', from - 1);
  const last = text.lastIndexOf(' ', to);
  return {
    at: from === 0 ? 0 : space !== -1 && space < at ? space + 1 : wholeCharacter(text, from),
    end: to === text.length ? to : last > at ? last : wholeCharacter(text, to),
  };
}

/** A place that does not stand within a character of two units. */
function wholeCharacter(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}

/** In the order of the text; those that touch are one. */
function joined(extracts: readonly Extract[]): readonly Extract[] {
  const all: Extract[] = [];
  for (const extract of extracts.toSorted((one, other) => one.at - other.at)) {
    const before = all.at(-1);
    if (before !== undefined && extract.at <= before.end + 1)
      all[all.length - 1] = { at: before.at, end: Math.max(before.end, extract.end) };
    else all.push(extract);
  }
  return all;
}

function marked(text: string, words: readonly Word[], stems: Stems, { at, end }: Extract): Passage {
  const parts: { text: string; isSought: boolean }[] = [];
  let place = at;
  for (const word of words) {
    if (word.at < at || word.end > end || !stems.has(word.word)) continue;
    const between = text.slice(place, word.at);
    const before = parts.at(-1);
    if (before !== undefined && JOIN.test(between)) {
      before.text += text.slice(place, word.end);
    } else {
      if (between !== '') parts.push({ text: between, isSought: false });
      parts.push({ text: text.slice(word.at, word.end), isSought: true });
    }
    place = word.end;
  }
  if (place < end) parts.push({ text: text.slice(place, end), isSought: false });
  return parts;
}
