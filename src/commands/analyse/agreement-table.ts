/**
 * The agreement document as text that a person can read (CLI, without `--json`): plain sentences, counts and then
 * numbers, rounded as AGR-19 says.
 */
import { P_FROM_RANDOM_LABELINGS } from '../../analysis/agreement/document/decomposition.ts';
import type {
  AgreementDocument,
  AlphaResult,
  DecompositionResult,
  ItemResult,
} from '../../analysis/agreement/document/types.ts';
import { formatP, formatPercent, formatStatistic } from '../../analysis/agreement/format.ts';
import { manyItemsSentence } from '../../analysis/agreement/sentences.ts';
import { textTable } from '../text-table.ts';

export function agreementTable(document: AgreementDocument, file: string): string {
  const sections = [
    headline(document, file),
    itemsSection(document),
    alphaSection(document.alpha),
    decompositionSection(document),
    notesSection(document),
    `Calculation ${document.version}, seed ${document.seed}, generator ${document.generator}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function headline({ counts, scale }: AgreementDocument, file: string): string {
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const who = [
    count(counts.raters, 'rater'),
    count(counts.organisations, 'organisation'),
    count(counts.items, 'item'),
  ];
  return [
    `Agreement in ${file}`,
    `${who.join(', ')}; ${count(counts.ratings, 'rating')} from ${scale.min} to ${scale.max}, ${counts.missing} "can't say"`,
  ].join('\n');
}

function itemsSection({ items, scale }: AgreementDocument): string {
  const categories = `${scale.min} … ${scale.max}`;
  const header = ['item', 'n', "can't say", categories, 'median', 'spread', 'A', 'chance', 'finding'];
  const rows = items.map((result) => [
    shorten(result.item),
    String(result.n),
    String(result.missing),
    result.distribution.join(' '),
    show(result.median, String),
    show(result.adMedian),
    show(result.vanDerEijkA),
    chance(result),
    finding(result),
  ]);
  return [
    'Do people agree? A runs from −1 (two camps) to 1 (all alike); between the chance lines nothing can be told.',
    textTable([header, ...rows], 'lrrllrrrl'),
    manyItemsSentence(items.length),
  ].join('\n');
}

function chance({ chance: { low, high } }: ItemResult): string {
  return low === null || high === null ? '–' : `${formatStatistic(low)} to ${formatStatistic(high)}`;
}

function finding({ n, finding }: ItemResult): string {
  return n < 3 ? 'not enough answers' : finding;
}

function alphaSection({ withinOrganisation, ...everybody }: AgreementDocument['alpha']): string {
  const row = (name: string, { nominal, ordinal, interval }: AlphaResult) => [
    shorten(name),
    ...[nominal, ordinal, interval].map((value) => show(value)),
  ];
  const organisations = Object.entries(withinOrganisation).map(([name, values]) => row(name, values));
  const rows = [['', 'nominal', 'ordinal', 'interval'], row('everybody', everybody), ...organisations];
  return [
    "Do people order the items alike? Krippendorff's alpha: 1 is perfect, 0 is chance.",
    textTable(rows, 'lrrr'),
  ].join('\n');
}

function decompositionSection({ decomposition, notes }: AgreementDocument): string {
  const rows = decomposition.items.map((part) => [
    shorten(part.item),
    show(part.etaSquared),
    show(part.omegaSquared, orNone),
    show(part.icc1, orNone),
  ]);
  return [
    'Does disagreement follow organisations?',
    pattern(
      decomposition,
      notes.some(({ code }) => code === P_FROM_RANDOM_LABELINGS),
    ),
    textTable([['item', 'η²', 'ω²', 'ICC(1)'], ...rows, pooledRow(decomposition)], 'lrrr'),
  ].join('\n');
}

function pattern({ etaSquared, nullMean, p }: DecompositionResult, isAbout: boolean): string {
  if (etaSquared === null || nullMean === null) return 'Organisations cannot be compared.';
  const chanceOf = p === null ? '' : `, ${formatP(p, { isAbout })}`;
  return `${formatPercent(etaSquared)} of the disagreement is between organisations (${formatPercent(nullMean)} expected by chance${chanceOf}).`;
}

function pooledRow({ etaSquared, omegaSquared, icc1 }: DecompositionResult): string[] {
  return ['all items', show(etaSquared), show(omegaSquared, orNone), show(icc1, orNone)];
}

function notesSection({ notes }: AgreementDocument): string {
  return notes.length === 0
    ? 'Notes: none'
    : ['Notes', ...notes.map(({ message }) => `- ${message}`)].join('\n');
}

function show(value: number | null, format: (value: number) => string = formatStatistic): string {
  return value === null ? '–' : format(value);
}

/** Negative estimates of a share mean that there is none (AGR-11). */
function orNone(value: number): string {
  return value < 0 ? 'none' : formatStatistic(value);
}

const LONGEST_NAME = 40;

function shorten(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
