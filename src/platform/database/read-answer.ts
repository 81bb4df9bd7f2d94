import type { DatabaseError } from 'pg';
import type {
  BackendMessage,
  CommandCompleteMessage,
  DataRowMessage,
  ParameterDescriptionMessage,
  RowDescriptionMessage,
} from 'pg-protocol/dist/messages';
import { Parser } from 'pg-protocol/dist/parser';

export interface Column {
  readonly name: string;
  /** The value of its text, by the type of the column. */
  read(text: string): unknown;
}

/** What the database answers to one query. */
export interface Answer {
  /** Types of its parameters, as object ids, where they were asked for. */
  readonly types: readonly number[];
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly affectedRows: number;
}

/** How the text of a value is read, by the object id of its type. */
type ReadByType = Readonly<Record<number, (text: string, type: number) => unknown>>;

const AFFECTED = /^(?:INSERT|UPDATE|DELETE|MERGE) (?:\d+ )?(\d+)$/;

/**
 * Reads whole answers in PostgreSQL's protocol, up to the end of a step. `columns` are those of the rows where the
 * answer does not describe them. Throws the `DatabaseError` that an answer holds.
 */
export function createAnswerReader(
  readers: ReadByType,
): (answer: Buffer, columns: readonly Column[]) => Answer {
  const parser = new Parser();

  function columnsOf({ fields }: RowDescriptionMessage): readonly Column[] {
    return fields.map(({ name, dataTypeID }) => {
      const read = readers[dataTypeID];
      return { name, read: (text) => (read === undefined ? text : read(text, dataTypeID)) };
    });
  }

  return (answer, knownColumns) => {
    const rows: Record<string, unknown>[] = [];
    let columns = knownColumns;
    let types: readonly number[] = [];
    let affectedRows = 0;
    let failure: DatabaseError | undefined;
    const take = (message: BackendMessage): void => {
      switch (message.name) {
        case 'dataRow':
          rows.push(rowOf(message as DataRowMessage, columns));
          break;
        case 'rowDescription':
          columns = columnsOf(message as RowDescriptionMessage);
          break;
        case 'parameterDescription':
          types = (message as ParameterDescriptionMessage).dataTypeIDs;
          break;
        case 'commandComplete':
          affectedRows = Number(AFFECTED.exec((message as CommandCompleteMessage).text)?.[1] ?? 0);
          break;
        case 'error':
          failure ??= message as unknown as DatabaseError;
          break;
        default:
      }
    };
    parser.parse(answer, take);
    if (failure !== undefined) throw failure;
    return { types, columns, rows, affectedRows };
  };
}

function rowOf(message: DataRowMessage, columns: readonly Column[]): Record<string, unknown> {
  const fields = message.fields as readonly (string | null)[];
  const row: Record<string, unknown> = {};
  for (const [at, column] of columns.entries()) {
    const text = fields[at] ?? null;
    row[column.name] = text === null ? null : column.read(text);
  }
  return row;
}
