import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { summarise, type SummaryTopic } from '../../analysis/perspectives/telling/summarise.ts';
import { textTable } from '../text-table.ts';

const TOPICS: readonly (readonly [SummaryTopic, string])[] = [
  ['participation', 'Who took part'],
  ['groups', 'Groups'],
  ['common-ground', 'Common ground'],
  ['differences', 'Points of difference'],
  ['uncertain', 'What wants votes'],
];

/** The result as text for a person (OPN-95). */
export function perspectivesText(document: PerspectivesDocument): string {
  const sentences = summarise(document);
  const sections = TOPICS.flatMap(([topic, title]) => {
    const own = sentences.filter((sentence) => sentence.topic === topic);
    return own.length === 0 ? [] : [[title, ...own.map(({ text }) => `- ${text}`)].join('\n')];
  });
  const notes = document.notes.map(({ code, message }) => `- ${code}: ${message}`);
  const { name } = document.method;
  const heading = `Perspectives, method ${name}, version ${document.version}, seed ${document.seed}`;
  return `${[heading, ...sections, candidates(document), ['Notes', ...notes].join('\n')].join('\n\n')}\n`;
}

function candidates({ grouping }: PerspectivesDocument): string {
  const { gain, se, criterion } = grouping;
  const rows = grouping.candidates.map(({ k, score, sizes, admissible, chosen }) => [
    String(k),
    score === null ? '–' : score.toFixed(3),
    sizes.join(', '),
    admissible ? '' : 'a group is too small',
    chosen ? 'chosen' : '',
  ]);
  const test =
    gain === null || se === null
      ? 'Whether the votes support groups was not tested.'
      : `Hidden votes are predicted better by ${gain.toFixed(4)} ± ${se.toFixed(4)} nats a vote with groups than without.`;
  const table = rows.length === 0 ? [] : [textTable([['k', criterion, 'sizes', '', ''], ...rows], 'rrlll')];
  return [`Numbers of groups looked at`, ...table, test].join('\n');
}
