import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { type Finding, type Summary, summarise } from '../../analysis/perspectives/telling/summary.ts';
import { textTable } from '../text-table.ts';

/** Whoever runs the command has every answer: nobody is protected from them. */
const EVERYBODY = 1;

/** The result as text for a person (OPN-95), in the sentences of the report. */
export function perspectivesText(document: PerspectivesDocument): string {
  const sections = sectionsOf(summarise(document, EVERYBODY), document).flatMap(([title, lines]) =>
    lines.length === 0 ? [] : [[title, ...lines.map((line) => `- ${line}`)].join('\n')],
  );
  const notes = document.notes.map(({ code, message }) => `- ${code}: ${message}`);
  const { name } = document.method;
  const heading = `Perspectives, method ${name}, version ${document.version}, seed ${document.seed}`;
  return `${[heading, ...sections, candidates(document), ['Notes', ...notes].join('\n')].join('\n\n')}\n`;
}

function sectionsOf(summary: Summary, { notes }: PerspectivesDocument): [title: string, lines: string[]][] {
  const { sentences, sharedAgree, sharedDisagree, isCommonGround, groups, differences } = summary;
  const told = new Set(notes.map(({ message }) => message));
  return [
    ['In short', [...sentences]],
    [
      isCommonGround ? 'Common ground across all groups' : 'What most agree or disagree on',
      [...sharedAgree, ...sharedDisagree].map(line),
    ],
    ...groups.map(({ label, size, findings }): [string, string[]] => [
      `What sets group ${label} apart (${size} people)`,
      findings.length === 0 ? ['No statement does so clearly.'] : findings.map(line),
    ]),
    [groups.length > 1 ? 'Where the groups differ most' : 'What divides people most', differences.map(line)],
    ['What is uncertain', summary.uncertain.filter((each) => !told.has(each))],
  ];
}

const line = ({ number, text, words }: Finding): string => `${text} (statement ${number}: ${words})`;

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
      : `Hidden votes are predicted ${gain > 0 ? 'better' : 'worse'} by ${Math.abs(gain).toFixed(4)} ± ${se.toFixed(4)} nats a vote with groups than without.`;
  const table = rows.length === 0 ? [] : [textTable([['k', criterion, 'sizes', '', ''], ...rows], 'rrlll')];
  return [`Numbers of groups looked at`, ...table, test].join('\n');
}
