/** The written summary with which a report begins: every sentence is made from numbers of the result (OPN-52, OPN-72). */
import type { Direction, GroupResult, PerspectivesDocument, StatementResult } from '../document.ts';
import { counted, listed, percent, quoted } from './counted.ts';
import { uncertainStatements } from './uncertain.ts';
import { whyNoGroups } from './why-no-groups.ts';

export type SummaryTopic = 'participation' | 'groups' | 'common-ground' | 'differences' | 'uncertain';

export interface SummarySentence {
  readonly topic: SummaryTopic;
  readonly text: string;
  /** The statement it is about, to link to. */
  readonly statement: string | null;
}

/** Sentences in the order in which they are to be read. */
export function summarise(document: PerspectivesDocument): readonly SummarySentence[] {
  const byId = new Map(document.statements.map((statement) => [statement.id, statement]));
  const find = (id: string) => byId.get(id)!;
  return [
    ...participation(document),
    ...groupSentences(document, find),
    ...commonGroundSentences(document, find),
    ...differenceSentences(document, find),
    ...uncertainSentences(document),
  ];
}

type Find = (id: string) => StatementResult;

function sentence(topic: SummaryTopic, text: string, statement: string | null = null): SummarySentence {
  return { topic, text, statement };
}

function participation({ counts, pca, grouping }: PerspectivesDocument): SummarySentence[] {
  const people = counted(counts.participants, 'person', 'people');
  const votes = counted(counts.votes, 'vote', 'votes');
  const told = [
    sentence(
      'participation',
      `${people} cast ${votes} on ${counted(counts.statements, 'statement', 'statements')}.`,
    ),
  ];
  if (pca !== null && grouping.k > 0) {
    const share = percent(pca.explained[0] + pca.explained[1]);
    const text = `The picture's two directions carry ${share} of the differences in how people voted, so distances in it are a rough summary.`;
    told.push(sentence('participation', text));
  }
  return told;
}

function groupSentences(document: PerspectivesDocument, find: Find): SummarySentence[] {
  const { groups } = document;
  if (groups.length < 2) return whyNoGroups(document).map((reason) => sentence('groups', reason));
  const sizes = groups.map(({ label, size }) => `${label} with ${counted(size, 'person', 'people')}`);
  const all = sentence('groups', `${groups.length} groups of people vote alike: ${listed(sizes)}.`);
  return [all, ...groups.flatMap((group) => standsFor(group, find))];
}

function standsFor({ label, representative }: GroupResult, find: Find): SummarySentence[] {
  if (representative.length === 0) {
    return [sentence('groups', `No statement sets group ${label} clearly apart from the others.`)];
  }
  return representative.slice(0, 3).map(({ statement, direction, successes, votes }) => {
    const verb = direction === 'agree' ? 'agrees' : 'disagrees';
    const text = `Group ${label} ${verb} more than others with ${quoted(find(statement))}: ${successes} of the ${votes} in it who voted on it.`;
    return sentence('groups', text, statement);
  });
}

function commonGroundSentences(document: PerspectivesDocument, find: Find): SummarySentence[] {
  const { groups, commonGround, consensus, method } = document;
  const tell = (who: string, direction: Direction, statement: string) => {
    const { [direction]: count, votes } = find(statement);
    const text = `${who} ${direction} with ${quoted(find(statement))}: ${count} of the ${votes} who voted on it.`;
    return sentence('common-ground', text, statement);
  };
  const tellAll = (who: string, lists: Record<Direction, readonly { readonly statement: string }[]>) =>
    DIRECTIONS.flatMap((direction) =>
      lists[direction].map(({ statement }) => tell(who, direction, statement)),
    );
  const most = tellAll('Most people', consensus);
  const none = sentence('common-ground', 'No statement has the clear support, or rejection, of most people.');
  if (groups.length < 2 || method.name === 'polis') return most.length > 0 ? most : [none];
  const shared = tellAll('Most people in every group', commonGround);
  if (shared.length > 0) return shared;
  const text = 'No statement has the support, or the rejection, of most people in every group.';
  return [
    sentence('common-ground', text),
    ...tellAll('Overall, but not in every group, most people', consensus),
  ];
}

const DIRECTIONS: readonly Direction[] = ['agree', 'disagree'];

function differenceSentences({ differences, groups }: PerspectivesDocument, find: Find): SummarySentence[] {
  return differences.map(({ statement, highestGroup, lowestGroup }) => {
    const found = find(statement);
    const share = (id: number) => {
      const { agree, votes } = found.groupVotes.find(({ group }) => group === id)!;
      return `${agree} of ${votes} in group ${groups.find((group) => group.id === id)!.label}`;
    };
    const text = `Groups part on ${quoted(found)}: ${share(highestGroup)} agree, ${share(lowestGroup)}.`;
    return sentence('differences', text, statement);
  });
}

function uncertainSentences(document: PerspectivesDocument): SummarySentence[] {
  const uncertain = uncertainStatements(document);
  const few = uncertain.filter(({ missing }) => missing > 0);
  const silent = uncertain.filter(({ missing, silentGroups }) => missing === 0 && silentGroups.length > 0);
  const told: SummarySentence[] = [];
  if (few.length > 0) {
    const one = few.length === 1;
    const text = `${counted(few.length, 'statement has', 'statements have')} fewer than 7 votes: nothing can be said of ${one ? 'it' : 'them'} yet.`;
    told.push(sentence('uncertain', text));
  }
  if (silent.length > 0) {
    const text = `On ${counted(silent.length, 'more statement', 'more statements')} some group has fewer than 3 votes, so groups cannot be compared there.`;
    told.push(sentence('uncertain', text));
  }
  return told;
}
