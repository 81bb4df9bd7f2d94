import type { ComponentChildren } from 'preact';
import { Details } from '../components/details.tsx';
import { Table, type TableCell } from '../components/table.tsx';

export interface ChartTable {
  head: readonly TableCell[];
  rows: readonly (readonly TableCell[])[];
}

export interface ChartFigureProps {
  /** Unique in the page. */
  id: string;
  title: string;
  /** The picture in a sentence or two, for those who do not see it. */
  description: string;
  /** The height of the drawing, in em. */
  height: number;
  table: ChartTable;
  /** Shows the table at once, where the drawing does not already write out every number. */
  tableIsOpen?: boolean | undefined;
  /** Under the drawing: how many people it rests on, what is left out. */
  note?: ComponentChildren;
  /** The drawing, in SVG. Lengths across are in percent, the others in em: text keeps its size. */
  children: ComponentChildren;
  /** Between the drawing and the note. */
  legend?: ComponentChildren;
}

/** A drawing with its title, its note and a table of the same numbers. */
export function ChartFigure(props: ChartFigureProps) {
  const { id, title, description, height, table, tableIsOpen, note, legend, children } = props;
  return (
    <figure class="se-chart">
      <figcaption class="se-chart__title">{title}</figcaption>
      <svg
        class="se-chart__drawing"
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        width="100%"
        height={`${height}em`}
        xmlns="http://www.w3.org/2000/svg"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description} The same numbers are in the table that follows.</desc>
        {children}
      </svg>
      {legend}
      {note && <p class="se-chart__note">{note}</p>}
      <Details summary={`Table: ${title}`} open={tableIsOpen}>
        <Table
          caption={title}
          captionClass="govuk-visually-hidden"
          head={table.head}
          rows={table.rows}
          firstCellIsHeader
        />
      </Details>
    </figure>
  );
}
