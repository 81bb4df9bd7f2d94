import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';

const app = await startTestApp();

async function member(name: string, organisation: string, profile: Record<string, string> = {}) {
  const signedIn = await app.signInAs(`${name}@${organisation.toLowerCase()}.example`, { organisation });
  await signedIn.agent.submit((await signedIn.agent.get('/profile/change')).form('Save').fill(profile));
  return { ...signedIn, email: `${name}@${organisation.toLowerCase()}.example` };
}
type Member = Awaited<ReturnType<typeof member>>;

async function ask(from: Member, to: Member, reason = 'Shall we talk about the gate?') {
  return from.agent.submit(
    (await from.agent.get(`/people/${to.person.id}/introduction`)).form('Ask').fill({ reason }),
  );
}

test('two people are introduced, and only then see each other’s address', async () => {
  const [ann, bob] = [await member('ann', 'Council'), await member('bob', 'Prison')];
  const empty = await ask(ann, bob, '');
  assert.deepEqual(empty.errors, [{ text: 'Say why you would like to meet', field: 'reason' }]);
  const asked = await ask(ann, bob);
  assert.match(asked.text, /Your request is sent.*You asked.*bob, Prison.*Shall we talk about the gate/);
  assert.doesNotMatch(asked.text, /bob@/);
  const [mail, ...more] = await app.mailTo(bob.email);
  assert.deepEqual(more, []);
  assert.match(mail?.body ?? '', /ann would like to be introduced[^]*Shall we talk about the gate/);
  assert.doesNotMatch(mail?.body ?? '', /ann@/);

  const forBob = await bob.agent.get('/waiting');
  assert.equal(forBob.heading, 'Waiting for me: 1', 'FOR-25');
  assert.match(forBob.text, /Introductions ann would like to be introduced to you/);
  assert.equal((await ann.agent.get('/waiting')).heading, 'Waiting for me');

  const waiting = await bob.agent.get('/introductions');
  assert.doesNotMatch(waiting.text, /ann@/);
  const accepted = await bob.agent.submit(waiting.form('Yes, introduce us: ann'));
  assert.equal((await bob.agent.get('/waiting')).heading, 'Waiting for me');
  assert.match(accepted.text, /You have been introduced.*ann@council\.example/);
  assert.match((await ann.agent.get('/introductions')).text, /Introduced.*bob@prison\.example/);
  assert.match((await app.mailTo(ann.email))[0]?.body ?? '', /^bob said yes[^]*Write to bob@prison\.example/);
  assert.match((await ask(ann, bob)).errors[0]?.text ?? '', /already a request/);
});

test('a no needs no reason, is told kindly, and holds for 90 days', async () => {
  const [cat, dan] = [await member('cat', 'Council'), await member('dan', 'Prison')];
  await ask(cat, dan);
  await dan.agent.submit((await dan.agent.get('/introductions')).form('No: cat'));
  const page = await cat.agent.get('/introductions');
  assert.match(page.text, /Not this time.*dan: could not take it up/);
  assert.doesNotMatch(page.text, /dan@/);
  const [mail] = await app.mailTo(cat.email);
  assert.match(mail?.body ?? '', /mostly for want of time, and says nothing about you/);
  assert.match((await ask(cat, dan)).errors[0]?.text ?? '', /does not take requests at present/);
});

test('a request may be withdrawn, once, and is answered no more', async () => {
  const [eve, fay] = [await member('eve', 'Council'), await member('fay', 'Prison')];
  await ask(eve, fay);
  const answering = (await fay.agent.get('/introductions')).form('Yes, introduce us: eve');
  await eve.agent.submit((await eve.agent.get('/introductions')).form('Withdraw: fay'));
  const late = await fay.agent.submit(answering);
  assert.match(late.text, /had been answered or withdrawn already/);
  assert.doesNotMatch(late.text, /eve@/);
});

test('nobody answers or withdraws what is not theirs', async () => {
  const [gus, hal, ida] = [await member('gus', 'A'), await member('hal', 'B'), await member('ida', 'C')];
  await ask(gus, hal);
  const own = (await hal.agent.get('/introductions')).form('Yes, introduce us: gus').submission();
  const token = (await ida.agent.get('/introductions')).form('Save').values('_csrf')[0] ?? '';
  for (const act of ['accept', 'decline', 'block', 'withdraw']) {
    const path = own.path.replace('accept', act);
    await ida.agent.send({ method: 'POST', path, body: new URLSearchParams({ _csrf: token }) });
  }
  assert.match((await gus.agent.get('/introductions')).text, /You asked.*hal, B/);
});

test('somebody blocked or paused for cannot ask, and is not told which', async () => {
  const [jo, kit, lee] = [await member('jo', 'A'), await member('kit', 'B'), await member('lee', 'C')];
  await ask(jo, kit);
  const blocked = await kit.agent.submit(
    (await kit.agent.get('/introductions')).form('No, and no more requests: jo'),
  );
  assert.match(blocked.text, /People you take no requests from.*jo/);
  app.clock.advance({ days: 5 });
  const toKit = await ask(jo, kit);
  await lee.agent.submit(
    (await lee.agent.get('/introductions')).form('Save').fill({ 'takes-requests': false }),
  );
  const toLee = await ask(jo, lee);
  assert.equal(toKit.errors[0]?.text, toLee.errors[0]?.text);
  assert.deepEqual(toKit.form('Ask').values('reason'), ['Shall we talk about the gate?']);
});

test('at most five requests wait at a time', async () => {
  const mia = await member('mia', 'A');
  for (let made = 0; made < 5; made += 1) await ask(mia, await member(`n${made}`, 'B'));
  assert.match((await ask(mia, await member('n5', 'B'))).errors[0]?.text ?? '', /At most 5/);
});

test('suggestions are of other organisations, say why, are three at most, and may be dismissed or paused', async () => {
  const needs = 'Supported housing on the day of release';
  const nia = await member('nia', 'Charity', { needs, offers: 'Mentors who were in prison themselves' });
  await member('colleague', 'Charity', { offers: 'Supported housing for release' });
  await member('oz', 'Housing', { offers: 'Supported housing after release, forty flats' });
  await member('pam', 'Probation', { needs: 'Mentors who have been in prison' });
  await member('quin', 'Nhs', { offers: 'Housing for release of people with support needs' });
  await member('ray', 'Dwp', { offers: 'Release day housing benefit, supported' });
  await member('stan', 'Museum', { offers: 'Paintings of ships' });
  const page = await nia.agent.get('/introductions');
  const people = page.texts('h3').filter((text) => !/People you/.test(text));
  assert.equal(people.length, 3);
  assert.doesNotMatch(page.text, /colleague|stan/);
  assert.match(page.text, /Their offer is close to what you look for: “Supported housing after release/);
  const after = await nia.agent.submit(page.form('Not for me: oz'));
  assert.doesNotMatch(after.text, /oz, Housing/);
  const paused = await nia.agent.submit(after.form('Save').fill({ 'wants-suggestions': false }));
  assert.doesNotMatch(paused.text, /You might want to meet/);
  const ray = await app.signInAs('ray@dwp.example');
  assert.doesNotMatch((await ray.agent.get('/introductions')).text, /nia/);
});

test('what somebody does not show is no reason to suggest them', async () => {
  const tom = await member('tom', 'Farm', { needs: 'Advice on keeping bees' });
  await member('una', 'Meadow', { offers: 'Advice on bees and honey keeping', 'see-offers': 'related' });
  assert.match((await tom.agent.get('/introductions')).text, /nobody to suggest/);
});

test('an erased person leaves no introduction behind', async () => {
  const [val, wim] = [await member('val', 'A'), await member('wim', 'B')];
  await ask(val, wim);
  await val.agent.submit(
    (await val.agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }),
  );
  assert.match((await wim.agent.get('/introductions')).text, /Nobody is waiting/);
});
