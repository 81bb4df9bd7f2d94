import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';

/** Who is not to be suggested: dismissed, blocked, pausing, or with an introduction to this person already. */
export async function listNotSuggested(db: Queryable, person: PersonId): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select other_id as id from suggestion_dismissed where person_id = ${person}
    union select blocked_id from introduction_block where person_id = ${person}
    union select person_id from introduction_block where blocked_id = ${person}
    union select person_id from introduction_choice where not takes_requests or not wants_suggestions
    union select asked_id from introduction where asker_id = ${person}
    union select asker_id from introduction where asked_id = ${person}`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** So many questions must two people have voted for, for it to say anything of them. */
const SAME_QUESTIONS = 3;
/** Only questions with so many votes count, so that nobody's single vote can be told. */
const VOTES_OF_A_QUESTION = 5;

/** People who voted for several of the questions that this person voted for, most in common first. */
export async function listSameQuestions(db: Queryable, person: PersonId): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select other.person_id as id
    from seat mine
      join vote own on own.seat_id = mine.id
      join vote theirs on theirs.question_id = own.question_id
      join seat other on other.id = theirs.seat_id and other.person_id is not null and other.person_id <> ${person}
    where mine.person_id = ${person}
      and (select count(*) from vote v where v.question_id = own.question_id) >= ${VOTES_OF_A_QUESTION}
    group by other.person_id having count(*) >= ${SAME_QUESTIONS}
    order by count(*) desc, other.person_id limit 200`.execute(db);
  return found.rows.map(({ id }) => id);
}

export async function dismissSuggestion(
  db: Queryable,
  person: PersonId,
  other: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('suggestionDismissed')
    .columns(['personId', 'otherId', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('person')
        .select([
          eb.val(person).as('personId'),
          'person.id as otherId',
          sql<Date>`${at}::timestamptz`.as('at'),
        ])
        .where('person.id', '=', other),
    )
    .onConflict((conflict) => conflict.columns(['personId', 'otherId']).doNothing())
    .execute();
}
