import type { ComponentChildren } from 'preact';
import { formatNumber } from '../format.ts';
import { ChartFigure } from './chart-figure.tsx';
import { peoplePerDot } from './dot-plot.tsx';
import { wrapLabel } from './wrap-label.ts';

export interface DotGroup {
  readonly label: string;
  /** One count for each point of the scale. */
  readonly counts: readonly number[];
  /** Those who answered beside the scale. */
  readonly beside: number;
}

export interface GroupedDotsProps {
  /** Unique in the page. */
  id: string;
  title: string;
  groups: readonly DotGroup[];
  /** The points of the scale, in their order. */
  points: readonly string[];
  lowLabel: string;
  highLabel: string;
  /** What the answers beside the scale are called, for example "can't say". */
  besideLabel: string;
  note?: ComponentChildren;
}

const ROW = 1.5;
const DOT = 0.35;
const STEP = 0.85;
const FOOT = 1.6;
const LABEL_CHARACTERS = 36;
const MOST_IN_A_ROW = 4;

/** How the answers of several groups spread over one scale: a row of cells for each group, a dot for each answer. */
export function GroupedDots(props: GroupedDotsProps) {
  const { id, title, groups, points, lowLabel, highLabel, besideLabel, note } = props;
  const columns = [...points, besideLabel];
  const perDot = peoplePerDot(Math.max(0, ...groups.flatMap(({ counts, beside }) => [...counts, beside])));
  const rows = placed(groups, perDot);
  const base = rows.reduce((sum, { height }) => sum + height, 0);
  const x = (column: number) => `${Math.round(((column + 0.5) / columns.length) * 10_000) / 100}%`;
  return (
    <ChartFigure
      id={id}
      title={title}
      description={`Dots on a scale from ${points[0]} (${lowLabel}) to ${points.at(-1)} (${highLabel}). ${rows
        .map(
          ({ label, cells }) =>
            `${label}: ${cells.map((count, at) => `${columns[at]}: ${count}`).join(', ')}`,
        )
        .join('. ')}.`}
      height={base + FOOT}
      legend={
        <div class="se-chart__ends">
          <span>
            {points[0]}: {lowLabel}
          </span>
          <span>
            {points.at(-1)}: {highLabel}
          </span>
        </div>
      }
      note={
        <>
          {perDot > 1 && `Each dot stands for up to ${perDot} answers. `}
          {note}
        </>
      }
      table={{
        head: ['Who', ...columns.map((content) => ({ content, numeric: true }))],
        rows: rows.map(({ label, cells }) => [
          label,
          ...cells.map((count) => ({ content: formatNumber(count), numeric: true })),
        ]),
      }}
    >
      {rows.map(({ lines, top, height, cells, dotsTop }) => (
        <>
          {lines.map((line, index) => (
            <text class="se-chart__text se-chart__text--number" x="0" y={em(top + 1 + index * 1.3)}>
              {line}
            </text>
          ))}
          {cells.flatMap((count, column) =>
            Array.from({ length: Math.ceil(count / perDot) }, (_, index) => (
              <circle
                class="se-chart__dot"
                cx={x(column)}
                cy={em(dotsTop + (Math.floor(index / MOST_IN_A_ROW) + 0.5) * STEP)}
                transform={`translate(${offset(index, Math.ceil(count / perDot))} 0)`}
                r={em(DOT)}
              />
            )),
          )}
          <line
            class="se-chart__axis"
            x1="0"
            x2="100%"
            y1={em(top + height - 0.2)}
            y2={em(top + height - 0.2)}
          />
        </>
      ))}
      {columns.map((label, column) => (
        <text class="se-chart__text" x={x(column)} y={em(base + 1.1)} text-anchor="middle">
          {label}
        </text>
      ))}
    </ChartFigure>
  );
}

/** How far a dot stands from the middle of its cell, in CSS pixels. */
function offset(index: number, dots: number): number {
  const line = Math.floor(index / MOST_IN_A_ROW);
  const inLine = Math.min(MOST_IN_A_ROW, dots - line * MOST_IN_A_ROW);
  return Math.round(((index % MOST_IN_A_ROW) - (inLine - 1) / 2) * 12);
}

function placed(groups: readonly DotGroup[], perDot: number) {
  let top = 0;
  return groups.map(({ label, counts, beside }) => {
    const cells = [...counts, beside];
    const lines = wrapLabel(label, LABEL_CHARACTERS);
    const most = Math.max(1, ...cells.map((count) => Math.ceil(Math.ceil(count / perDot) / MOST_IN_A_ROW)));
    const dotsTop = top + lines.length * 1.3 + 0.3;
    const height = dotsTop - top + most * STEP + (ROW - 1);
    const row = { label, cells, lines, top, dotsTop, height };
    top += height;
    return row;
  });
}

const em = (value: number): string => `${Math.round(value * 100) / 100}em`;
