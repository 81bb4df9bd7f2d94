import type {
  GroupResult,
  PerspectivesDocument,
  StatementResult,
} from '../../../analysis/perspectives/document.ts';
import { countsByGroup, GROUP_MINIMUM } from './counts.ts';

/** A statement in a list of the report, with the counts that it rests on (OPN-52). */
export interface Finding {
  readonly number: string;
  readonly text: string;
  /** "agreed by 25 of the 26 who answered". */
  readonly words: string;
}

export interface GroupStory {
  readonly label: string;
  readonly size: number;
  readonly findings: readonly Finding[];
}

/** The report in words, made from the numbers and from nothing else. */
export interface Summary {
  /** What was found, in a few sentences. */
  readonly sentences: readonly string[];
  readonly sharedAgree: readonly Finding[];
  readonly sharedDisagree: readonly Finding[];
  readonly groups: readonly GroupStory[];
  readonly differences: readonly Finding[];
  /** What is not known, and how many people more it takes (OPN-70). */
  readonly uncertain: readonly string[];
}

/** Fewer answers than this say little about a statement. */
const FEW_ANSWERS = 7;

export function summarise(document: PerspectivesDocument): Summary {
  const byId = new Map(document.statements.map((statement) => [statement.id, statement]));
  const statement = (id: string): StatementResult => byId.get(id) as StatementResult;
  const { agree, disagree } = sharedLists(document);
  const groups = document.grouping.k > 1 ? document.groups : [];
  const differences = document.differences.map((each) => ({
    number: each.statement,
    text: textOf(statement(each.statement)),
    words: sharesByGroup(statement(each.statement), groups),
  }));
  const finding = (id: string, direction: 'agree' | 'disagree'): Finding => {
    const of = statement(id);
    const count = direction === 'agree' ? of.agree : of.disagree;
    const all = `${direction === 'agree' ? 'agreed' : 'disagreed'} by ${count} of the ${of.votes} who answered`;
    const split = groups.length > 1 ? `; ${sharesByGroup(of, groups, direction)}` : '';
    return { number: id, text: textOf(of), words: all + split };
  };
  return {
    sentences: sentencesOn(document, agree.length + disagree.length, groups),
    sharedAgree: agree.map((id) => finding(id, 'agree')),
    sharedDisagree: disagree.map((id) => finding(id, 'disagree')),
    groups: groups.map((group) => storyOf(group, statement)),
    differences,
    uncertain: uncertaintiesOf(document),
  };
}

/** Common ground across groups; without groups, what most of all agree or disagree on. */
function sharedLists(document: PerspectivesDocument): {
  agree: readonly string[];
  disagree: readonly string[];
} {
  const { grouping, commonGround, consensus, statements, method } = document;
  const of = grouping.k > 1 ? commonGround : consensus;
  const answered = new Set(
    statements.filter(({ votes }) => votes >= method.options.minCell).map(({ id }) => id),
  );
  const ids = (list: readonly { readonly statement: string }[]): string[] =>
    list.map((each) => each.statement).filter((id) => answered.has(id));
  return { agree: ids(of.agree), disagree: ids(of.disagree) };
}

function storyOf(
  { label, size, representative }: GroupResult,
  statement: (id: string) => StatementResult,
): GroupStory {
  return {
    label,
    size,
    findings: representative.map((each) => ({
      number: each.statement,
      text: textOf(statement(each.statement)),
      words: `${each.direction === 'agree' ? 'agreed' : 'disagreed'} by ${each.successes} of the ${each.votes} of them who answered`,
    })),
  };
}

function sentencesOn(
  { counts, grouping, differences }: PerspectivesDocument,
  shared: number,
  groups: readonly GroupResult[],
): string[] {
  const sentences = [
    `${people(counts.participants)} gave ${counts.votes.toLocaleString('en-GB')} answers to ${counts.included} statements.`,
  ];
  if (groups.length > 1) {
    const sizes = groups.map(({ label, size }) => `group ${label} (${people(size)})`);
    sentences.push(
      `Their answers fall into ${groups.length} opinion groups: ${listed(sizes)}. ${supportWords(grouping)}`,
    );
  } else if (grouping.k === 1) {
    sentences.push(
      'No distinct opinion groups were found: people differ, but not in camps that hold together.',
    );
  }
  if (shared > 0) {
    sentences.push(
      groups.length > 1
        ? `On the ${shared} statements listed first, more than half of every group answered alike: that is the common ground.`
        : `On the ${shared} statements listed below, most of those who answered are of one mind.`,
    );
  } else if (counts.votes > 0) {
    sentences.push('There is no statement yet on which the answers show common ground.');
  }
  if (groups.length > 1 && differences.length > 0) {
    sentences.push('Where they part most is listed after what each group stands for.');
  }
  return sentences;
}

/** How much knowing the groups tells, against what chance would give. */
function supportWords({ supported, relativeGain }: PerspectivesDocument['grouping']): string {
  if (supported !== true) return '';
  const better =
    relativeGain === null
      ? ''
      : ` (by ${relativeGain < 0.01 ? 'less than 1' : Math.round(relativeGain * 100)} %; groups made by chance would not help at all)`;
  return `Knowing which group somebody is in helps to predict answers that were hidden${better}, so the groups are more than chance.`;
}

function uncertaintiesOf({ statements, notes, counts, pca, grouping }: PerspectivesDocument): string[] {
  const thin = statements.filter(({ included, votes }) => included && votes < FEW_ANSWERS);
  const told = notes.filter(({ code }) => code !== 'WITHHELD').map(({ message }) => message);
  const unclear = statements.filter(({ verdict }) => verdict === 'no_clearer_than_chance').length;
  const chosen =
    'Whoever answered chose to. They are no sample: nothing here says what share of everybody else would agree.';
  const unplaced = counts.participants - counts.clusterable;
  return [
    ...(counts.participants > 0 ? [chosen] : []),
    ...told,
    ...(thin.length > 0
      ? [
          `${thin.length} ${thin.length === 1 ? 'statement has' : 'statements have'} fewer than ${FEW_ANSWERS} answers: what is said of ${thin.length === 1 ? 'it' : 'them'} may change.`,
        ]
      : []),
    ...(unclear > 0
      ? [
          `On ${unclear} ${unclear === 1 ? 'statement' : 'statements'} the answers are no clearer than chance would make them.`,
        ]
      : []),
    ...(grouping.k > 0 && unplaced > 0
      ? [
          `${people(unplaced)} answered too few statements to be placed in the picture. Their answers count in every total.`,
        ]
      : []),
    ...(pca === null
      ? []
      : [
          `The picture has two directions, which carry ${Math.round((pca.explained[0] + pca.explained[1]) * 100)} % of the differences in how people answered. It is a rough summary.`,
        ]),
  ];
}

/** "group A: 12 of 15 agree; group B: 3 of 20 agree". */
export function sharesByGroup(
  statement: StatementResult,
  groups: readonly GroupResult[],
  direction: 'agree' | 'disagree' = 'agree',
): string {
  const counts = countsByGroup(statement, groups, GROUP_MINIMUM);
  return groups
    .map(({ id, label }) => {
      const votes = counts.get(id);
      if (votes === undefined || votes === null)
        return `group ${label} is not shown, so that no single answer can be worked out`;
      if (votes.votes === 0) return `nobody of group ${label} has answered`;
      return `group ${label}: ${votes[direction]} of ${votes.votes} ${direction}`;
    })
    .join('; ');
}

export function textOf({ id, text }: Pick<StatementResult, 'id' | 'text'>): string {
  return text ?? `Statement ${id}, whose text is not known`;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
