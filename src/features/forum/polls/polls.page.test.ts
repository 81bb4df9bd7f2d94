import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
type SignedIn = Awaited<ReturnType<typeof app.signInAs>>;

const names = ['Ann', 'Ben', 'Cai', 'Dee', 'Eva', 'Flo'];
const people: SignedIn[] = [];
for (const name of names) {
  people.push(
    await app.signInAs(`${name.toLowerCase()}@leeds.example`, {
      name,
      organisation: name < 'D' ? 'Leeds' : 'York',
    }),
  );
}
const [ann, ben, cai, dee, eva, flo] = people as [SignedIn, SignedIn, SignedIn, SignedIn, SignedIn, SignedIn];
const spaceId = await makeSpace(app, ann.person, { kind: 'private' });
for (const { person } of people.slice(1)) {
  await app.features.forum.spaces.addMember(ann.person.id, spaceId, person.email ?? '', 'member');
}

type Fields = Readonly<Record<string, string>>;

async function makeThread(): Promise<string> {
  // Nobody begins so many threads at once.
  app.clock.advance({ minutes: 6 });
  return (await startThread(app, ann.person, { spaceId, title: 'Next winter' })).threadId;
}

/** The form of the second step, reached as people reach it. */
async function formOf({ agent }: SignedIn, threadId: string, kind: string) {
  const kinds = await agent.get((await agent.get(forumUrls.thread(threadId))).link('Begin a poll'));
  return (await agent.submit(kinds.form('Continue').fill({ kind }), 'Continue')).form('Begin poll');
}

async function begin(
  by: SignedIn,
  kind: string,
  fields: Fields,
): Promise<{ threadId: string; postId: string }> {
  const threadId = await makeThread();
  const form = (await formOf(by, threadId, kind)).fill({ question: 'What comes first?', ...fields });
  const page = await by.agent.submit(form, 'Begin poll');
  assert.match(page.text, /Poll in post 2 .*Open for answers/, page.text);
  const { postId } = await db
    .selectFrom('postPoll')
    .innerJoin('post', 'post.id', 'postPoll.postId')
    .select('postId')
    .where('threadId', '=', threadId)
    .executeTakeFirstOrThrow();
  return { threadId, postId };
}

/** Fills the form of a poll; a ranking by the places of its options in their order. */
async function answer({ agent }: SignedIn, postId: string, given: Fields | readonly number[]) {
  const page = await agent.get(forumUrls.postAct(postId, 'answer'));
  const form = page.forms.find(({ buttons }) => /^(Send|Change) answer$/.test(buttons[0] ?? ''));
  assert.ok(form !== undefined, page.text);
  const fields = Array.isArray(given)
    ? Object.fromEntries(
        form.fields
          .filter((name) => name.startsWith('rank-'))
          .map((name, index) => [name, String(given[index] ?? '')]),
      )
    : (given as Fields);
  return agent.submit(form.fill(fields), form.buttons[0] ?? '');
}

async function optionsOf(postId: string): Promise<string[]> {
  const { options } = await db
    .selectFrom('postPoll')
    .select('options')
    .where('postId', '=', postId)
    .executeTakeFirstOrThrow();
  return (options as unknown as { id: string }[]).map(({ id }) => id);
}

async function close({ agent }: SignedIn, postId: string) {
  const page = await agent.get(forumUrls.postAct(postId, 'close-poll'));
  return agent.submit(page.form('Close it'), 'Close it');
}

test('FOR-48, LIVE-68, LIVE-69: one choice is answered, changed, seen after one’s own answer from 5 on, and closed', async () => {
  const { threadId, postId } = await begin(ben, 'one', {
    options: 'A home\nA job',
    text: 'On the **first** day.',
  });
  const [home = '', job = ''] = await optionsOf(postId);
  const empty = await answer(cai, postId, {});
  assert.equal(empty.status, 422);
  assert.equal(empty.errors[0]?.text, 'Choose an answer');
  const first = await answer(cai, postId, { choice: home });
  assert.match(first.text, /Your answer: A home/);
  assert.match(first.text, /1 person has answered.*Results are shown when 5 people have answered/);
  assert.match(
    (await answer(cai, postId, { choice: job })).text,
    /Your answer: A job .*1 person has answered|1 person has answered.*Your answer: A job/,
  );
  await answer(ben, postId, { choice: home });
  await answer(dee, postId, { choice: home });
  assert.match(
    (await answer(eva, postId, { choice: 'none' })).text,
    /4 people have answered.*Your answer: Prefer not to say/,
  );
  await answer(flo, postId, { choice: home });
  const waits = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(waits.text, /You see the results after you have answered/);
  assert.doesNotMatch(waits.text, /A home \d/);
  const seen = await answer(ann, postId, { choice: home });
  assert.match(seen.text, /1 person preferred not to say.*A home 4 80%.*A job 1 20%/);
  assert.doesNotMatch(seen.text, /by organisation/);
  assert.equal((await cai.agent.get(forumUrls.postAct(postId, 'close-poll'))).status, 404);
  const late = (await cai.agent.get(forumUrls.postAct(postId, 'answer'))).form('Change answer');
  const closed = await close(ben, postId);
  assert.match(closed.text, /Closed .* 6 people have answered/);
  assert.match(closed.text, /A home 4 80%/);
  const refused = await cai.agent.submit(late.fill({ choice: home }), 'Change answer');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /This poll has closed, so your answer was not counted/);
  assert.match((await cai.agent.get(forumUrls.spaceAct(spaceId, 'log'))).text, /Closed a poll/);
});

test('FOR-48, LIVE-67: the rules of each kind hold, with what is wrong and what was typed', async () => {
  const { postId } = await begin(ann, 'several', { options: 'A\nB\nC', 'max-choices': '2' });
  const all = await ben.agent.get(forumUrls.postAct(postId, 'answer'));
  const ids = await optionsOf(postId);
  const form = all.form('Send answer');
  const many = await ben.agent.submit(form.fill({ choice: ids }), 'Send answer');
  assert.equal(many.status, 422);
  assert.match(many.errors[0]?.text ?? '', /Choose (up to|2)/);
  assert.equal(many.form('Send answer').values('choice').length, 3);

  const { postId: ranking } = await begin(ann, 'ranking', { options: 'A\nB\nC' });
  const twice = await answer(ben, ranking, [1, 1, 3]);
  assert.equal(twice.status, 422);
  assert.equal(twice.errors[0]?.text, 'Give “B” another place: “A” has place 1 already');
  assert.match((await answer(ben, ranking, [2, 1, 3])).text, /Your answer: 1\. B; 2\. A; 3\. C/);
  const again = await ben.agent.get(forumUrls.postAct(ranking, 'answer'));
  assert.deepEqual(
    again
      .form('Change answer')
      .fields.filter((name) => name.startsWith('rank-'))
      .flatMap((name) => again.form('Change answer').values(name)),
    ['2', '1', '3'],
  );

  const scale = { 'scale-min-label': 'Not at all', 'scale-max-label': 'Completely' };
  const { postId: onScale } = await begin(ann, 'scale', scale);
  assert.match((await answer(ben, onScale, { choice: '4' })).text, /Your answer: 4/);

  const { postId: text } = await begin(ann, 'text', {});
  const long = await answer(ben, text, { text: 'x'.repeat(201) });
  assert.equal(long.errors[0]?.text, 'Your answer must be 200 characters or less');
  assert.match((await answer(ben, text, { text: 'A door' })).text, /Your answer: A door/);
});

test('FOR-48, LIVE-66: what is missing in a poll is said in the order of its form, and what was typed is kept', async () => {
  const threadId = await makeThread();
  const { agent } = ann;
  const none = await agent.get(`${forumUrls.threadAct(threadId, 'poll')}?kind=quiz`);
  assert.equal(none.errors[0]?.text, 'Select what kind of poll you want');
  const form = await formOf(ann, threadId, 'several');
  const typed = { options: 'Only one', 'max-choices': '9', text: 'Because', 'end-day': '1' };
  const wrong = await agent.submit(
    form.fill({ ...typed, 'end-month': '1', 'end-year': '2020' }),
    'Begin poll',
  );
  assert.equal(wrong.status, 422);
  assert.deepEqual(
    wrong.errors.map(({ text }) => text),
    [
      'Enter a question',
      'Enter at least 2 answers, each on a line of its own',
      'Most choices must be a whole number from 2 to 2',
      'Last day for answers must be after today',
    ],
  );
  const kept = wrong.form('Begin poll');
  assert.deepEqual(
    ['options', 'max-choices', 'text', 'end-year'].flatMap((name) => kept.values(name)),
    ['Only one', '9', 'Because', '2020'],
  );
});

test('FOR-48, LIVE-71: texts of a poll stand without names, and a moderator takes one away while it runs', async () => {
  const { threadId, postId } = await begin(cai, 'text', {});
  const path = forumUrls.postAct(postId, 'words');
  for (const [index, each] of [ben, cai, dee, eva].entries()) {
    await answer(each, postId, { text: index === 0 ? 'An insult' : 'A door' });
  }
  assert.equal((await ann.agent.get(path)).status, 404, 'nobody reads them yet');
  const seen = await answer(flo, postId, { text: 'a  DOOR' });
  assert.match(seen.text, /A door 4 An insult 1/);
  assert.equal((await flo.agent.get(path)).status, 403);
  const thread = await ann.agent.get(forumUrls.thread(threadId));
  const page = await ann.agent.get(thread.link('Look after what people wrote'));
  for (const name of names.slice(1)) assert.doesNotMatch(page.text, new RegExp(`\\b${name}\\b`));
  const { id } = await db
    .selectFrom('postPollAnswer')
    .select('id')
    .where('postId', '=', postId)
    .where('personId', '=', ben.person.id)
    .executeTakeFirstOrThrow();
  const form = page.forms.find((each) => {
    const { body } = each.submission();
    return body instanceof URLSearchParams && body.get('answer') === id;
  });
  assert.ok(form !== undefined);
  await ann.agent.submit(form.fill({ reason: 'Abusive' }), 'Take it away');
  const without = (await flo.agent.get(forumUrls.thread(threadId))).text;
  assert.doesNotMatch(without, /An insult/);
  assert.match(without, /5 answers.*1 text is not shown/);
  assert.match(
    (await ben.agent.get(forumUrls.thread(threadId))).text,
    /An insult.*A moderator has taken your words away/,
  );
  assert.match((await ben.agent.get('/notices')).text, /Your answer to a poll was taken away/);
  assert.match(
    (await flo.agent.get(forumUrls.spaceAct(spaceId, 'log'))).text,
    /Took an answer to a poll away: Abusive/,
  );
});

test('FOR-48, FOR-71: a poll is in print, text, JSON and CSV, with what can be answered while it runs and what came of it after', async () => {
  const { threadId, postId } = await begin(ann, 'ranking', {
    options: 'Home\nJob\nHealth',
    results: 'closed',
  });
  const print = () => ann.agent.get(forumUrls.threadAct(threadId, 'print'));
  const text = async () => (await ann.agent.get(forumUrls.threadAct(threadId, 'text'))).body;
  const space = async (type: string) =>
    (await ann.agent.get(`${forumUrls.spaceAct(spaceId, 'export')}/space.${type}`)).body;
  assert.match((await print()).text, /Poll Open for answers.*To put in order: Home; Job; Health\./);
  assert.match(await text(), /To put in order: Home; Job; Health\.\n0 people have answered/);
  for (const each of [ann, ben, cai, dee]) await answer(each, postId, [1, 2, 3]);
  await answer(eva, postId, [2, 1, 3]);
  assert.doesNotMatch(await text(), /Home: /);
  const closed = await close(ann, postId);
  const outcome = /Home 9 1\.2 4 Job 6 1\.8 1 Health 0 3(\.0)? 0/;
  assert.match(closed.text, outcome);
  assert.match((await print()).text, outcome);
  const words = /Home: 9 points\nJob: 6 points\nHealth: 0 points/;
  assert.match(await text(), words);
  assert.match(await space('csv'), words);
  assert.match(await space('html'), /Order of answers: What comes first\?/);
  const json = JSON.parse(await space('json')) as {
    threads: {
      posts: { poll: { kind: string; options: string[]; answered: number; results: unknown } | null }[];
    }[];
  };
  const polls = json.threads.flatMap(({ posts }) => posts.flatMap(({ poll }) => poll ?? []));
  const ranked = polls.filter(({ kind, answered }) => kind === 'ranking' && answered === 5);
  assert.deepEqual(
    ranked.map(({ options }) => options),
    [['Home', 'Job', 'Health']],
  );
  assert.match(JSON.stringify(ranked[0]?.results), /"points":9/);
});

test('FOR-48, FOR-71: what somebody answered is in what they take away, with what was asked', async () => {
  const { postId } = await begin(ann, 'one', { question: 'Which way in?', options: 'A window\nA door' });
  const [window = ''] = await optionsOf(postId);
  await answer(dee, postId, { choice: window });
  for (const { agent } of [ann, dee]) {
    const { body } = await agent.get((await agent.get('/account/data')).link('Download your data'));
    assert.match(body, /Which way in\?/);
    assert.match(body, /A window/);
  }
  const { agent } = eva;
  const { body } = await agent.get((await agent.get('/account/data')).link('Download your data'));
  assert.doesNotMatch(body, /A window/);
});
