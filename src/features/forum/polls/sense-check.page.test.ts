import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const { polling } = app.features.forum;
const db = app.database.kysely;
type SignedIn = Awaited<ReturnType<typeof app.signInAs>>;

const signIn = (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase()}@${organisation.toLowerCase()}.example`, { name, organisation });
const ann = await signIn('Ann', 'Leeds');
const ben = await signIn('Ben', 'York');
const PROPOSAL = 'We try one form until summer';

/** A private space of these people, and a thread in it. */
async function makePlace(members: readonly SignedIn[]) {
  // Nobody begins so many threads at once.
  app.clock.advance({ minutes: 6 });
  const spaceId = await makeSpace(app, ann.person, { kind: 'private' });
  for (const { person } of members) {
    await app.features.forum.spaces.addMember(ann.person.id, spaceId, person.email ?? '', 'member');
  }
  return startThread(app, ann.person, { spaceId, title: 'One form' });
}

/** Begins a sense check through its form; returns the address of its post. */
async function begin(by: SignedIn, threadId: string, fields: Record<string, string> = {}): Promise<string> {
  const thread = await by.agent.get(forumUrls.thread(threadId));
  const form = (await by.agent.get(thread.link('Begin a sense check'))).form('Begin sense check');
  const page = await by.agent.submit(form.fill({ question: PROPOSAL, ...fields }), 'Begin sense check');
  assert.equal(page.status, 200, page.text);
  const { postId } = await db
    .selectFrom('postPoll')
    .innerJoin('post', 'post.id', 'postPoll.postId')
    .select('postId')
    .where('threadId', '=', threadId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return postId;
}

async function answer({ agent }: SignedIn, postId: string, choice: string, reason = '') {
  const form = (await agent.get(forumUrls.postAct(postId, 'answer'))).forms.find(({ fields }) =>
    fields.includes('reason'),
  );
  assert.ok(form !== undefined);
  const button = form.buttons[0] ?? '';
  return agent.submit(form.fill({ choice, reason }), button);
}

async function close({ agent }: SignedIn, postId: string) {
  return agent.submit(
    (await agent.get(forumUrls.postAct(postId, 'close-poll'))).form('Close it'),
    'Close it',
  );
}

test('FOR-49: a sense check is begun in a thread, answered with reasons, changed, and closed with what came of it', async () => {
  const { threadId } = await makePlace([ben]);
  const postId = await begin(ann, threadId, { text: 'It costs **nothing**.' });
  const open = await ben.agent.get(forumUrls.thread(threadId));
  assert.match(open.text, /Sense check in post 2 .*Open for answers\. 0 people have answered/);
  assert.match(open.text, /It costs nothing\./);
  const without = await answer(ben, postId, 'cannot');
  assert.equal(without.status, 422);
  assert.equal(
    without.errors[0]?.text,
    'Write what you cannot live with, so that others can do something about it',
  );
  const answered = await answer(ben, postId, 'cannot', 'Health records must stay apart');
  assert.match(answered.text, /Your answer: Cannot live with it – Health records must stay apart/);
  assert.doesNotMatch((await ann.agent.get(forumUrls.thread(threadId))).text, /must stay apart/);
  await answer(ben, postId, 'unsure', 'Who pays?');
  await answer(ann, postId, 'agree');
  const cai = await signIn('Cai', 'Hull');
  const { spaceId } = await db
    .selectFrom('thread')
    .select('spaceId')
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow();
  await app.features.forum.spaces.addMember(
    ann.person.id,
    spaceId as never,
    cai.person.email ?? '',
    'member',
  );
  assert.match((await answer(cai, postId, 'agree', 'Worth a try')).text, /3 people have answered/);
  const closed = await close(ann, postId);
  assert.match(closed.text, /Closed .* 3 people have answered/);
  assert.match(closed.text, /Agree 2 67%.*Unsure 1 33%.*Disagree 0 0%.*Cannot live with it 0 0%/);
  assert.match(closed.text, /Agree: 1 reason Worth a try Unsure: 1 reason Who pays\?/);
  assert.doesNotMatch(closed.text, /must stay apart|by organisation/);
  const late = await ben.agent.get(forumUrls.postAct(postId, 'answer'));
  assert.equal(
    late.forms.some(({ fields }) => fields.includes('reason')),
    false,
  );
});

test('FOR-49: what is missing or too much is said, and what was typed is kept', async () => {
  const { threadId } = await makePlace([]);
  const page = await ann.agent.get(forumUrls.threadAct(threadId, 'sense-check'));
  const typed = { question: ' ', text: 'Because', 'end-day': '1', 'end-month': '1', 'end-year': '2020' };
  const refused = await ann.agent.submit(page.form('Begin sense check').fill(typed), 'Begin sense check');
  assert.equal(refused.status, 422);
  assert.deepEqual(
    refused.errors.map(({ text }) => text),
    ['Enter what you propose', 'Last day for answers must be after today'],
  );
  assert.equal(refused.form('Begin sense check').values('text').join(), 'Because');
  assert.equal(refused.form('Begin sense check').values('end-year').join(), '2020');
});

test('OPN-79, FOR-49: fewer than 3 people are not shown, and small organisations not by themselves', async () => {
  const staff = await Promise.all(
    ['Dee', 'Eva', 'Flo', 'Gus', 'Hob', 'Ivy'].map((name, index) =>
      signIn(name, index < 3 ? 'York' : 'Hull'),
    ),
  );
  const { threadId } = await makePlace([ben, ...staff]);
  const few = await begin(ann, threadId);
  await answer(ann, few, 'agree', 'A reason of two');
  await answer(ben, few, 'disagree');
  await close(ann, few);
  const hidden = (await ben.agent.get(forumUrls.thread(threadId))).text;
  assert.match(hidden, /2 people have answered/);
  assert.match(hidden, /Results are not shown, because fewer than 3 people answered/);
  assert.doesNotMatch(hidden, /A reason of two/);
  const outcomeOf = async (people: readonly SignedIn[]): Promise<string> => {
    const { threadId: other } = await makePlace([ben, ...staff]);
    const postId = await begin(ann, other);
    for (const [index, each] of people.entries()) {
      await answer(each, postId, index % 2 === 0 ? 'agree' : 'disagree');
    }
    return (await close(ann, postId)).text;
  };
  assert.match(
    await outcomeOf([ben, ...staff]),
    /Answers by organisation .* Hull 3 2 0 1 0 York 4 2 0 2 0 Organisations with fewer than 3 answers/,
  );
  // One person of Leeds besides would follow from the others by subtraction.
  assert.doesNotMatch(await outcomeOf([ben, ...staff, ann]), /Answers by organisation/);
});

test('FOR-49: it closes at the end of the day that was set, and whoever answered is told once', async () => {
  const { threadId } = await makePlace([ben]);
  const day = new Date(app.clock.now().getTime() + 2 * 24 * 3_600_000);
  const postId = await begin(ann, threadId, {
    'end-day': String(day.getUTCDate()),
    'end-month': String(day.getUTCMonth() + 1),
    'end-year': String(day.getUTCFullYear()),
  });
  await answer(ben, postId, 'agree');
  const waiting = await ann.agent.get('/waiting');
  assert.doesNotMatch(waiting.text, /We try one form/, 'whoever begins it is not asked');
  app.clock.advance({ days: 3 });
  const again = await app.signInAs('ben@york.example');
  const late = await again.agent.get(forumUrls.thread(threadId));
  assert.match(late.text, /Closed .* 1 person has answered/);
  await polling.closeEnded();
  await polling.closeEnded();
  const told = await db
    .selectFrom('told')
    .select(['personId', 'text'])
    .where('about', '=', `closed:${postId}`)
    .execute();
  assert.deepEqual(
    told.map(({ personId }) => personId).toSorted(),
    [ann.person.id, ben.person.id].toSorted(),
  );
  assert.match(told[0]?.text ?? '', /Closed, with what came of it: We try one form/);
  assert.match(
    (await again.agent.get(forumUrls.spaceAct(await spaceOf(threadId), 'log'))).text,
    /Closed a sense check/,
  );
});

async function spaceOf(threadId: string): Promise<string> {
  const row = await db
    .selectFrom('thread')
    .select('spaceId')
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow();
  return row.spaceId;
}

test('FOR-25: a sense check waits for whoever may answer it, until they have or have muted it', async () => {
  const [hal, ida] = [await signIn('Hal', 'York'), await signIn('Ida', 'York')];
  const asker = await signIn('Jo', 'Hull');
  const { threadId } = await makePlace([hal, ida, asker]);
  const postId = await begin(asker, threadId);
  const waiting = await hal.agent.get('/waiting');
  assert.match(waiting.text, /Polls and sense checks to answer We try one form until summer/);
  const page = await hal.agent.get(waiting.link(PROPOSAL));
  assert.equal(page.path, forumUrls.postAct(postId, 'answer'));
  await answer(hal, postId, 'agree');
  assert.doesNotMatch((await hal.agent.get('/waiting')).text, /We try one form/);
  const thread = await ida.agent.get(forumUrls.thread(threadId));
  const follow = thread.forms.find(({ fields }) => fields.includes('level'));
  await ida.agent.submit(follow?.fill({ level: 'mute' }) ?? thread.form('Save'), 'Save');
  assert.doesNotMatch((await ida.agent.get('/waiting')).text, /We try one form/);
});

test('FOR-49: a locked thread takes no answers, and only its beginner and moderators close a sense check', async () => {
  const { threadId } = await makePlace([ben]);
  const postId = await begin(ann, threadId);
  const form = (await ben.agent.get(forumUrls.postAct(postId, 'answer'))).form('Send answer');
  assert.equal((await ben.agent.get(forumUrls.postAct(postId, 'close-poll'))).status, 404);
  await db.updateTable('thread').set({ state: 'closed' }).where('id', '=', threadId).execute();
  const refused = await ben.agent.submit(form.fill({ choice: 'agree', reason: 'Kept' }), 'Send answer');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /closed, locked or archived, so nothing in it is answered now/);
  assert.equal(refused.form('Send answer').values('reason').join(), 'Kept');
  assert.equal((await close(ann, postId)).status, 200);
});

test('FOR-49: its words stay as they were asked, and it goes only while nobody else has answered', async () => {
  const { threadId } = await makePlace([ben]);
  const { writing } = app.features.forum;
  const postId = (await begin(ann, threadId)) as never;
  const edited = await writing.edit(ann.person, postId, { text: 'Something else', seen: PROPOSAL });
  assert.match(edited.ok ? '' : edited.message, /its words stay as they were asked/);
  await answer(ben, postId, 'agree');
  const kept = await writing.remove(ann.person, postId);
  assert.match(kept.ok ? '' : kept.message, /Others have answered/);
  app.clock.advance({ minutes: 10 });
  assert.equal((await writing.remove(ann.person, (await begin(ann, threadId)) as never)).ok, true);
  assert.doesNotMatch((await ben.agent.get(forumUrls.thread(threadId))).text, /Sense check in post 3/);
});

test('FOR-72: answers of whoever is erased go while it is open, and are nobody’s once it has closed', async () => {
  for (const words of ['keep', 'remove'] as const) {
    const [kit, lee, max] = await Promise.all(
      ['Kit', 'Lee', 'Max'].map((name) => signIn(name + words, 'York')),
    );
    assert.ok(kit !== undefined && lee !== undefined && max !== undefined);
    const { threadId } = await makePlace([ben, kit, lee, max]);
    const closed = await begin(kit, threadId);
    const open = await begin(ann, threadId);
    for (const each of [ben, lee, max]) await answer(each, closed, 'agree');
    await answer(kit, closed, 'cannot', `Said by ${words}`);
    await answer(kit, open, 'agree');
    await close(kit, closed);
    await inTransaction(db, (tx) => app.features.people.erasePerson(tx, kit.person.id, words));
    const { text } = await ben.agent.get(forumUrls.thread(threadId));
    assert.match(text, /4 people have answered/);
    assert.match(text, /0 people have answered/);
    assert.equal(text.includes(`Said by ${words}`), words === 'keep');
    assert.match(text, /We try one form/, 'what others answered stays');
    assert.doesNotMatch(text, /Kit/);
  }
});

test('FOR-57: a moderator takes a reason away, with why, and whoever gave it is told and not named', async () => {
  const [ned, oli] = [await signIn('Ned', 'York'), await signIn('Oli', 'York')];
  const { threadId } = await makePlace([ned, oli]);
  const asker = await app.signInAs('ann@leeds.example');
  const postId = await begin({ ...ann, agent: asker.agent }, threadId);
  await answer(ned, postId, 'disagree', 'An insult');
  await answer(oli, postId, 'agree');
  await answer({ ...ann, agent: asker.agent }, postId, 'agree');
  const path = forumUrls.postAct(postId, 'words');
  assert.equal((await asker.agent.get(path)).status, 404, 'nobody reads them yet');
  const closed = await close({ ...ann, agent: asker.agent }, postId);
  assert.equal((await ned.agent.get(path)).status, 403);
  const page = await asker.agent.get(closed.link('Look after what people wrote'));
  assert.doesNotMatch(page.text, /\bNed\b/);
  const form = page.form('Take it away');
  const wrong = await asker.agent.submit(form, 'Take it away');
  assert.equal(wrong.errors[0]?.text, 'Enter why, for whoever wrote it');
  await asker.agent.submit(form.fill({ reason: 'Abusive' }), 'Take it away');
  const others = (await oli.agent.get(forumUrls.thread(threadId))).text;
  assert.doesNotMatch(others, /An insult/);
  assert.match(others, /3 people have answered/);
  const own = (await ned.agent.get(forumUrls.thread(threadId))).text;
  assert.match(own, /An insult.*A moderator has taken your words away/);
  assert.match((await ned.agent.get('/notices')).text, /Your reason in a sense check was taken away/);
  const log = await oli.agent.get(forumUrls.spaceAct(await spaceOf(threadId), 'log'));
  assert.match(log.text, /Took a reason in a sense check away: Abusive/);
});

test('FOR-11: a merged thread keeps its sense checks', async () => {
  const { threadId, spaceId } = await makePlace([ben]);
  const postId = await begin(ann, threadId);
  app.clock.advance({ minutes: 10 });
  const into = await startThread(app, ann.person, { spaceId, title: 'The other' });
  const arrange = await ann.agent.get(forumUrls.threadAct(threadId, 'arrange'));
  await ann.agent.submit(
    arrange.form('Merge').fill({ into: `${app.baseUrl.href}forum/threads/${into.threadId}`, reason: 'One' }),
    'Merge',
  );
  const answered = await answer(ben, postId, 'agree');
  assert.equal(answered.path, forumUrls.thread(into.threadId));
  assert.match(answered.text, /Your answer: Agree/);
});
