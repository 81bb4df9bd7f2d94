import type { GroupResult, PerspectivesDocument, StatementResult } from '../document.ts';
import { counted, listed, partOf, percent, quoted, shareWords } from './counted.ts';
import { GROUPS_WITHHELD } from './why-no-groups.ts';
import { answersByGroup } from './by-group.ts';

/** What the sentences speak of beside the figures. */
export interface Told {
  readonly groups: readonly GroupResult[];
  readonly sharedAgree: readonly StatementResult[];
  readonly sharedDisagree: readonly StatementResult[];
  /** Whether what is shared is shared by every group. */
  readonly isCommonGround: boolean;
  /** Whether common ground was looked for: the method of Polis has none. */
  readonly isCommonGroundSought: boolean;
  readonly differences: readonly StatementResult[];
  readonly divided: readonly StatementResult[];
  /** People of a group behind any figure. */
  readonly minimum: number;
}

/** What was found, in a few sentences that say it rather than where to look for it. */
export function inShort(document: PerspectivesDocument, told: Told): string[] {
  if (document.counts.votes === 0) return ['Nobody has answered yet.'];
  return [
    takingPart(document),
    ...groupSentences(document, told.groups),
    ...sharedSentences(told),
    ...differenceSentences(told),
  ];
}

/** Of the statements that count: answers to those that were taken away or corrected are told with the method. */
function takingPart({ counts, participants, statements }: PerspectivesDocument): string {
  const answers = participants.map(({ votes }) => votes).filter((votes) => votes > 0);
  const given = statements.reduce((sum, { included, votes }) => sum + (included ? votes : 0), 0);
  const sorted = answers.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const isSame = sorted[0] === sorted.at(-1);
  const words = isSame ? `; each of them answered ${middle}` : `; half of them answered ${middle} or more`;
  const each = answers.length > 1 ? words : '';
  return `${people(answers.length)} gave ${counted(given, 'answer', 'answers')} to ${counted(counts.included, 'statement', 'statements')}${each}.`;
}

function groupSentences(document: PerspectivesDocument, groups: readonly GroupResult[]): string[] {
  const { counts, grouping, notes } = document;
  const withheld = notes.find(({ code }) => code === GROUPS_WITHHELD);
  if (withheld !== undefined) return [withheld.message];
  if (groups.length > 1) {
    const sizes = groups.map(({ label, size }) => `group ${label} (${people(size)})`);
    const placed =
      counts.clusterable < counts.participants
        ? `Of these, ${people(counts.clusterable)} answered enough to be placed. `
        : '';
    return [
      `${placed}Their answers fall into ${groups.length} opinion groups: ${listed(sizes)}. ${supportWords(grouping)}`.trimEnd(),
    ];
  }
  return grouping.k === 1
    ? ['No distinct opinion groups were found: people differ, but not in camps that hold together.']
    : [];
}

/** How much knowing the groups tells, against what chance would give. */
function supportWords({ supported, relativeGain }: PerspectivesDocument['grouping']): string {
  if (supported !== true || relativeGain === null) return '';
  const better = relativeGain < 0.01 ? 'less than 1%' : percent(relativeGain);
  return `To test them, answers were held back and guessed: knowing somebody’s group made the guesses ${better} better, which is more than chance gives.`;
}

function sharedSentences({
  groups,
  sharedAgree,
  sharedDisagree,
  isCommonGround,
  isCommonGroundSought,
}: Told): string[] {
  const hasGroups = groups.length > 1;
  const who = isCommonGround ? 'Most of every group' : hasGroups ? 'Over all most' : 'Most';
  const tell = (list: readonly StatementResult[], direction: 'agree' | 'disagree'): string[] => {
    const [first] = list;
    if (first === undefined) return [];
    return [
      `${who} ${direction} with ${quoted(first)}: ${partOf(first[direction], first.votes)} who answered${shareWords(first[direction], first.votes)}.`,
    ];
  };
  const shared = [...tell(sharedAgree, 'agree'), ...tell(sharedDisagree, 'disagree')];
  if (hasGroups && !isCommonGround && isCommonGroundSought) {
    return ['There is no statement on which most of every group are on the same side.', ...shared];
  }
  return shared.length > 0 ? shared : ['There is no statement yet on which most are clearly of one mind.'];
}

function differenceSentences({ groups, differences, divided, minimum }: Told): string[] {
  const [first] = groups.length > 1 ? differences : divided;
  if (first === undefined) return [];
  return groups.length > 1
    ? [`The groups differ most on ${quoted(first)} (${answersByGroup(first, groups, minimum)}).`]
    : [
        `People are most divided on ${quoted(first)}: ${first.agree} agree and ${first.disagree} disagree, of ${first.votes}.`,
      ];
}

export const people = (count: number): string => counted(count, 'person', 'people');
