import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQueries } from '../../platform/database/repeated-query.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { OrganisationId } from '../organisations/index.ts';
import type { Person, PersonId } from '../people/index.ts';
import type { Field, VisiblePerson } from './profile.ts';

export interface DirectoryQuery {
  readonly text?: string;
  readonly organisationId?: OrganisationId;
  readonly place?: string;
  readonly level?: string;
  readonly offer?: string;
  readonly need?: string;
  /** Only those who say what they work on, to whoever looks. */
  readonly saysWork?: boolean;
}

export const PEOPLE_PER_PAGE = 25;

type Viewer = Pick<Person, 'id' | 'organisationId'>;
/** The same, as values of a query. */
type ViewerValues = { readonly [Name in keyof Viewer]: unknown };

/** Whether the viewer may see a field of the profile `f` of the person `p`. */
function isSeen(viewer: ViewerValues, field: Field): RawBuilder<boolean> {
  const chosen = sql`coalesce(f.visibility->>${sql.lit(field)}, 'members')`;
  return sql<boolean>`(p.id = ${viewer.id} or ${chosen} = 'members'
    or (${chosen} = 'related' and (p.organisation_id = ${viewer.organisationId} or p.id in (select id from related))))`;
}

/** Those whom the viewer knows from a private space or an endeavour, as the table `related`. */
function relatedTo(viewer: ViewerValues): RawBuilder<unknown> {
  return sql`related as (
    select other.person_id as id from space_member mine
      join space on space.id = mine.space_id and space.kind = 'private'
      join space_member other on other.space_id = mine.space_id
      where mine.person_id = ${viewer.id}
    union
    select other.person_id from endeavour_member mine
      join endeavour_member other on other.endeavour_id = mine.endeavour_id
        and other.left_at is null and other.person_id is not null
      where mine.person_id = ${viewer.id} and mine.left_at is null
  )`;
}

/** A field of the profile `f`; empty where the viewer may not see it. */
function seenText(viewer: ViewerValues, field: Field, column: string): RawBuilder<string> {
  return sql<string>`case when ${isSeen(viewer, field)} then coalesce(f.${sql.ref(column)}, '') else '' end`;
}

/** Everybody as the viewer may see them, as the table `seen`. FOR-29: each field for whom its person chose. */
function seenBy(viewer: ViewerValues): RawBuilder<unknown> {
  const text = (field: Field, column: string): RawBuilder<unknown> =>
    sql`${seenText(viewer, field, column)} as ${sql.ref(column)}`;
  return sql`with ${relatedTo(viewer)}, seen as (
    select p.id, p.name, p.organisation_id, o.name as organisation, f.person_id is not null as has_profile,
      exists (select 1 from organisation_domain d where d.organisation_id = p.organisation_id and (
        split_part(p.email, '@', 2) = d.domain
        or (d.domain like '.%' and split_part(p.email, '@', 2) like '%' || d.domain))) as is_verified,
      case when ${isSeen(viewer, 'level')} then f.level end as level,
      case when ${isSeen(viewer, 'level')} then f.reach end as reach,
      ${text('post', 'post')}, ${text('place', 'place')}, ${text('since', 'since')},
      ${text('workingOn', 'working_on')}, ${text('offers', 'offers')}, ${text('needs', 'needs')},
      ${text('languages', 'languages')}, ${text('pronouns', 'pronouns')}
    from person p
      left join profile f on f.person_id = p.id
      left join organisation o on o.id = p.organisation_id
    where p.erased_at is null
  )`;
}

/** One person, as the viewer may see them. */
export async function seePerson(
  db: Queryable,
  viewer: Viewer,
  id: PersonId,
): Promise<VisiblePerson | undefined> {
  const found = await sql<VisiblePerson>`${seenBy(viewer)} select * from seen where id = ${id}`.execute(db);
  return found.rows[0];
}

/** Several people, as the viewer may see them; without a viewer as all members may. */
export async function seePeople(
  db: Queryable,
  viewer: Viewer | null,
  ids: readonly PersonId[],
): Promise<readonly VisiblePerson[]> {
  const eyes = viewer ?? { id: '' as PersonId, organisationId: null };
  const found = await sql<VisiblePerson>`${seenBy(eyes)} select * from seen where id = any(${ids})`.execute(
    db,
  );
  return found.rows;
}

/** Those of the directory, as the viewer may see them. */
export async function seeDirectory(db: Queryable, viewer: Viewer): Promise<readonly VisiblePerson[]> {
  const found = await sql<VisiblePerson>`${seenBy(viewer)} select * from seen where has_profile`.execute(db);
  return found.rows;
}

/** What people are sought by, in the profile `f` of `p`, who is of `o`; each makes a query of its own. */
const CONDITIONS = {
  // What is in nobody's profile is found without asking what the viewer may see.
  text: (
    words,
    viewer,
  ) => sql`(f.sought || ' ' || lower(p.name || ' ' || coalesce(o.name, ''))) like all(${words}::text[])
    and lower(${sql.join(
      [
        sql`p.name`,
        sql`coalesce(o.name, '')`,
        seenText(viewer, 'post', 'post'),
        seenText(viewer, 'place', 'place'),
        seenText(viewer, 'workingOn', 'working_on'),
        seenText(viewer, 'offers', 'offers'),
        seenText(viewer, 'needs', 'needs'),
        seenText(viewer, 'languages', 'languages'),
      ],
      sql` || ' ' || `,
    )}) like all(${words}::text[])`,
  place: (words, viewer) => sql`lower(${seenText(viewer, 'place', 'place')}) like all(${words}::text[])`,
  offer: (words, viewer) => sql`lower(${seenText(viewer, 'offers', 'offers')}) like all(${words}::text[])`,
  need: (words, viewer) => sql`lower(${seenText(viewer, 'needs', 'needs')}) like all(${words}::text[])`,
  level: (level, viewer) =>
    sql`(${isSeen(viewer, 'level')} and (f.level::text = ${level} or f.reach::text = ${level}))`,
  organisationId: (id) => sql`p.organisation_id = ${id}`,
  saysWork: (_, viewer) => sql`${seenText(viewer, 'workingOn', 'working_on')} <> ''`,
} as const satisfies Record<
  keyof DirectoryQuery,
  (value: unknown, viewer: ViewerValues) => RawBuilder<unknown>
>;

type Condition = keyof typeof CONDITIONS;

interface Sought extends Record<Exclude<Condition, 'saysWork'>, unknown> {
  readonly saysWork: null;
  readonly viewerId: string;
  readonly viewerOrganisation: string | null;
  readonly offset: number;
}

const foundPeople = repeatedQueries<readonly Condition[], Sought, { id: PersonId; total: string }>(
  (conditions) => conditions.join(' '),
  (_db, value, conditions) => {
    const viewer = { id: value('viewerId'), organisationId: value('viewerOrganisation') };
    return sql`
      with ${relatedTo(viewer)}
      select ${prepared} p.id, count(*) over () as total
      from profile f join person p on p.id = f.person_id left join organisation o on o.id = p.organisation_id
      where p.erased_at is null and p.name <> '' ${sql.join(
        conditions.map((each) => sql`and ${CONDITIONS[each](value(each), viewer)}`),
        sql` `,
      )}
      order by lower(p.name), p.id limit ${sql.lit(PEOPLE_PER_PAGE)} offset ${value('offset')}
    `;
  },
);

/** A page of the directory, by name. What the viewer may not see does not find anybody either. */
export async function searchPeople(
  db: Queryable,
  viewer: Viewer,
  { text, place, offer, need, level, organisationId, saysWork }: DirectoryQuery,
  page: number,
): Promise<{ readonly people: readonly VisiblePerson[]; readonly total: number }> {
  const words = { text: likes(text), place: likes(place), offer: likes(offer), need: likes(need) };
  const isSought: Readonly<Record<Condition, boolean>> = {
    text: words.text.length > 0,
    place: words.place.length > 0,
    offer: words.offer.length > 0,
    need: words.need.length > 0,
    level: level !== undefined && level !== '',
    organisationId: organisationId !== undefined,
    saysWork: saysWork === true,
  };
  const conditions = (Object.keys(CONDITIONS) as Condition[]).filter((each) => isSought[each]);
  const found = await foundPeople(db, conditions, {
    ...words,
    level,
    organisationId,
    saysWork: null,
    viewerId: viewer.id,
    viewerOrganisation: viewer.organisationId,
    offset: (page - 1) * PEOPLE_PER_PAGE,
  });
  const ids = found.map(({ id }) => id);
  const people = ids.length === 0 ? [] : await seePeople(db, viewer, ids);
  return {
    people: people.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
    total: Number(found[0]?.total ?? 0),
  };
}

/** The patterns of the words of a text, in lower case. */
function likes(text: string | undefined): readonly string[] {
  return wordsIn(text).map((word) => like(word.toLowerCase()));
}

function wordsIn(text = ''): readonly string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
}

function like(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
