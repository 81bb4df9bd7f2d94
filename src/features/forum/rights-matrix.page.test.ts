import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { askSense, makeSpace, reply, startThread } from '../../../test/forum.ts';
import { personWithEmail } from '../people/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { forumUrls } from './urls.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'ada@example.org' } });
const { forum, notices } = app.features;
const db = app.database.kysely;

const signedIn = (name: string) => app.signInAs(`${name.toLowerCase()}@example.org`, { name });
const people = {
  moderator: await signedIn('Mo'),
  author: await signedIn('Aud'),
  member: await signedIn('Mem'),
  blocked: await signedIn('Bly'),
  outsider: await signedIn('Out'),
  administrator: await signedIn('Ada'),
};
type Role = keyof typeof people | 'visitor';
const ROLES = ['moderator', 'author', 'member', 'blocked', 'outsider', 'administrator', 'visitor'] as const;

const agentOf = (role: Role): Agent => (role === 'visitor' ? app.agent() : people[role].agent);

/** A space with a post, a hidden one and one that is held, each with a word that occurs nowhere else. */
async function makeMatrixSpace(kind: 'public' | 'private', options: { readonly openToWorld?: boolean } = {}) {
  // Nobody writes so many posts at once.
  app.clock.advance({ minutes: 6 });
  const space = await makeSpace(app, people.moderator.person, { kind });
  if (kind === 'private') {
    for (const name of ['aud', 'mem', 'bly']) {
      await forum.spaces.addMember(people.moderator.person.id, space, `${name}@example.org`, 'member');
    }
  }
  const word = (name: string): string => `${name}${space.slice(0, 8)}`;
  const words = { plain: word('plain'), hidden: word('hidden'), held: word('held') };
  const { threadId, postId } = await startThread(app, people.author.person, {
    spaceId: space,
    title: 'Keys',
    text: words.plain,
  });
  const hidden = await reply(app, people.author.person, threadId, words.hidden);
  const held = await reply(app, people.author.person, threadId, words.held);
  const pollId = await askSense(app, people.author.person, threadId);
  const now = app.clock.now();
  await db.updateTable('post').set({ hiddenAt: now }).where('id', '=', hidden.postId).execute();
  await db.updateTable('post').set({ heldAt: now }).where('id', '=', held.postId).execute();
  await db
    .insertInto('sanction')
    .values({
      id: `s${space}`,
      spaceId: space,
      personId: people.blocked.person.id,
      kind: 'block',
      reason: 'Threats',
      byPersonId: people.moderator.person.id,
      at: now,
    })
    .execute();
  const list = await people.moderator.agent.get(forumUrls.tags(space));
  await people.moderator.agent.submit(list.form('Add').fill({ name: 'housing' }), 'Add');
  const tag = await db.selectFrom('tag').select('id').where('spaceId', '=', space).executeTakeFirstOrThrow();
  if (options.openToWorld === true) {
    await forum.spaces.change(people.moderator.person.id, space, { openToWorld: true });
  }
  return { space, tagId: tag.id, threadId, postId, hiddenId: hidden.postId, pollId, words };
}
type MatrixSpace = Awaited<ReturnType<typeof makeMatrixSpace>>;

const spaces = {
  'a public space': await makeMatrixSpace('public'),
  'a private space': await makeMatrixSpace('private'),
  'a space open to the world': await makeMatrixSpace('public', { openToWorld: true }),
};

/** ok: the page · in: told to sign in · no: 403 · none: as if it did not exist. */
const PAGES: Readonly<Record<string, (made: MatrixSpace) => string>> = {
  space: ({ space }) => forumUrls.space(space),
  log: ({ space }) => forumUrls.spaceAct(space, 'log'),
  queue: ({ space }) => forumUrls.spaceAct(space, 'queue'),
  sanctions: ({ space }) => forumUrls.spaceAct(space, 'sanctions'),
  export: ({ space }) => forumUrls.spaceAct(space, 'export'),
  'export file': ({ space }) => `${forumUrls.spaceAct(space, 'export')}/space.json`,
  feed: ({ space }) => forumUrls.feed(space),
  tags: ({ space }) => forumUrls.tags(space),
  tag: ({ space, tagId }) => forumUrls.tag(space, tagId),
  'change a tag': ({ space, tagId }) => forumUrls.tagAct(space, tagId, 'change'),
  'feed of a tag': ({ space, tagId }) => forumUrls.tagFeed(space, tagId),
  'tags of a thread': ({ threadId }) => forumUrls.threadAct(threadId, 'tags'),
  'whom to mention': ({ space }) => forumUrls.spaceAct(space, 'mention'),
  'merge or split': ({ threadId }) => forumUrls.threadAct(threadId, 'arrange'),
  'new thread': ({ space }) => forumUrls.newThread(space),
  thread: ({ threadId }) => forumUrls.thread(threadId),
  print: ({ threadId }) => forumUrls.threadAct(threadId, 'print'),
  text: ({ threadId }) => forumUrls.threadAct(threadId, 'text'),
  reply: ({ threadId }) => forumUrls.threadAct(threadId, 'reply'),
  'begin a sense check': ({ threadId }) => forumUrls.threadAct(threadId, 'sense-check'),
  'begin a poll': ({ threadId }) => forumUrls.threadAct(threadId, 'poll'),
  'answer it': ({ pollId }) => forumUrls.postAct(pollId, 'answer'),
  'close it': ({ pollId }) => forumUrls.postAct(pollId, 'close-poll'),
  'look after it': ({ threadId }) => forumUrls.threadAct(threadId, 'moderate'),
  post: ({ postId }) => forumUrls.post(postId),
  edit: ({ postId }) => forumUrls.postAct(postId, 'edit'),
  decide: ({ postId }) => forumUrls.postAct(postId, 'moderate'),
  'versions of a hidden post': ({ hiddenId }) => forumUrls.postAct(hiddenId, 'versions'),
};

/* prettier-ignore */
const TABLE: Readonly<Record<keyof typeof spaces, Readonly<Record<string, string>>>> = {
  //                              moder author memb block outs admin visitor
  'a public space': {
    space:                       'ok    ok    ok   none  ok   ok    in',
    log:                         'ok    ok    ok   none  ok   ok    in',
    queue:                       'ok    no    no   none  no   ok    in',
    sanctions:                   'ok    no    no   none  no   ok    in',
    export:                      'ok    no    no   none  no   ok    in',
    'export file':               'ok    no    no   none  no   ok    in',
    feed:                        'none  none  none none  none none  none',
    tags:                        'ok    ok    ok   none  ok   ok    in',
    tag:                         'ok    ok    ok   none  ok   ok    in',
    'change a tag':              'ok    no    no   none  no   ok    in',
    'feed of a tag':             'none  none  none none  none none  none',
    'tags of a thread':          'ok    ok    no   none  no   ok    in',
    'whom to mention':           'ok    ok    ok   none  ok   ok    in',
    'merge or split':            'ok    no    no   none  no   ok    in',
    'new thread':                'ok    ok    ok   none  ok   ok    in',
    thread:                      'ok    ok    ok   none  ok   ok    in',
    print:                       'ok    ok    ok   none  ok   ok    in',
    text:                        'ok    ok    ok   none  ok   ok    in',
    reply:                       'ok    ok    ok   none  ok   ok    in',
    'begin a sense check':       'ok    ok    ok   none  ok   ok    in',
    'begin a poll':              'ok    ok    ok   none  ok   ok    in',
    'answer it':                 'ok    ok    ok   none  ok   ok    in',
    'close it':                  'ok    ok    none none  none ok    in',
    'look after it':             'ok    no    no   none  no   ok    in',
    post:                        'ok    ok    ok   none  ok   ok    in',
    edit:                        'no    ok    no   none  no   no    in',
    decide:                      'ok    no    no   none  no   ok    in',
    'versions of a hidden post': 'ok    ok    none none  none ok    in',
  },
  'a private space': {
    space:                       'ok    ok    ok   none  none none  in',
    log:                         'ok    ok    ok   none  none none  in',
    queue:                       'ok    no    no   none  none none  in',
    sanctions:                   'ok    no    no   none  none none  in',
    export:                      'ok    no    no   none  none none  in',
    'export file':               'ok    no    no   none  none none  in',
    feed:                        'none  none  none none  none none  none',
    tags:                        'ok    ok    ok   none  none none  in',
    tag:                         'ok    ok    ok   none  none none  in',
    'change a tag':              'ok    no    no   none  none none  in',
    'feed of a tag':             'none  none  none none  none none  none',
    'tags of a thread':          'ok    ok    no   none  none none  in',
    'whom to mention':           'ok    ok    ok   none  none none  in',
    'merge or split':            'ok    no    no   none  none none  in',
    'new thread':                'ok    ok    ok   none  none none  in',
    thread:                      'ok    ok    ok   none  none none  in',
    print:                       'ok    ok    ok   none  none none  in',
    text:                        'ok    ok    ok   none  none none  in',
    reply:                       'ok    ok    ok   none  none none  in',
    'begin a sense check':       'ok    ok    ok   none  none none  in',
    'begin a poll':              'ok    ok    ok   none  none none  in',
    'answer it':                 'ok    ok    ok   none  none none  in',
    'close it':                  'ok    ok    none none  none none  in',
    'look after it':             'ok    no    no   none  none none  in',
    post:                        'ok    ok    ok   none  none none  in',
    edit:                        'no    ok    no   none  none none  in',
    decide:                      'ok    no    no   none  none none  in',
    'versions of a hidden post': 'ok    ok    none none  none none  in',
  },
  'a space open to the world': {
    space:                       'ok    ok    ok   ok    ok   ok    ok',
    log:                         'ok    ok    ok   ok    ok   ok    in',
    queue:                       'ok    no    no   no    no   ok    in',
    sanctions:                   'ok    no    no   no    no   ok    in',
    export:                      'ok    no    no   no    no   ok    in',
    'export file':               'ok    no    no   no    no   ok    in',
    feed:                        'ok    ok    ok   ok    ok   ok    ok',
    tags:                        'ok    ok    ok   ok    ok   ok    ok',
    tag:                         'ok    ok    ok   ok    ok   ok    ok',
    'change a tag':              'ok    no    no   no    no   ok    in',
    'feed of a tag':             'ok    ok    ok   ok    ok   ok    ok',
    'tags of a thread':          'ok    ok    no   no    no   ok    in',
    'whom to mention':           'ok    ok    ok   no    ok   ok    in',
    'merge or split':            'ok    no    no   no    no   ok    in',
    'new thread':                'ok    ok    ok   no    ok   ok    in',
    thread:                      'ok    ok    ok   ok    ok   ok    ok',
    print:                       'ok    ok    ok   ok    ok   ok    ok',
    text:                        'ok    ok    ok   ok    ok   ok    ok',
    reply:                       'ok    ok    ok   no    ok   ok    in',
    'begin a sense check':       'ok    ok    ok   no    ok   ok    in',
    'begin a poll':              'ok    ok    ok   no    ok   ok    in',
    'answer it':                 'ok    ok    ok   no    ok   ok    in',
    'close it':                  'ok    ok    none no    none ok    in',
    'look after it':             'ok    no    no   no    no   ok    in',
    post:                        'ok    ok    ok   ok    ok   ok    ok',
    edit:                        'no    ok    no   no    no   no    in',
    decide:                      'ok    no    no   no    no   ok    in',
    'versions of a hidden post': 'ok    ok    none none  none ok    none',
  },
};

async function outcomeOf(agent: Agent, path: string): Promise<string> {
  const page = await agent.get(path);
  if (page.path.startsWith('/sign-in')) return 'in';
  return { 200: 'ok', 403: 'no', 404: 'none' }[page.status] ?? String(page.status);
}

for (const [name, made] of Object.entries(spaces)) {
  test(`FOR-T1, FOR-54: every role at every page of ${name}`, async () => {
    const expected = TABLE[name as keyof typeof spaces];
    assert.deepEqual(Object.keys(expected), Object.keys(PAGES));
    for (const [page, pathOf] of Object.entries(PAGES)) {
      const found: string[] = [];
      for (const role of ROLES) found.push(await outcomeOf(agentOf(role), pathOf(made)));
      assert.deepEqual(found, expected[page]?.split(/\s+/), page);
    }
  });
}

test('FOR-T1, FOR-58: the words of a hidden and of a held post are on no page, in no file and no search for others', async () => {
  for (const [name, made] of Object.entries(spaces)) {
    const { threadId, space, words } = made;
    for (const role of ROLES) {
      const mayModerate = role === 'moderator' || (role === 'administrator' && name !== 'a private space');
      const agent = agentOf(role);
      const paths = [forumUrls.space(space), forumUrls.thread(threadId), forumUrls.spaceAct(space, 'log')];
      for (const path of [...paths, forumUrls.feed(space), forumUrls.home, forumUrls.unread]) {
        const { body } = await agent.get(path);
        const isSeen = path === forumUrls.thread(threadId) && (mayModerate || role === 'author');
        assert.equal(body.includes(words.hidden), isSeen, `${role}: hidden words at ${path}`);
        assert.equal(body.includes(words.held), isSeen, `${role}: held words at ${path}`);
      }
      for (const act of ['print', 'text']) {
        const { body } = await agent.get(forumUrls.threadAct(threadId, act));
        assert.equal(
          body.includes(words.hidden) && role !== 'author' && !mayModerate,
          false,
          `${role} ${act}`,
        );
      }
      if (role === 'visitor') continue;
      const search = async (word: string) =>
        (await agent.get(`/search?q=${word}`)).$('main ol, main ul').text();
      const mayRead = mayModerate || !['blocked', 'outsider', 'administrator'].includes(role);
      const isOpen = name !== 'a private space' && role !== 'blocked';
      const isWorld = name === 'a space open to the world';
      const found = (await search(words.plain)).includes('Keys');
      assert.equal(found, mayRead || isOpen || isWorld, `${role} searches ${name}`);
      assert.doesNotMatch(await search(words.hidden), /Keys/, `${role} searches hidden words of ${name}`);
    }
  }
});

test('FOR-T1: a notice and a message go to nobody who may not read the post', async () => {
  const { threadId, words } = spaces['a private space'];
  const mentions = Object.values(people).map(({ person }) => `[@${person.name}](person:${person.id})`);
  const nobody = await inTransaction(db, (tx) => personWithEmail(tx, 'nobody@example.org', app.clock.now()));
  await reply(
    app,
    people.author.person,
    threadId,
    `${words.plain} ${mentions.join(' ')} [@N](person:${nobody.id})`,
  );
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();
  for (const role of ROLES) {
    if (role === 'visitor') continue;
    const { agent, person } = people[role];
    const isTold = role === 'moderator' || role === 'member';
    const text = (await agent.get('/notices')).texts('.se-notices__title').join(' ');
    assert.equal(text.includes('Keys'), isTold, `${role} sees a notice`);
    const mail = JSON.stringify(await app.mailTo(person.email ?? ''));
    assert.equal(mail.includes(words.plain), isTold, `${role} is sent a message`);
  }
  assert.deepEqual(await app.mailTo('nobody@example.org'), []);
});

test('FOR-58: what moderators did is there for every member to read, with its reason and without names', async () => {
  const { space, postId } = await makeMatrixSpace('private');
  const page = await people.moderator.agent.get(forumUrls.postAct(postId, 'moderate'));
  const form = page.form('Decide').fill({ act: 'hide', reason: 'An address of somebody' });
  assert.equal((await people.moderator.agent.submit(form, 'Decide')).status, 200);
  for (const role of ['moderator', 'author', 'member'] as const) {
    const log = await people[role].agent.get(forumUrls.spaceAct(space, 'log'));
    assert.match(log.text, /Hid a post: An address of somebody/, role);
    assert.doesNotMatch(log.text, /\bMo\b|\bAud\b/, role);
  }
  for (const role of ['outsider', 'administrator', 'blocked'] as const) {
    assert.equal((await people[role].agent.get(forumUrls.spaceAct(space, 'log'))).status, 404, role);
  }
});
