import { type CompiledQuery, type Expression, sql } from 'kysely';
import type { Queryable } from './transaction.ts';

/** Stands in a repeated query for the value of that name. */
export type ValueOf<Values> = <Name extends keyof Values & string>(name: Name) => Expression<Values[Name]>;

class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that pages ask all the time: built and compiled once, and then asked with new values, for building takes the
 * query builder as long as answering takes the database. `build` must make the same query whatever is asked.
 *
 * @example
 * const titleOf = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
 *   db.selectFrom('thread').select('title').where('id', '=', value('id')));
 * const [row] = await titleOf(db, { id });
 */
export function repeatedQuery<Values extends object, Row>(
  build: (db: Queryable, value: ValueOf<Values>) => { compile(db: Queryable): CompiledQuery<Row> },
): (db: Queryable, values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(db, (name) => sql.val(new Place(name)) as never).compile(db);
    const valueOf = (parameter: unknown): unknown =>
      parameter instanceof Place ? values[parameter.name as keyof Values] : parameter;
    const { rows } = await db.executeQuery<Row>({
      ...compiled,
      parameters: compiled.parameters.map(valueOf),
    });
    return rows;
  };
}

/**
 * Queries that differ by what is asked for, as a list with filters: each shape that `shapeOf` names is built once. There
 * must be few of them.
 */
export function repeatedQueries<Shape, Values extends object, Row>(
  shapeOf: (shape: Shape) => string,
  build: (
    db: Queryable,
    value: ValueOf<Values>,
    shape: Shape,
  ) => { compile(db: Queryable): CompiledQuery<Row> },
): (db: Queryable, shape: Shape, values: Values) => Promise<Row[]> {
  const queries = new Map<string, ReturnType<typeof repeatedQuery<Values, Row>>>();
  return (db, shape, values) => {
    const name = shapeOf(shape);
    let query = queries.get(name);
    if (query === undefined) {
      query = repeatedQuery<Values, Row>((builder, value) => build(builder, value, shape));
      queries.set(name, query);
    }
    return query(db, values);
  };
}
