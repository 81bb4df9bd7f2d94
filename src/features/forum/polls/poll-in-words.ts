import { formatCount, formatDateTime, formatNumber, formatPercent } from '../../../design-system/format.ts';
import type { OrganisationTable, Results } from '../../polls/shared.ts';
import { choicesInWords, endOf, nameOfKind, type ShownPoll } from './poll.ts';

/** What a post asks and what came of it, a line at a time, for files without tables. */
export function pollInWords(poll: ShownPoll): readonly string[] {
  const end = endOf(poll);
  const state = poll.isClosed ? 'closed' : end === null ? 'open' : 'open until';
  const head = `${nameOfKind(poll.kind)}, ${state}${end === null ? '' : ` ${formatDateTime(end)}`}: ${poll.question}`;
  const many = `${formatCount(poll.answered, 'person has', 'people have')} answered.`;
  if (poll.results === null) {
    const why = poll.isClosed ? ` Results are not shown: fewer than ${poll.least.results} answered.` : '';
    return [head, choicesInWords(poll) ?? [], many + why].flat();
  }
  return [
    head,
    many,
    ...resultLines(poll.results),
    ...(poll.organisations === null ? [] : organisationLines(poll.organisations)),
    ...poll.reasons.flatMap(({ answer, reasons }) =>
      reasons.map((reason) => `${answer}, because: ${reason}`),
    ),
  ];
}

function resultLines(results: Results): string[] {
  const none = results.none === 0 ? [] : [`Prefer not to say: ${formatNumber(results.none)}`];
  switch (results.kind) {
    case 'one':
    case 'several':
      return [...results.rows.map(({ text, people, share }) => counted(text, people, share)), ...none];
    case 'scale':
      return [
        ...results.rows.map(({ point, people, share }) => counted(String(point), people, share)),
        `Middle answer (median): ${formatNumber(results.median, results.median % 1 === 0 ? 0 : 1)}. Mean: ${formatNumber(results.mean, 1)}.`,
        ...none,
      ];
    case 'ranking':
      return [...results.rows.map(({ text, points }) => `${text}: ${formatCount(points, 'point')}`), ...none];
    case 'text':
      return [...results.rows.map(({ text, people }) => `${text}: ${formatNumber(people)}`), ...none];
  }
}

function counted(name: string, people: number, share: number): string {
  return `${name}: ${formatNumber(people)} (${formatPercent(share)})`;
}

function organisationLines({ columns, rows }: OrganisationTable): string[] {
  return rows.map(({ organisation, cells }) => {
    const name = organisation === null ? 'Other organisations' : organisation || 'No organisation given';
    const words = cells?.map((cell, index) => `${columns[index]} ${cell}`).join(', ') ?? 'not shown';
    return `${name}: ${words}`;
  });
}
