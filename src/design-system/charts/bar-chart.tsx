import type { ComponentChildren } from 'preact';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { ChartFigure } from './chart-figure.tsx';
import { wrapLabel } from './wrap-label.ts';

export interface Bar {
  label: string;
  count: number;
  /** 0 to 1. Defaults to the count's part of the total. */
  share?: number | undefined;
}

export interface BarChartProps {
  /** Unique in the page. */
  id: string;
  title: string;
  rows: readonly Bar[];
  /** How many answered; more or less than the sum of counts where one may choose several. */
  total: number;
  /** What is counted, in the singular: "answer". */
  unit?: string | undefined;
  /** What the rows are, as the head of their column. */
  rowsName?: string | undefined;
  note?: ComponentChildren;
  tableIsOpen?: boolean | undefined;
}

// In em, but for the widest bar, in percent: the rest of the width is for its number.
const LINE = 1.3;
const BAR = 1.5;
const GAP = 1.1;
const WIDEST = 68;
/** What fits into 290 CSS pixels, a page 320 wide. */
const LABEL_CHARACTERS = 36;

/** How many chose what, as horizontal bars from zero, each with its label and numbers. */
export function BarChart(props: BarChartProps) {
  const { id, title, total, unit = 'answer', rowsName = 'Answer', note, tableIsOpen } = props;
  const rows = placed(props.rows, total);
  const longest = Math.max(0, ...rows.map((row) => row.count));
  const numbers = rows.map((row) => [
    row.label,
    { content: formatNumber(row.count), numeric: true },
    { content: formatPercent(row.share), numeric: true },
  ]);
  return (
    <ChartFigure
      id={id}
      title={title}
      description={describe(rows, total, unit)}
      height={rows.reduce((height, row) => height + row.height, 0)}
      note={
        <>
          {formatCount(total, unit)}. {note}
        </>
      }
      tableIsOpen={tableIsOpen}
      table={{
        head: [rowsName, { content: 'Number', numeric: true }, { content: 'Share', numeric: true }],
        rows: numbers,
      }}
    >
      {rows.map((row) => (
        <>
          {row.lines.map((line, index) => (
            <text class="se-chart__text" x="0.4em" y={em(row.top + LINE * (index + 0.8))}>
              {line}
            </text>
          ))}
          <rect
            class="se-chart__bar"
            x="0"
            y={em(row.barTop)}
            width={percent(longest === 0 ? 0 : (row.count / longest) * WIDEST)}
            height={em(BAR)}
          />
          <text
            class="se-chart__text se-chart__text--number"
            x={percent(longest === 0 ? 0 : (row.count / longest) * WIDEST)}
            dx="0.4em"
            y={em(row.barTop + BAR * 0.72)}
          >
            {formatNumber(row.count)} ({formatPercent(row.share)})
          </text>
        </>
      ))}
      <line class="se-chart__axis" x1="0" x2="0" y1="0" y2="100%" />
    </ChartFigure>
  );
}

interface PlacedBar {
  label: string;
  count: number;
  share: number;
  lines: string[];
  top: number;
  barTop: number;
  height: number;
}

function placed(bars: readonly Bar[], total: number): PlacedBar[] {
  return bars.reduce<PlacedBar[]>((rows, { label, count, share }) => {
    const before = rows.at(-1);
    const top = before ? before.top + before.height : 0;
    const lines = wrapLabel(label, LABEL_CHARACTERS);
    const barTop = top + LINE * lines.length + 0.2;
    const height = barTop - top + BAR + GAP;
    return [
      ...rows,
      { label, count, share: share ?? (total === 0 ? 0 : count / total), lines, top, barTop, height },
    ];
  }, []);
}

function describe(rows: readonly PlacedBar[], total: number, unit: string): string {
  const most = Math.max(0, ...rows.map((row) => row.count));
  if (most === 0) return `Bar chart: no ${unit}s yet.`;
  const leaders = rows.filter((row) => row.count === most).map((row) => row.label);
  return `Bar chart of ${formatCount(total, unit)}. Most: ${leaders.join(' and ')}, with ${formatNumber(most)}.`;
}

const em = (value: number): string => `${round(value)}em`;
const percent = (value: number): string => `${round(value)}%`;
const round = (value: number): number => Math.round(value * 100) / 100;
