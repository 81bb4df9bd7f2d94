import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CSV_TEMPLATE } from './read-csv.ts';
import { readFile } from './read-file.ts';
import { type Reading, readTime } from './reading.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
const read = (text: string | object) =>
  readFile(Buffer.from(typeof text === 'string' ? text : JSON.stringify(text)), NOW);

function reading(text: string | object): Reading {
  const found = read(text);
  assert.ok(found.ok, found.ok ? '' : found.message);
  return found.reading;
}

const wordsOf = ({ threads }: Reading) =>
  threads.map(({ thread }) => [
    thread.title,
    ...thread.posts.map(({ author, text }) => `${author}: ${text}`),
  ]);

function post(number: number, raw: string, more: object = {}) {
  const created_at = `2024-05-0${number}T10:00:00.000Z`;
  return {
    id: 90 + number,
    post_number: number,
    post_type: 1,
    username: `u${number}`,
    raw,
    created_at,
    ...more,
  };
}

const TOPIC = {
  id: 7,
  title: 'Phones at the gate',
  created_at: '2024-05-01T10:00:00.000Z',
  tags: ['phones', { id: 3, name: 'gate' }],
  closed: true,
  archetype: 'regular',
  post_stream: {
    posts: [
      post(1, 'Who has **tried** it? ![map|690x300](upload://a.png) [FAQ](/faq)', { name: 'Ada Example' }),
      post(2, 'Only for staff', { post_type: 4 }),
      post(3, '', { post_type: 3 }),
      post(4, '[quote="u1, post:1, topic:7"]\ntried it?\n[/quote]\nWe have.', { reply_to_post_number: 1 }),
      post(5, 'Bad', { hidden: true }),
      post(6, 'Gone', { user_deleted: true }),
    ],
    stream: [91, 92, 93, 94, 95, 96],
  },
};

test('FOR-75: a topic of Discourse comes with its times, names, tags, quotes and replies', () => {
  const found = reading(TOPIC);
  assert.deepEqual(wordsOf(found), [
    [
      'Phones at the gate',
      'Ada Example: Who has **tried** it? (picture: map) FAQ',
      'u4: > u1 wrote:\n>\n> tried it?\n\n\nWe have.',
    ],
  ]);
  const [thread] = found.threads.map((each) => each.thread);
  assert.deepEqual([thread?.state, thread?.tags], ['closed', ['phones', 'gate']]);
  assert.equal(thread?.createdAt.toISOString(), '2024-05-01T10:00:00.000Z');
  assert.equal(thread?.posts[1]?.replyTo, thread?.posts[0]?.id);
});

test('FOR-75: what only some could read there comes to nobody here', () => {
  const text = JSON.stringify(reading([TOPIC, { ...TOPIC, id: 8, archetype: 'private_message' }]));
  assert.doesNotMatch(text, /Only for staff|"Bad|"Gone/);
  const left = new Map(reading([TOPIC, { ...TOPIC, id: 8, archetype: 'private_message' }]).leftOut);
  assert.equal(left.get('whispers among staff'), 1);
  assert.equal(left.get('private messages'), 1);
  assert.equal(left.get('posts that moderators hid'), 1);
  assert.equal(left.get('deleted posts'), 1);
});

test('FOR-75: of an export of Discourse, threads of categories that only some could read stay behind', () => {
  const topics = [TOPIC, { ...TOPIC, id: 8, category_id: 2 }, { ...TOPIC, id: 9, category_id: 3 }];
  const categories = [
    { id: 2, permissions_params: { staff: 1 } },
    { id: 3, permissions_params: { everyone: 1, staff: 1 } },
    { id: 4, read_restricted: true },
  ];
  const found = reading({ categories, topics: [...topics, { ...TOPIC, id: 10, category_id: 4 }] });
  assert.equal(found.threads.length, 2);
  assert.equal(new Map(found.leftOut).get('threads of categories that only some could read'), 2);
});

test('FOR-75: an export of Discourse names authors apart, and no address of theirs is kept', () => {
  const { post_stream: stream, ...topic } = TOPIC;
  const posts = stream.posts.map(({ username: _name, ...each }) => ({
    ...each,
    name: undefined,
    user_id: 5,
  }));
  const users = [{ id: 5, username: 'ada', name: 'Ada Example', email: 'ada@example.org' }];
  const found = reading({ users, topics: [{ ...topic, posts }] });
  assert.equal(found.threads[0]?.thread.author, 'Ada Example');
  assert.doesNotMatch(JSON.stringify(found), /ada@example/);
});

test('FOR-75: a topic of which a page is missing says so, and without raw texts their words are kept', () => {
  const first = { ...post(1, ''), raw: undefined, cooked: '<p>Hello <b>you</b></p><script>x()</script>' };
  const found = reading({ ...TOPIC, post_stream: { posts: [first], stream: [1, 2, 3] } });
  assert.equal(found.threads[0]?.thread.posts[0]?.text, 'Hello you');
  assert.match(found.mistakes[0]?.message ?? '', /1 of its 3 posts/);
});

const line = (table: string, record: object) => JSON.stringify({ table, record });
const DISCUSSION = {
  id: 1,
  key: 'abc',
  title: 'Housing first?',
  description: '<p>What <strong>works</strong>?</p><ul><li>one</li></ul>',
  description_format: 'html',
  author_id: 10,
  created_at: '2023-02-01T09:00:00.000Z',
  tags: ['housing'],
};
const comment = (id: number, more: object) => ({
  id,
  body: `Comment ${id}`,
  body_format: 'md',
  user_id: 11,
  created_at: `2023-02-02T09:00:0${id}.000Z`,
  ...more,
});
const USERS = [
  line('users', { id: 10, name: 'Ada', email: 'ada@example.org' }),
  line('users', { id: 11, name: null, username: 'ben' }),
];

test('FOR-75: a group of Loomio comes with its discussions and comments, older exports as well as newer', () => {
  const older = [
    line('groups', { id: 3, name: 'G' }),
    ...USERS,
    line('discussions', DISCUSSION),
    line('comments', comment(1, { discussion_id: 1, parent_type: 'Discussion', parent_id: 1 })),
    line('comments', comment(2, { discussion_id: 1, parent_type: 'Comment', parent_id: 1 })),
    line('polls', { id: 4, discussion_id: 1 }),
  ];
  const newer = [
    ...USERS,
    line('discussions', { ...DISCUSSION, topic_id: 9 }),
    line('topics', { id: 9, topicable_type: 'Discussion', topicable_id: 1 }),
    line('comments', comment(1, { parent_type: 'Discussion', parent_id: 1 })),
    line('comments', comment(2, { parent_type: 'Comment', parent_id: 1 })),
    line('polls', { id: 4, topic_id: 9 }),
  ];
  for (const lines of [older, newer]) {
    const found = reading(`${lines.join('\n')}\n`);
    const [[title, first, ...more] = []] = wordsOf(found);
    assert.deepEqual([title, more], ['Housing first?', ['ben: Comment 1', 'ben: Comment 2']]);
    assert.match(first ?? '', /^Ada: What works\?\s+\* one$/);
    const posts = found.threads[0]?.thread.posts ?? [];
    assert.equal(posts[2]?.replyTo, posts[1]?.id);
    assert.deepEqual(found.leftOut, [['polls', 1]]);
    assert.doesNotMatch(JSON.stringify(found), /ada@example/);
  }
});

test('FOR-75: comments on votes and polls find their discussion; deleted ones and circles stay behind', () => {
  const found = reading(
    [
      ...USERS,
      line('discussions', DISCUSSION),
      line('discussions', { ...DISCUSSION, id: 2, key: 'd', discarded_at: '2023-03-01T00:00:00Z' }),
      line('polls', { id: 4, discussion_id: 1 }),
      line('stances', { id: 5, poll_id: 4 }),
      line('comments', comment(1, { parent_type: 'Stance', parent_id: 5 })),
      line('comments', comment(2, { parent_type: 'Comment', parent_id: 3 })),
      line('comments', comment(3, { parent_type: 'Comment', parent_id: 2 })),
      line('comments', comment(4, { discussion_id: 1, discarded_at: '2023-03-01T00:00:00Z' })),
      '{"table": "comments", "rec',
    ].join('\n'),
  );
  assert.equal(found.threads.length, 1);
  assert.equal(found.threads[0]?.thread.posts.length, 2);
  const left = new Map(found.leftOut);
  assert.equal(left.get('deleted discussions'), 1);
  assert.equal(left.get('comments on what is not in the file, or on polls alone'), 2);
  assert.match(`${found.mistakes[0]?.place} ${found.mistakes[0]?.message}`, /^Line 11 .*cut off/);
});

test('FOR-75: the table to fill in is read as it is', () => {
  const found = reading(CSV_TEMPLATE);
  assert.deepEqual(wordsOf(found), [
    ['Phones at the gate', 'Ada Example: Who has **tried** it?', 'Ben Sample: We have, in May.'],
  ]);
  const posts = found.threads[0]?.thread.posts ?? [];
  assert.equal(posts[1]?.replyTo, posts[0]?.id);
  assert.deepEqual([found.mistakeCount, found.leftOut], [0, []]);
});

test('FOR-75: each line of a table that does not fit is named with its line and column, and what to do', () => {
  const found = reading(
    [
      'thread_title,author,created_at,text,language',
      'One,Ada,2026-01-02,Hello,en',
      'One,Ada,2026-02-30,Never,en',
      'One,,2026-01-03,Who,en',
      '"One",Ada,2027-01-01,Later,en',
      'One,Ada,2026-01-04,Hello,xx',
      'One,Ada,2026-01-05,Hello, there,en',
      ',Ada,2026-01-05,Hello,en',
      'One,Ben,2026-01-06 10:00+01:00,"=1+1",',
    ].join('\r\n'),
  );
  assert.deepEqual(wordsOf(found), [['One', 'Ada: Hello', 'Ben: =1+1']]);
  assert.deepEqual(
    found.mistakes.map(({ place, message }) => `${place}: ${message.split('.')[0]}`),
    [
      'Line 3, column 9: The time is missing or cannot be read',
      'Line 4, column 5: The author is missing',
      'Line 5, column 11: The time lies in the future',
      'Line 6, column 26: “xx” is no language that posts have here',
      'Line 7, column 1: The line has more fields than there are columns',
      'Line 8, column 1: The title is missing',
    ],
  );
});

test('FOR-75: the same thread has the same key whenever it is read, others have others', () => {
  const keys = (text: object) => reading(text).threads.map(({ key }) => key);
  const more = {
    ...TOPIC,
    post_stream: { ...TOPIC.post_stream, posts: [...TOPIC.post_stream.posts, post(7, 'New')] },
  };
  assert.deepEqual(keys(TOPIC), keys(more));
  assert.notDeepEqual(keys(TOPIC), keys({ ...TOPIC, id: 8 }));
  assert.equal(reading([TOPIC, TOPIC]).threads.length, 1);
});

test('times without a zone are in UTC, and days that there are not are none', () => {
  const at = (text: unknown) => readTime(text)?.toISOString() ?? null;
  assert.deepEqual(
    [
      '2026-03-31',
      '2026-03-31 14:05',
      '2026-03-31T14:05:06.7+0200',
      '2024-02-29 08:00:00 UTC',
      '2026-02-29',
      '1850-01-01',
      '31/3/2026',
      12,
      '2026-01-01T25:00',
    ].map(at),
    [
      '2026-03-31T00:00:00.000Z',
      '2026-03-31T14:05:00.000Z',
      '2026-03-31T12:05:06.700Z',
      '2024-02-29T08:00:00.000Z',
      null,
      null,
      null,
      null,
      null,
    ],
  );
});

test('whatever a file holds, reading it ends in threads or a sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc
          .array(fc.json())
          .map((each) => each.map((one) => `{"table":"comments","record":${one}}`).join('\n')),
      ),
      (text) => {
        const found = read(text);
        return found.ok ? found.reading.threads.length === 0 : found.message.length > 0;
      },
    ),
  );
});
