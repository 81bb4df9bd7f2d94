import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { threadsBy } from '../nameless/nameless.repository.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { Appeal, AppealOutcome, AppealTarget, DecisionAbout } from './appeal.ts';

const COLUMN = { post: 'postId', thread: 'threadId', words: 'answerId', sanction: 'sanctionId' } as const;

/** What moderators decided about a person and what they wrote, the newest first, with the last appeal against each. */
export function listDecisionsAbout(
  db: Queryable,
  person: PersonId,
  span: { readonly limit: number; readonly offset: number },
): Promise<DecisionAbout[]> {
  return decisionsAbout(db, person, null, span);
}

export async function findDecisionAbout(
  db: Queryable,
  person: PersonId,
  target: AppealTarget,
  id: string,
): Promise<DecisionAbout | undefined> {
  const [found] = await decisionsAbout(db, person, { target, id }, { limit: 1, offset: 0 });
  return found;
}

async function decisionsAbout(
  db: Queryable,
  person: PersonId,
  only: { readonly target: AppealTarget; readonly id: string } | null,
  span: { readonly limit: number; readonly offset: number },
): Promise<DecisionAbout[]> {
  const { rows } = await sql<DecisionAbout>`
    with decision as (
      select 'post' as target, post.id, 'hidden' as what, thread.space_id, thread.title, ${person}::text as person_id,
        post.hidden_by as acted_by, post.hidden_reason as reason, post.hidden_at as at,
        null::timestamptz as until, null::timestamptz as lifted_at
      from post join thread on thread.id = post.thread_id
      where post.id in (
          select id from post where author_id = ${person} and hidden_at is not null
          union all select post_id from nameless_post where person_id = ${person}
        ) and post.hidden_at is not null and post.deleted_at is null
      union all
      select 'thread', thread.id, 'locked', space_id, title, ${person}, locked_by, lock_reason, locked_at, null, null
      from thread where id in ${threadsBy(sql.val(person))} and locked_at is not null
      union all
      select 'words', answer.id, 'taken away', thread.space_id, thread.title, ${person}, answer.hidden_by,
        answer.hidden_reason, answer.hidden_at, null, null
      from post_poll_answer answer join post on post.id = answer.post_id join thread on thread.id = post.thread_id
      where answer.person_id = ${person} and answer.hidden_at is not null and post.deleted_at is null
      union all
      select 'sanction', sanction.id, sanction.kind::text, sanction.space_id, thread.title, sanction.person_id,
        sanction.by_person_id, sanction.reason, sanction.at, sanction.until, sanction.lifted_at
      from sanction left join post on post.id = sanction.post_id left join thread on thread.id = post.thread_id
      where sanction.person_id = ${person}
    )
    select target, decision.id, what, decision.space_id as "spaceId", space.name as space, title,
      decision.person_id as "personId", decision.acted_by as "actedBy", reason, decision.at, until,
      lifted_at as "liftedAt",
      (
        select json_build_object('id', appeal.id, 'text', appeal.text, 'at', appeal.at, 'outcome', appeal.outcome,
          'note', appeal.note)
        from appeal
        where decision.id = case target when 'post' then post_id when 'thread' then thread_id
            when 'words' then answer_id else sanction_id end
          and appeal.person_id = ${person} and appeal.at >= decision.at
        order by appeal.at desc limit 1
      ) as appeal
    from decision join space on space.id = decision.space_id
    where ${only === null} or (target = ${only?.target ?? ''} and decision.id = ${only?.id ?? ''})
    order by decision.at desc, decision.id
    limit ${span.limit} offset ${span.offset}
  `.execute(db);
  return rows.map(({ appeal, ...row }) => ({
    ...row,
    appeal: appeal === null ? null : { ...appeal, at: new Date(appeal.at) },
  }));
}

export async function insertAppeal(
  tx: Transaction,
  decision: Pick<DecisionAbout, 'target' | 'id' | 'spaceId' | 'personId' | 'actedBy'>,
  text: string,
  at: Date,
): Promise<string> {
  const { target, spaceId, personId, actedBy } = decision;
  const id = newId();
  await tx
    .insertInto('appeal')
    .values({ id, spaceId, personId, actedBy, [COLUMN[target]]: decision.id, text, at })
    .execute();
  return id;
}

function appeals(db: Queryable) {
  return db
    .selectFrom('appeal')
    .leftJoin('person', 'person.id', 'appeal.personId')
    .select([
      'appeal.id',
      'appeal.spaceId',
      'appeal.personId',
      'appeal.actedBy',
      'appeal.text',
      'appeal.at',
      'appeal.outcome',
      'appeal.note',
      // Whoever appeals because of what they wrote without a name is named no more than there.
      sql<string>`case when appeal.answer_id is not null then 'Somebody who answered' else coalesce(
        (select shown_author from post where post.id = appeal.post_id and post.author_id is null),
        (select shown_author from thread where thread.id = appeal.thread_id and thread.author_id is null),
        nullif(person.name, ''), ${FORMER_MEMBER}) end`.as('name'),
      sql<string>`coalesce(appeal.post_id, appeal.thread_id, appeal.answer_id, appeal.sanction_id)`.as(
        'targetId',
      ),
      sql<AppealTarget>`case when appeal.post_id is not null then 'post'
        when appeal.thread_id is not null then 'thread'
        when appeal.answer_id is not null then 'words' else 'sanction' end`.as('target'),
    ]);
}

export async function findAppeal(db: Queryable, id: string): Promise<Appeal | undefined> {
  return (await appeals(db).where('appeal.id', '=', id).executeTakeFirst()) as Appeal | undefined;
}

/** The appeal, which nobody else decides until the transaction ends. */
export async function lockAppeal(tx: Transaction, id: string): Promise<Appeal | undefined> {
  await tx.selectFrom('appeal').select('id').where('id', '=', id).forUpdate().execute();
  return findAppeal(tx, id);
}

/** Appeals that nobody has decided, the oldest first. */
export async function listOpenAppeals(db: Queryable, limit: number): Promise<Appeal[]> {
  const rows = await appeals(db)
    .where('appeal.decidedAt', 'is', null)
    .orderBy('appeal.at')
    .orderBy('appeal.id')
    .limit(limit)
    .modifyFront(prepared)
    .execute();
  return rows as Appeal[];
}

export async function settleAppeal(
  tx: Transaction,
  id: string,
  decision: { readonly outcome: AppealOutcome; readonly note: string; readonly by: PersonId },
  now: Date,
): Promise<void> {
  const { outcome, note, by } = decision;
  await tx
    .updateTable('appeal')
    .set({ outcome, note, decidedBy: by, decidedAt: now })
    .where('id', '=', id)
    .execute();
}

/** What was taken back without it needs no appeal any more. */
export async function settleAppealsOf(
  tx: Transaction,
  target: AppealTarget,
  id: string,
  by: PersonId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('appeal')
    .set({ outcome: 'reversed', decidedBy: by, decidedAt: now })
    .where(COLUMN[target], '=', id)
    .where('decidedAt', 'is', null)
    .execute();
}

/** Who had reported a post before it was decided. */
export async function reportersOf(db: Queryable, postId: string): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('postReport')
    .select('personId')
    .where('postId', '=', postId)
    .where('decidedAt', 'is not', null)
    .execute();
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId as PersonId]));
}
