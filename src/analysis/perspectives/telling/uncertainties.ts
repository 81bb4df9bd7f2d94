import type { PerspectivesDocument, StatementResult } from '../document.ts';
import { FEW_VOTES } from '../settings.ts';
import { counted, listed, percent } from './counted.ts';
import { uncertainStatements } from './uncertain.ts';
import { GROUPS_WITHHELD } from './why-no-groups.ts';
import { people } from './in-short.ts';

/** A group with less than this share of those placed is small: a few people more could change it. */
const SMALL_GROUP = 0.1;
/** A picture that carries more than this share of the differences leaves little out. */
const MOST_OF_IT = 0.9;

/** What is not known, and for want of what (OPN-70). */
export function uncertainties(document: PerspectivesDocument, shared: readonly StatementResult[]): string[] {
  const { statements, notes, counts, pca, grouping } = document;
  const unclear = statements.filter(({ verdict }) => verdict === 'no_clearer_than_chance').length;
  const unplaced = counts.participants - counts.clusterable;
  return [
    ...(counts.participants > 0
      ? [
          'Whoever answered chose to. They are no sample: nothing here says what share of everybody else would agree.',
        ]
      : []),
    ...notes
      .filter(({ code }) => ![GROUPS_WITHHELD, 'WITHHELD'].includes(code))
      .map(({ message }) => message),
    ...fewAnswers(document, shared),
    ...smallGroups(document),
    ...(unclear > 0
      ? [
          `On ${counted(unclear, 'statement', 'statements')} the answers are no clearer than if each had been given by chance.`,
        ]
      : []),
    ...(grouping.k > 0 && unplaced > 0
      ? [
          `${people(unplaced)} answered too few statements to be placed in a group. Their answers count in every total.`,
        ]
      : []),
    ...(pca === null ? [] : [pictureWords(pca.explained[0] + pca.explained[1])]),
  ];
}

/** How much of the differences two directions can show (OPN-25). */
function pictureWords(share: number): string {
  const told = `The picture has two directions, which carry ${percent(share)} of the differences in how people answered.`;
  return share > MOST_OF_IT ? told : `${told} It is a rough summary.`;
}

/** Statements, and those of the common ground above all, that rest on few answers. */
function fewAnswers(document: PerspectivesDocument, shared: readonly StatementResult[]): string[] {
  const thin = uncertainStatements(document).filter(({ missing }) => missing > 0).length;
  const groups = new Set(document.grouping.k > 1 ? document.groups.map(({ id }) => id) : []);
  const narrow = shared
    .filter(({ groupVotes }) => groupVotes.some(({ group, votes }) => groups.has(group) && votes < FEW_VOTES))
    .map(({ id }) => id);
  const one = narrow.length === 1;
  return [
    ...(narrow.length > 0
      ? [
          `In the common ground, ${one ? 'statement' : 'statements'} ${listed(narrow)} ${one ? 'rests' : 'rest'} on fewer than ${FEW_VOTES} answers of a group: a few more could change that.`,
        ]
      : []),
    ...(thin > 0
      ? [
          `${counted(thin, 'statement has', 'statements have')} fewer than ${FEW_VOTES} answers: what is said of ${thin === 1 ? 'it' : 'them'} may change.`,
        ]
      : []),
  ];
}

function smallGroups({ groups, grouping, counts }: PerspectivesDocument): string[] {
  if (grouping.k < 2) return [];
  return groups
    .filter(({ size }) => size < SMALL_GROUP * counts.clusterable)
    .map(
      ({ label, size }) =>
        `Group ${label} is small: with ${people(size)}, a share of it moves by ${percent(1 / size)} with each answer.`,
    );
}
