import type { ComponentChildren } from 'preact';
import { formatCount, formatNumber, formatPercent } from '../format.ts';
import { ChartFigure } from './chart-figure.tsx';

export interface ScalePoint {
  /** What the point is called: its number, or a word. */
  label: string;
  count: number;
}

export interface DotPlotProps {
  /** Unique in the page. */
  id: string;
  title: string;
  /** Every point of the scale in its order, those that nobody chose too. At most 11 fit a phone. */
  points: readonly ScalePoint[];
  /** What the ends of the scale mean. */
  lowLabel: string;
  highLabel: string;
  unit?: string | undefined;
  note?: ComponentChildren;
  tableIsOpen?: boolean | undefined;
}

const MOST_DOTS = 12;
const DOT = 0.4;
const STEP = 0.95;
const HEAD = 1.6;
const FOOT = 1.9;

/** How answers spread over a scale: a column of dots over each point, a dot for one or several people. */
export function DotPlot(props: DotPlotProps) {
  const { id, title, points, lowLabel, highLabel, unit = 'answer', note, tableIsOpen } = props;
  const total = points.reduce((sum, point) => sum + point.count, 0);
  const most = Math.max(0, ...points.map((point) => point.count));
  const perDot = peoplePerDot(most);
  const base = HEAD + Math.max(1, Math.ceil(most / perDot)) * STEP;
  return (
    <ChartFigure
      id={id}
      title={title}
      description={describe(props, total)}
      height={base + FOOT}
      legend={
        <div class="se-chart__ends">
          <span>
            {points[0]?.label}: {lowLabel}
          </span>
          <span>
            {points.at(-1)?.label}: {highLabel}
          </span>
        </div>
      }
      note={
        <>
          {formatCount(total, unit)}. {perDot > 1 && `Each dot stands for up to ${perDot} ${unit}s. `}
          {note}
        </>
      }
      tableIsOpen={tableIsOpen}
      table={{
        head: [
          'Point of the scale',
          { content: 'Number', numeric: true },
          { content: 'Share', numeric: true },
        ],
        rows: points.map(({ label, count }) => [
          label,
          { content: formatNumber(count), numeric: true },
          { content: formatPercent(total === 0 ? 0 : count / total), numeric: true },
        ]),
      }}
    >
      <line class="se-chart__axis" x1="0" x2="100%" y1={`${base}em`} y2={`${base}em`} />
      {points.map((point, index) => (
        <Column
          point={point}
          x={`${Math.round(((index + 0.5) / points.length) * 10_000) / 100}%`}
          base={base}
          perDot={perDot}
        />
      ))}
    </ChartFigure>
  );
}

function Column({ point, x, base, perDot }: { point: ScalePoint; x: string; base: number; perDot: number }) {
  const dots = Math.ceil(point.count / perDot);
  const at = (value: number) => `${Math.round(value * 100) / 100}em`;
  return (
    <>
      {Array.from({ length: dots }, (_, index) => (
        <circle class="se-chart__dot" cx={x} cy={at(base - STEP * (index + 0.5))} r={at(DOT)} />
      ))}
      <text
        class="se-chart__text se-chart__text--number"
        x={x}
        y={at(base - STEP * dots - 0.35)}
        text-anchor="middle"
      >
        {formatNumber(point.count)}
      </text>
      <text class="se-chart__text" x={x} y={at(base + 1.3)} text-anchor="middle">
        {point.label}
      </text>
    </>
  );
}

/** The smallest of 1, 2, 5, 10, 20, 50 … with which the highest column has at most 12 dots. */
export function peoplePerDot(highestCount: number): number {
  for (let power = 1; ; power *= 10) {
    const size = [1, 2, 5].map((step) => step * power).find((step) => highestCount / step <= MOST_DOTS);
    if (size !== undefined) return size;
  }
}

function describe({ points, lowLabel, highLabel, unit = 'answer' }: DotPlotProps, total: number): string {
  const scale = `a scale from ${points[0]?.label} (${lowLabel}) to ${points.at(-1)?.label} (${highLabel})`;
  if (total === 0) return `Dot plot on ${scale}: no ${unit}s yet.`;
  const spread = points.map(({ label, count }) => `${label}: ${formatNumber(count)}`).join(', ');
  return `Dot plot of ${formatCount(total, unit)} on ${scale}. ${spread}.`;
}
