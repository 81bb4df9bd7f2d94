import type { GroupResult, PerspectivesDocument, StatementResult } from '../document.ts';
import { countsByGroup } from './counts-by-group.ts';
import { partOf, shareWords } from './counted.ts';
import { inShort } from './in-short.ts';
import { uncertainties } from './uncertainties.ts';
import { answersByGroup, sharesByGroup, textOf } from './by-group.ts';

/** A statement in a list of the report, with the counts that it rests on (OPN-52). */
export interface Finding {
  readonly number: string;
  readonly text: string;
  /** BCP 47; English where nothing is said. */
  readonly language?: string | undefined;
  /** "agreed by 25 of the 26 who answered". */
  readonly words: string;
  /** Whether it stands under the other of two groups already, where people answered the other way round. */
  readonly isMirrored?: boolean;
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
  /** Whether that is shared by every group; else it is what most agree or disagree on over all. */
  readonly isCommonGround: boolean;
  readonly groups: readonly GroupStory[];
  /** Where the groups differ most; without groups, what divides people most. */
  readonly differences: readonly Finding[];
  /** What is not known, and how many people more it takes (OPN-70). */
  readonly uncertain: readonly string[];
}

const MOST_DIVIDED = 5;

/**
 * Sentences and lists of what was found, for pages, files and the command line alike.
 *
 * @param minimum people of a group behind any figure; 1 where nobody is to be protected
 */
export function summarise(document: PerspectivesDocument, minimum: number): Summary {
  const byId = new Map(document.statements.map((statement) => [statement.id, statement]));
  const find = (id: string): StatementResult => byId.get(id) as StatementResult;
  const groups = document.grouping.k > 1 ? document.groups : [];
  const [sharedAgree, sharedDisagree] = sharedLists(document).map((ids) => ids.map(find)) as [
    StatementResult[],
    StatementResult[],
  ];
  const differences = document.differences.map(({ statement }) => find(statement));
  const divided = mostDivided(document);
  const shared = (statement: StatementResult, direction: 'agree' | 'disagree'): Finding => {
    const byGroup = groups.length > 1 ? `; ${sharesByGroup(statement, groups, minimum, direction)}` : '';
    const all = `${direction}d by ${partOf(statement[direction], statement.votes)} who answered${shareWords(statement[direction], statement.votes)}`;
    return finding(statement, `${all}${byGroup}`);
  };
  const isCommonGround = hasCommonGround(document);
  const isCommonGroundSought = document.method.name !== 'polis';
  const told = {
    groups,
    sharedAgree,
    sharedDisagree,
    isCommonGround,
    isCommonGroundSought,
    differences,
    divided,
    minimum,
  };
  return {
    sentences: inShort(document, told),
    isCommonGround,
    sharedAgree: sharedAgree.map((each) => shared(each, 'agree')),
    sharedDisagree: sharedDisagree.map((each) => shared(each, 'disagree')),
    groups: mirrored(groups.map((group) => storyOf(group, { find, groups, minimum }))),
    differences:
      groups.length > 1
        ? differences.map((each) => finding(each, answersByGroup(each, groups, minimum)))
        : divided.map((each) =>
            finding(
              each,
              `${each.agree} agree, ${each.disagree} disagree, ${each.pass} pass, of ${each.votes}`,
            ),
          ),
    uncertain: uncertainties(document, isCommonGround ? [...sharedAgree, ...sharedDisagree] : []),
  };
}

function finding(statement: StatementResult, words: string): Finding {
  return { number: statement.id, text: textOf(statement), language: statement.language, words };
}

/** Whether there is common ground across groups. */
function hasCommonGround({ grouping, commonGround }: PerspectivesDocument): boolean {
  return grouping.k > 1 && commonGround.agree.length + commonGround.disagree.length > 0;
}

/** Common ground across groups; without any, what most of all agree or disagree on. */
function sharedLists(document: PerspectivesDocument): readonly (readonly string[])[] {
  const { commonGround, consensus, statements, method } = document;
  const of = hasCommonGround(document) ? commonGround : consensus;
  const answered = new Set(
    statements.filter(({ votes }) => votes >= method.options.minCell).map(({ id }) => id),
  );
  return [of.agree, of.disagree].map((list) =>
    list.map(({ statement }) => statement).filter((id) => answered.has(id)),
  );
}

/** On which the answers part people by more than chance would. */
function mostDivided({ statements, method }: PerspectivesDocument): StatementResult[] {
  return statements
    .filter(
      ({ included, verdict, votes }) => included && verdict === 'split' && votes >= method.options.minCell,
    )
    .toSorted((a, b) => (b.polarisation ?? 0) - (a.polarisation ?? 0))
    .slice(0, MOST_DIVIDED);
}

/** Of two groups the second often says no to what the first says yes to: that is marked, so that nobody reads it twice. */
function mirrored(stories: readonly GroupStory[]): readonly GroupStory[] {
  const [first, second] = stories;
  if (first === undefined || second === undefined || stories.length > 2) return stories;
  const told = new Set(first.findings.map(({ number }) => number));
  const findings = second.findings.map((each) =>
    told.has(each.number) ? { ...each, isMirrored: true } : each,
  );
  return [first, { ...second, findings }];
}

/** What sets a group apart, with how the others answered it. */
function storyOf(
  { id, label, size, representative }: GroupResult,
  {
    find,
    groups,
    minimum,
  }: { find: (id: string) => StatementResult; groups: readonly GroupResult[]; minimum: number },
): GroupStory {
  const findings = representative.map(({ statement, direction, successes, votes }) => {
    const of = find(statement);
    const shown = countsByGroup(of, groups, minimum);
    const others = groups.filter((each) => each.id !== id).map((each) => shown.get(each.id) ?? null);
    if (shown.get(id) === null) {
      return finding(
        of,
        `${direction}d by most of them; how many is not shown, so that no single answer can be worked out`,
      );
    }
    const own = `${direction}d by ${partOf(successes, votes)} of them who answered${shareWords(successes, votes)}`;
    if (others.includes(null)) return finding(of, own);
    const sum = (of: 'agree' | 'disagree' | 'votes') =>
      others.reduce((all, each) => all + (each?.[of] ?? 0), 0);
    return finding(
      of,
      `${own}, and by ${sum(direction)} of ${sum('votes')} in the other ${others.length === 1 ? 'group' : 'groups'}`,
    );
  });
  return { label, size, findings };
}
