import { type ComponentChildren, isValidElement } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface CellOptions {
  content: ComponentChildren;
  /** Aligns figures to the right, in digits of one width. A body cell takes it from its column. */
  numeric?: boolean | undefined;
  class?: string | undefined;
  colSpan?: number | undefined;
  rowSpan?: number | undefined;
}

/** Plain content, or content with its options. */
export type TableCell = ComponentChildren | CellOptions;

export interface TableProps extends Attributes<'table'> {
  caption?: ComponentChildren;
  /** For example `govuk-table__caption--m`. */
  captionClass?: string | undefined;
  head?: readonly TableCell[] | undefined;
  rows: readonly (readonly TableCell[])[];
  firstCellIsHeader?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
}

/** A table of data, with its caption. Wide tables scroll inside `<div class="se-scroll" tabindex="0">`. */
export function Table(props: TableProps) {
  const { caption, captionClass, head, rows, firstCellIsHeader, class: className, ...rest } = props;
  const columns = head?.map(cellOptions);
  return (
    <table class={classes('govuk-table', className)} {...rest}>
      {caption && <caption class={classes('govuk-table__caption', captionClass)}>{caption}</caption>}
      {columns && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {columns.map((cell) => (
              <HeaderCell cell={cell} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr class="govuk-table__row">
            {row.map((item, index) => {
              const cell = cellOptions(item);
              if (index === 0 && firstCellIsHeader) return <HeaderCell cell={cell} scope="row" />;
              return <DataCell cell={cell} numeric={cell.numeric ?? columns?.[index]?.numeric} />;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell({ cell, scope }: { cell: CellOptions; scope: 'col' | 'row' }) {
  return (
    <th
      scope={scope}
      class={classes('govuk-table__header', cell.numeric && 'govuk-table__header--numeric', cell.class)}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
    >
      {cell.content}
    </th>
  );
}

function DataCell({ cell, numeric }: { cell: CellOptions; numeric: boolean | undefined }) {
  return (
    <td
      class={classes('govuk-table__cell', numeric && 'govuk-table__cell--numeric', cell.class)}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
    >
      {cell.content}
    </td>
  );
}

function cellOptions(cell: TableCell): CellOptions {
  const isOptions = typeof cell === 'object' && cell !== null && 'content' in cell && !isValidElement(cell);
  return isOptions ? cell : { content: cell as ComponentChildren };
}
