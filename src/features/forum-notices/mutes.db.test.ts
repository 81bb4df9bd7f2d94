import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { makeSpace, reply, startThread, type StartedThread } from '../../../test/forum.ts';
import { forumUrls } from '../forum/index.ts';
import { type Reason, REASONS } from '../notices/reasons.ts';

const app = await startTestApp();
const { forum } = app.features;
const db = app.database.kysely;
const person = (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase()}@example.org`, { name, organisation });
const ann = await person('Ann', 'York');
const ben = await person('Ben', 'York');
const xan = await person('Xan', 'Leeds');

const MUTES = ['thread', 'space', 'tag', 'person'] as const;
type Mute = (typeof MUTES)[number];

interface Case {
  /** What makes Xan be told for this reason. */
  act(place: StartedThread): Promise<void>;
  /** Done before Xan mutes anything. */
  before?(place: StartedThread): Promise<unknown>;
  readonly kind?: 'private';
  /** Who does it, and can be muted. */
  readonly by: typeof ann;
  /** FOR-31: what wins over a mute; everything else is told nothing. */
  readonly wins: readonly Mute[];
}

const submit = async (
  who: typeof ann,
  path: string,
  button: string,
  filling: Readonly<Record<string, string>>,
) => who.agent.submit((await who.agent.get(path)).form(button).fill(filling), button);

const watch = ({ threadId, spaceId }: StartedThread) =>
  Promise.all([
    db.insertInto('threadFollow').values({ personId: xan.person.id, threadId, level: 'watch' }).execute(),
    db.insertInto('spaceFollow').values({ personId: xan.person.id, spaceId, level: 'watch' }).execute(),
  ]);

/** Every reason: a new one without a case is a mistake that the compiler finds. A text says why there is none here. */
const CASES: Readonly<Record<Reason, Case | string>> = {
  addressed: {
    by: ann,
    wins: ['thread', 'space', 'tag'],
    async act({ threadId }) {
      const path = forumUrls.threadAct(threadId, 'addressees');
      assert.equal((await submit(ann, path, 'Ask them', { name: 'Xan, Leeds' })).status, 200);
    },
  },
  mention: {
    by: ben,
    wins: ['thread', 'space', 'tag'],
    act: async ({ threadId }) =>
      void (await reply(app, ben.person, threadId, `[@Xan](person:${xan.person.id})`)),
  },
  'organisation-mention': {
    by: ben,
    wins: [],
    async act({ threadId }) {
      await reply(app, ben.person, threadId, `[@Leeds](organisation:${xan.person.organisationId ?? ''})`);
    },
  },
  'accepted-answer': {
    by: ann,
    wins: [],
    before: async ({ threadId }) => reply(app, xan.person, threadId, 'This is how'),
    async act({ threadId }) {
      const id = await postOfXan(threadId);
      assert.ok((await forum.accepting.accept(ann.person, id)).ok);
    },
  },
  moderation: {
    by: ann,
    // What was decided about somebody is told to them in any case, so that they can appeal.
    wins: MUTES,
    before: async ({ threadId }) => reply(app, xan.person, threadId, 'Rude words'),
    async act({ threadId }) {
      const id = await postOfXan(threadId);
      const path = forumUrls.postAct(id, 'moderate');
      assert.equal((await submit(ann, path, 'Decide', { act: 'hide', reason: 'Rude' })).status, 200);
    },
  },
  belonging: {
    by: ann,
    // Nobody belongs to a space without being told.
    wins: MUTES,
    act: ({ spaceId }) => forum.spaces.addMember(ann.person.id, spaceId, 'xan@example.org', 'moderator'),
  },
  quoted: {
    by: ben,
    wins: [],
    before: async ({ threadId }) => reply(app, xan.person, threadId, 'Worth quoting'),
    async act({ threadId }) {
      const id = await postOfXan(threadId);
      await reply(
        app,
        ben.person,
        threadId,
        `> [Xan wrote in post 2](/forum/posts/${id}):\n> Worth quoting\n\nYes`,
      );
    },
  },
  'poll-closed': {
    by: ann,
    wins: [],
    async before({ threadId }) {
      const path = forumUrls.threadAct(threadId, 'sense-check');
      await submit(ann, path, 'Begin sense check', { question: 'We keep one list' });
      const answered = forumUrls.postAct(await pollIn(threadId), 'answer');
      await submit(xan, answered, 'Send answer', { choice: 'agree' });
    },
    async act({ threadId }) {
      assert.ok((await forum.polling.close(ann.person, await pollIn(threadId))).ok);
    },
  },
  reply: {
    by: ben,
    wins: [],
    before: async ({ threadId }) => reply(app, xan.person, threadId, 'I begin'),
    act: async ({ threadId }) => void (await reply(app, ben.person, threadId, 'I go on')),
  },
  watched: {
    by: ben,
    wins: [],
    before: watch,
    act: async ({ threadId }) => void (await reply(app, ben.person, threadId, 'News')),
  },
  joined: {
    by: ben,
    kind: 'private',
    wins: ['thread', 'tag'],
    async act({ spaceId }) {
      const path = forumUrls.spaceAct(spaceId, 'joining');
      const made = await submit(ann, path, 'Invite', { how: 'link', purpose: 'For all' });
      const link = /\/forum\/invitations\/[a-z0-9]+/.exec(made.text)?.[0] ?? assert.fail(made.text);
      await ben.agent.submit((await ben.agent.get(link)).form('Join the space'));
    },
  },
  introduction: 'about no thread; see introductions',
  duty: 'asked of somebody by nobody in particular; see reminders and requests to join',
  session: 'about no thread; see after-session',
};

/** The post of a thread that asks something. */
async function pollIn(threadId: StartedThread['threadId']): Promise<StartedThread['postId']> {
  const { id } = await db
    .selectFrom('post')
    .innerJoin('postPoll', 'postPoll.postId', 'post.id')
    .select('post.id')
    .where('threadId', '=', threadId)
    .executeTakeFirstOrThrow();
  return id as StartedThread['postId'];
}

/** What Xan wrote in a thread. */
async function postOfXan(threadId: StartedThread['threadId']): Promise<StartedThread['postId']> {
  const { id } = await db
    .selectFrom('post')
    .select('id')
    .where('threadId', '=', threadId)
    .where('authorId', '=', xan.person.id)
    .executeTakeFirstOrThrow();
  return id as StartedThread['postId'];
}

async function mute(what: Mute, { threadId, spaceId }: StartedThread, by: typeof ann): Promise<void> {
  const personId = xan.person.id;
  const level = 'mute';
  switch (what) {
    case 'thread':
      await db.deleteFrom('threadFollow').where('personId', '=', personId).execute();
      await db.insertInto('threadFollow').values({ personId, threadId, level }).execute();
      return;
    case 'space':
      await db.deleteFrom('spaceFollow').where('personId', '=', personId).execute();
      await db.insertInto('spaceFollow').values({ personId, spaceId, level }).execute();
      return;
    case 'tag': {
      const { id: tagId } = await db
        .selectFrom('tag')
        .select('id')
        .where('spaceId', '=', spaceId)
        .executeTakeFirstOrThrow();
      await db.insertInto('tagFollow').values({ personId, tagId, level }).execute();
      return;
    }
    case 'person':
      await db.insertInto('personMute').values({ personId, mutedId: by.person.id }).execute();
  }
}

async function toldAfter(made: Case, muted: Mute | 'nothing'): Promise<readonly string[]> {
  app.clock.advance({ hours: 1 });
  const spaceId = await makeSpace(app, ann.person, { kind: made.kind ?? 'public' });
  if (made.kind === 'private')
    await forum.spaces.addMember(ann.person.id, spaceId, 'xan@example.org', 'member');
  const place = await startThread(app, ann.person, { spaceId, tags: ['keys'] });
  await made.before?.(place);
  if (muted !== 'nothing') await mute(muted, place, made.by);
  await db.deleteFrom('told').where('personId', '=', xan.person.id).execute();
  await made.act(place);
  const rows = await db.selectFrom('told').select('reason').where('personId', '=', xan.person.id).execute();
  await db.deleteFrom('personMute').where('personId', '=', xan.person.id).execute();
  return rows.map(({ reason }) => reason);
}

for (const reason of REASONS) {
  const made = CASES[reason];
  if (typeof made === 'string') continue;
  test(`FOR-39, FOR-31, FOR-60: ${reason}, with each mute`, async () => {
    assert.deepEqual(await toldAfter(made, 'nothing'), [reason]);
    for (const muted of MUTES) {
      assert.deepEqual(await toldAfter(made, muted), made.wins.includes(muted) ? [reason] : [], muted);
    }
  });
}
