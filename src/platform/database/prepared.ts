import { sql } from 'kysely';

const MARK = '/* prepared */';

/**
 * Put in front of a query (`modifyFront`) that pages ask all the time and whose best plan is the same for all values,
 * as where rows are found by their keys: it is then planned once for each connection. Not for a query whose plan
 * depends on what is asked, such as a search or a list with a limit; nor for `select *`, whose columns another node's
 * migration can change under it.
 */
export const prepared = sql.raw<never>(MARK);

export function isPrepared(text: string): boolean {
  return text.includes(MARK);
}
