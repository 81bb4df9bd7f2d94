import { sql } from 'kysely';
import type { Queryable } from './transaction.ts';

const EVERY_MS = 5_000;
/**
 * 300 rows of a table are looked at for each of these, a quarter of what a server looks at: nobody is answered meanwhile,
 * and 200,000 posts with their words would take seconds.
 */
const SAMPLE = 25;

/**
 * Does for the embedded database what the autovacuum of a PostgreSQL server does, which it lacks: removes dead rows
 * and counts a table again once a tenth of it has changed (the server's own thresholds). Without, plans made while the
 * tables were empty stay: each new vote then looks through all seats to check its foreign key. Returns the way to stop.
 */
export function keepUp(db: Queryable, onError: (error: unknown) => void): () => Promise<void> {
  let running: Promise<unknown> = sql`set default_statistics_target = ${sql.lit(SAMPLE)}`
    .execute(db)
    .catch(onError);
  const timer = setInterval(() => {
    running = running.then(() => vacuumChanged(db)).catch(onError);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Vacuums and analyses the tables that have changed enough, one after the other; returns their names. */
export async function vacuumChanged(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', stat.schemaname, stat.relname) as name
    from pg_stat_user_tables as stat
    where stat.n_dead_tup > 50 + 0.2 * stat.n_live_tup
      or stat.n_mod_since_analyze > 50 + 0.1 * stat.n_live_tup
    order by 1
  `.execute(db);
  for (const { name } of rows) {
    // Two steps, between which others are answered.
    await sql`vacuum ${sql.raw(name)}`.execute(db);
    await sql`analyze ${sql.raw(name)}`.execute(db);
  }
  return rows.map(({ name }) => name);
}
