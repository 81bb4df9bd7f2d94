import { z } from 'zod';
import { markedQuotes, wordsOfHtml } from './mend-text.ts';
import { FOR_SOME, type FoundPost, Gathering, notRead, type ReadFile } from './reading.ts';

const words = z.string().nullish();
const number = z.number().nullish();
/** What is read of a post: of the topic's page for programs, or of an export, which has authors apart. */
const post = z.looseObject({
  id: number,
  post_number: number,
  post_type: number,
  user_id: number,
  username: words,
  name: words,
  raw: words,
  cooked: words,
  created_at: words,
  updated_at: words,
  reply_to_post_number: number,
  hidden: z.boolean().nullish(),
  user_deleted: z.boolean().nullish(),
  deleted_at: words,
});
const topic = z
  .looseObject({
    id: number,
    title: words,
    created_at: words,
    posts_count: number,
    closed: z.boolean().nullish(),
    archived: z.boolean().nullish(),
    archetype: words,
    category_id: number,
    tags: z.array(z.union([z.string(), z.looseObject({ name: z.string() })])).nullish(),
    post_stream: z.looseObject({ posts: z.array(post), stream: z.array(z.number()).nullish() }).nullish(),
    posts: z.array(post).nullish(),
  })
  .refine((each) => each.post_stream != null || each.posts != null);
const exported = z.looseObject({
  topics: z.array(topic),
  users: z.array(z.looseObject({ id: number, username: words, name: words })).nullish(),
  categories: z
    .array(
      z.looseObject({
        id: number,
        read_restricted: z.boolean().nullish(),
        permissions_params: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .nullish(),
});
const file = z.union([exported, z.array(topic), topic]);

type Post = z.output<typeof post>;
type Topic = z.output<typeof topic>;

/** Of `post_type`: what people wrote, and what staff wrote in a colour of its own. */
const WRITTEN = [1, 2];
const WHISPER = 4;

/**
 * Topics of Discourse, as its page of a topic for programs gives them (`/t/ID.json?include_raw=1&print=true`), one or
 * a list of them, or as its own export of categories and topics writes them. Addresses of people are not read.
 */
export function readDiscourse(parsed: unknown, now: Date): ReadFile {
  const read = file.safeParse(parsed);
  if (!read.success) {
    return notRead(
      'This JSON file is neither a topic or an export of Discourse, nor an export of a Loomio group. Select another file',
    );
  }
  const { data } = read;
  const topics = Array.isArray(data) ? data : isExport(data) ? data.topics : [data];
  const users = isExport(data) ? (data.users ?? []) : [];
  const names = new Map(users.map(({ id, username, name }) => [id, nameOf({ username, name })]));
  const gathering = new Gathering('discourse', now);
  const restricted = isExport(data) ? restrictedIn(data) : new Set<number>();
  for (const [index, each] of topics.entries()) {
    if (restricted.has(each.category_id ?? Number.NaN)) gathering.leaveOut(FOR_SOME.categories);
    else addTopic(gathering, each, index, names);
  }
  return gathering.done();
}

function isExport(data: z.output<typeof file>): data is z.output<typeof exported> {
  return !Array.isArray(data) && 'topics' in data && Array.isArray(data['topics']);
}

/** The categories of an export that not everybody reads: groups may, and “everyone” is not among them. */
function restrictedIn({ categories }: z.output<typeof exported>): ReadonlySet<number> {
  return new Set(
    (categories ?? []).flatMap(({ id, read_restricted: isRestricted, permissions_params: may }) => {
      const groups = Object.keys(may ?? {});
      const isForSome = isRestricted === true || (groups.length > 0 && !groups.includes('everyone'));
      return isForSome && id != null ? id : [];
    }),
  );
}

function addTopic(
  gathering: Gathering,
  each: Topic,
  index: number,
  names: ReadonlyMap<number | null | undefined, string>,
): void {
  if (each.archetype === 'private_message') return gathering.leaveOut(FOR_SOME.messages);
  const place = `Topic ${index + 1}${each.title == null ? '' : `, “${each.title.slice(0, 60)}”`}`;
  const all = each.post_stream?.posts ?? each.posts ?? [];
  const stream = each.post_stream?.stream?.length ?? all.length;
  if (stream > all.length) {
    gathering.refuse(
      place,
      `The file holds ${all.length} of its ${stream} posts. Download the topic again with “print=true” at the end of the address`,
    );
  }
  gathering.add({
    place,
    name: String(each.id ?? ''),
    title: each.title ?? '',
    tags: (each.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name)),
    isClosed: each.closed === true || each.archived === true,
    posts: all
      .filter((one) => isBroughtIn(gathering, one))
      .map((one) => postIn(gathering, one, place, names)),
  });
}

function isBroughtIn(gathering: Gathering, { post_type: type, ...each }: Post): boolean {
  const why =
    type === WHISPER
      ? FOR_SOME.whispers
      : type != null && !WRITTEN.includes(type)
        ? 'notes that a topic was closed, moved or the like'
        : each.hidden === true
          ? FOR_SOME.hidden
          : each.user_deleted === true || each.deleted_at != null
            ? 'deleted posts'
            : undefined;
  if (why !== undefined) gathering.leaveOut(why);
  return why === undefined;
}

function postIn(
  gathering: Gathering,
  each: Post,
  topicPlace: string,
  names: ReadonlyMap<number | null | undefined, string>,
): FoundPost {
  const isRaw = each.raw != null;
  if (!isRaw && each.cooked != null) {
    gathering.leaveOut('posts whose formatting is lost, because “include_raw=1” was not in the address');
  }
  const number = each.post_number ?? each.id;
  return {
    place: `${topicPlace}, post ${number ?? '?'}`,
    name: String(number),
    replyTo: each.reply_to_post_number == null ? null : String(each.reply_to_post_number),
    author: nameOf(each) || (names.get(each.user_id) ?? '') || 'Unknown',
    text: isRaw ? markedQuotes(each.raw ?? '') : wordsOfHtml(each.cooked ?? ''),
    createdAt: each.created_at,
  };
}

function nameOf({ name, username }: Pick<Post, 'name' | 'username'>): string {
  return (name ?? '').trim() || (username ?? '').trim();
}
