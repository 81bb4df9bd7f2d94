import { sql } from 'kysely';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';

const CANDIDATES = 50;

/** Which of these words are used anywhere. */
export async function knownWords(db: Queryable, words: readonly string[]): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set();
  const rows = await db.selectFrom('searchWord').select('word').where('word', 'in', words).execute();
  return new Set(rows.map(({ word }) => word));
}

/** The words that share most groups of three letters with this one. */
export async function wordsLike(db: Queryable, word: string): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from search_word
    where trigrams && search_trigrams(${word}) and length(word) between ${word.length - 2} and ${word.length + 2}
    order by (select count(*) from unnest(trigrams) trigram where trigram = any(search_trigrams(${word}))) desc, word
    limit ${CANDIDATES}
  `.execute(db);
  return rows.map((row) => row.word);
}

/** Adds the words of what was written or changed since the last time. */
export async function collectWords(db: Queryable, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('searchProgress').select('wordsUntil').forUpdate().executeTakeFirst();
    const since = row?.wordsUntil ?? new Date(0);
    await sql`
      insert into search_word (word)
      select distinct word from (
        select to_tsvector('simple', text) as words from post
          where (created_at >= ${since} or edited_at >= ${since}) and hidden_at is null and deleted_at is null
        union all select to_tsvector('simple', title) from thread where created_at >= ${since}
        union all select to_tsvector('simple', text) from question where listed_at >= ${since}
        union all select to_tsvector('simple', name) from organisation where created_at >= ${since}
      ) as written, unnest(tsvector_to_array(words)) word
      where word ~ '^[[:alpha:]]{3,30}$'
      order by word
      on conflict do nothing
    `.execute(tx);
    await tx
      .insertInto('searchProgress')
      .values({ wordsUntil: now })
      .onConflict((conflict) => conflict.column('onlyOne').doUpdateSet({ wordsUntil: now }))
      .execute();
  });
}

export async function forgetWords(tx: Transaction, words: readonly string[]): Promise<void> {
  if (words.length > 0) await tx.deleteFrom('searchWord').where('word', 'in', words).execute();
}
