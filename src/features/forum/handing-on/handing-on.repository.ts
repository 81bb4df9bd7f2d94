import { sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

export const HANDED_KINDS = ['question', 'promise', 'draft'] as const;
export type HandedKind = (typeof HANDED_KINDS)[number];

/** Something that can be handed on: an open question that is watched, an answer that is owed, or a draft. */
export interface Thing {
  readonly kind: HandedKind;
  /** Tells it apart from all others of its person: the thread's id, the addressee's id, or the draft's place. */
  readonly key: string;
  readonly spaceId: SpaceId;
  readonly threadId: ThreadId | null;
  readonly title: string;
  /** Of a promise, a day as 2026-03-31. */
  readonly answersBy: string | null;
  /** Of a draft. */
  readonly text: string;
}

/** Everything that somebody could hand on and has not offered to anybody who is yet to answer. */
export async function listThings(db: Queryable, personId: PersonId): Promise<Thing[]> {
  const { rows } = await sql<Thing>`
    select * from (
      select 'question' as kind, thread.id as key, thread.space_id as "spaceId", thread.id as "threadId", thread.title,
        null::text as "answersBy", '' as text
      from thread_follow follow join thread on thread.id = follow.thread_id
      where follow.person_id = ${personId} and follow.level = 'watch' and thread.state = 'open'
        and thread.kind in ('question', 'carried-over') and thread.held_at is null and thread.hidden_at is null
        and thread.merged_into is null
      union all
      select 'promise', addressee.id, thread.space_id, thread.id, thread.title, addressee.answers_by::text, ''
      from thread_addressee addressee join thread on thread.id = addressee.thread_id
      where addressee.person_id = ${personId} and addressee.state = 'waiting' and thread.state = 'open'
        and thread.held_at is null and thread.hidden_at is null and thread.merged_into is null
      union all
      select 'draft', draft.place, space.id, thread.id,
        coalesce(thread.title || coalesce(': ' || nullif(draft.title, ''), ''), nullif(draft.title, ''), space.name), null,
        draft.text
      from forum_draft draft
      left join thread on draft.place not like 'space:%' and thread.id = split_part(draft.place, ':', 2)
      join space on space.id = coalesce(thread.space_id, split_part(draft.place, ':', 2))
      where draft.person_id = ${personId}
    ) as thing
    where not exists (
      select from handed_on offered where offered.person_id = ${personId} and offered.answered_at is null
        and coalesce(offered.addressee_id, offered.place, offered.thread_id) = thing.key
        and offered.kind::text = thing.kind
    )
    order by kind desc, title, key
  `.execute(db);
  return rows;
}

export async function insertOffers(
  tx: Transaction,
  { from, to }: { readonly from: PersonId; readonly to: PersonId },
  things: readonly (Thing & { readonly draftTitle: string })[],
  now: Date,
): Promise<void> {
  if (things.length === 0) return;
  await tx
    .insertInto('handedOn')
    .values(
      things.map(({ kind, key, threadId, title, text, draftTitle }) => ({
        id: newId(),
        personId: from,
        toPersonId: to,
        kind,
        threadId: kind === 'draft' ? null : threadId,
        addresseeId: kind === 'promise' ? key : null,
        place: kind === 'draft' ? key : null,
        title: kind === 'draft' ? draftTitle : title,
        text,
        offeredAt: now,
      })),
    )
    .execute();
}

/** Something that was offered. */
export interface Offer {
  readonly id: string;
  readonly kind: HandedKind;
  readonly from: PersonId;
  readonly fromName: string;
  readonly to: PersonId;
  readonly toName: string;
  readonly spaceId: SpaceId;
  readonly threadId: ThreadId | null;
  readonly addresseeId: string | null;
  readonly place: string | null;
  readonly title: string;
  readonly draftTitle: string;
  readonly text: string;
  readonly answersBy: string | null;
  readonly offeredAt: Date;
  readonly accepted: boolean | null;
}

/** What somebody offered, or was offered; the latest first. Things that are gone or settled are offered no more. */
export async function listOffers(
  db: Queryable,
  of: { readonly from: PersonId } | { readonly to: PersonId },
): Promise<Offer[]> {
  const mine = 'from' in of ? sql`offer.person_id = ${of.from}` : sql`offer.to_person_id = ${of.to}`;
  const { rows } = await sql<Offer>`
    select ${prepared} offer.id, offer.kind, offer.person_id as "from", offer.to_person_id as "to",
      offer.offered_at as "offeredAt",
      coalesce(nullif(giver.name, ''), ${FORMER_MEMBER}) as "fromName",
      coalesce(nullif(taker.name, ''), ${FORMER_MEMBER}) as "toName",
      space.id as "spaceId", thread.id as "threadId", offer.addressee_id as "addresseeId", offer.place,
      case when offer.place is null then coalesce(thread.title, nullif(offer.title, ''), space.name)
        else coalesce(thread.title || coalesce(': ' || nullif(offer.title, ''), ''), nullif(offer.title, ''), space.name)
      end as title, offer.title as "draftTitle", offer.text,
      addressee.answers_by::text as "answersBy", offer.accepted
    from handed_on offer
    join person giver on giver.id = offer.person_id join person taker on taker.id = offer.to_person_id
    left join thread_addressee addressee on addressee.id = offer.addressee_id
    left join thread on thread.id = coalesce(offer.thread_id,
      case when offer.place not like 'space:%' then split_part(offer.place, ':', 2) end)
    join space on space.id = coalesce(thread.space_id, split_part(offer.place, ':', 2))
    where ${mine} and (offer.accepted is not null or offer.kind = 'draft' or (
      thread.state = 'open' and thread.hidden_at is null and thread.merged_into is null
      and (offer.kind <> 'promise' or addressee.state = 'waiting')
    ))
    order by offer.offered_at desc, offer.kind desc, title, offer.id
  `.execute(db);
  return rows;
}

/** Answers an offer once; `undefined` where it was answered or taken back before. Words of a draft are kept no longer. */
export async function answerOffer(
  tx: Transaction,
  { id, to }: { readonly id: string; readonly to: PersonId },
  accepted: boolean,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('handedOn')
    .set({ accepted, answeredAt: now, text: '' })
    .where('id', '=', id)
    .where('toPersonId', '=', to)
    .where('answeredAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back everything that somebody offered and that nobody has answered. */
export async function withdrawOffers(db: Queryable, from: PersonId): Promise<void> {
  await db.deleteFrom('handedOn').where('personId', '=', from).where('answeredAt', 'is', null).execute();
}

/** Nobody is named in it any more. What was offered and not accepted stays to be accepted, but for drafts. */
export async function eraseOffers(tx: Transaction, id: PersonId): Promise<void> {
  await tx
    .deleteFrom('handedOn')
    .where((eb) =>
      eb.or([
        eb('toPersonId', '=', id),
        eb.and([
          eb('personId', '=', id),
          eb.or([eb('kind', '=', 'draft'), eb('answeredAt', 'is not', null)]),
        ]),
      ]),
    )
    .execute();
}

/** The organisations where somebody works now or has worked before. */
export async function workplacesOf(db: Queryable, id: PersonId): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from person where id = ${id} and organisation_id is not null
    union select organisation_id from past_post where person_id = ${id} and organisation_id is not null
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Names of others who work there, as they are entered. */
export async function namesAt(
  db: Queryable,
  organisations: readonly string[],
  without: PersonId,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct person.name || ', ' || organisation.name as name
    from person join organisation on organisation.id = person.organisation_id
    where person.organisation_id = any(${organisations}::text[]) and person.id <> ${without} and person.name <> ''
      and person.erased_at is null
    order by name limit 200
  `.execute(db);
  return rows.map(({ name }) => name);
}

/** Whether somebody works at one of these organisations. */
export async function worksAt(
  db: Queryable,
  id: PersonId,
  organisations: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    select from person where id = ${id} and organisation_id = any(${organisations}::text[])
  `.execute(db);
  return rows.length > 0;
}
