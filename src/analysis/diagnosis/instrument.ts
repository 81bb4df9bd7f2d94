/** The instrument of a round: eleven rating items and three questions that become statements (SHAPE-2). */

export const SCALE = { min: 1, max: 5 } as const;

export const QUESTIONS = ['wrong', 'do', 'works'] as const;
export type Question = (typeof QUESTIONS)[number];

/** How a question stands in a sentence (SHAPE-18). */
export const QUESTION_WORDS: Readonly<Record<Question, string>> = {
  wrong: 'what is wrong',
  do: 'what should be done',
  works: 'how things work',
};

export const COMPLEXITY_ITEMS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'] as const;
export type ComplexityItem = (typeof COMPLEXITY_ITEMS)[number];

export const ITEMS = ['S1', 'S2', ...COMPLEXITY_ITEMS, 'P1', 'P2', 'P3'] as const;
export type Item = (typeof ITEMS)[number];

/** The item that asks how much people think they agree about each question. */
export const PERCEPTION_ITEMS: Readonly<Record<Question, Item>> = { wrong: 'P1', do: 'P2', works: 'P3' };

/** Agreeing with these says that the problem is less complex. */
export const REVERSED_ITEMS: ReadonlySet<Item> = new Set<Item>(['C3', 'C5']);

/** A change of wording is a new version; rounds keep the one they were opened with. */
export const INSTRUMENT_VERSION = '1';

export const WORDING: Readonly<Record<Item, string>> = {
  S1: 'Serious harm will follow within days if nobody acts now.',
  S2: 'There is a tested solution and the people who would have to carry it out accept it.',
  C1: 'Nothing close enough to copy has been faced before, here or elsewhere.',
  C2: 'Several important things are uncertain at the same time, and they affect each other.',
  C3: 'We can say with confidence what our main actions will lead to over the next year.',
  C4: 'The same action has had (or would have) different results in different places or times.',
  C5: 'There is an instruction, budget, target or rule that someone in authority could use to settle this.',
  C6: 'No one person or organisation, including mine, could find or organise the solution alone.',
  P1: 'The people who matter to this agree about what is wrong.',
  P2: 'The people who matter to this agree about what should be done.',
  P3: 'The people who matter to this agree about how things work.',
};
