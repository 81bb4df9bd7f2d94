import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../test/agent/agent.ts';
import type { Page } from '../../../test/agent/page.ts';
import { startTestApp } from '../../../test/app.ts';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import type { ConversationId, Lens } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');

async function conversation(
  texts: readonly string[],
  set: { readonly audience?: 'link' | 'signed-in'; readonly lensOf?: (index: number) => Lens } = {},
): Promise<ConversationId> {
  const seeds = texts.map((text, index) => ({ text, lens: set.lensOf?.(index) ?? 'do' }));
  return openConversation(app, person, seeds, {
    question: 'What would help?',
    audience: set.audience ?? 'link',
  });
}

/** Answers every statement that somebody is offered, and says which these were. */
async function answerAll(agent: Agent, id: ConversationId, query = ''): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const page = await agent.get(`${perspectivesUrls.home(id)}${query}`);
    const [text] = page.texts('#statement');
    if (text === undefined) return seen;
    seen.push(text);
    await agent.submit(page.form('Agree'), 'Agree');
  }
}

async function addStatement(agent: Agent, id: ConversationId, text: string, lens = 'do') {
  const page = await agent.get(perspectivesUrls.add(id));
  const sent = await agent.submit(page.form('Add it').fill({ text, lens }), 'Add it');
  return sent.text.includes('Add it all the same')
    ? agent.submit(sent.form('Add it all the same'), 'Add it all the same')
    : sent;
}

test('OPN-13: a corrected wording says what it was, and whoever answered the old one is led to it', async () => {
  const id = await conversation(['Ever prison needs housing']);
  const visitor = app.agent();
  await answerAll(visitor, id);
  const page = await convener.get(`${perspectivesUrls.moderate(id)}?state=accepted`);
  await convener.submit(
    page.form('Save the wording: Ever prison needs housing').fill({ text: 'Every prison needs housing' }),
  );
  app.clock.advance({ seconds: 5 });
  const answers = await visitor.get(perspectivesUrls.answers(id));
  assert.match(answers.text, /Ever prison needs housing You agreed\. This answer cannot be changed any more/);
  assert.match(
    answers.text,
    /your answer stays with the old one\. It now reads: “Every prison needs housing”/,
  );
  const next = await visitor.get(answers.link('Answer that one: Every prison needs housing'));
  assert.deepEqual(next.texts('#statement'), ['Every prison needs housing']);
  assert.match(next.text, /Its wording was corrected\. It was: “Ever prison needs housing”/);
  await visitor.submit(next.form('Disagree'), 'Disagree');
  assert.doesNotMatch((await visitor.get(perspectivesUrls.answers(id))).text, /Answer that one/);
  const record = await visitor.get(perspectivesUrls.record(id));
  assert.match(record.text, /corrected/);
});

test('OPN-13: an answer that was on its way to the old wording is not counted, and the page says why', async () => {
  const id = await conversation(['Ever prison needs housing', 'Trains are late']);
  await answerAll(app.agent(), id);
  const visitor = app.agent();
  const statements = await perspectives.takingPart.statements({ id, version: -1 } as never);
  const [old] = statements;
  const open = await visitor.get(`${perspectivesUrls.home(id)}?statement=${old?.id ?? ''}`);
  await perspectives.moderating.decide(person.id, id, old!.id, {
    kind: 'correct',
    text: 'Every prison needs housing',
  });
  const late = await visitor.submit(open.form('Agree'), 'Agree');
  assert.equal(late.status, 409);
  assert.match(late.text, /takes no more answers: it was merged, corrected or taken away/);
  assert.deepEqual(late.texts('#statement').length, 1);
});

test('OPN-64: nobody is offered what they wrote, what waits, what was taken away or, in a lens, what is of another', async () => {
  const id = await conversation(['Rent', 'Trains', 'Bread', 'Work'], {
    lensOf: (index) => (index < 2 ? 'wrong' : 'works'),
  });
  const author = app.agent();
  assert.equal((await addStatement(author, id, 'Parks need water', 'works')).status, 200);
  const other = app.agent();
  assert.deepEqual((await answerAll(other, id, '?lens=works')).toSorted(), ['Bread', 'Work']);
  const queue = await convener.get(perspectivesUrls.moderate(id));
  await convener.submit(queue.form('Accept: Parks need water'), 'Accept: Parks need water');
  const [rent] = await perspectives.takingPart.statements({ id, version: -1 } as never);
  await perspectives.moderating.decide(person.id, id, rent!.id, {
    kind: 'reject',
    reason: 'off-topic',
    note: '',
  });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  assert.deepEqual((await answerAll(other, id)).toSorted(), ['Parks need water', 'Trains']);
  assert.deepEqual((await answerAll(author, id)).toSorted(), ['Bread', 'Trains', 'Work']);
});

test('OPN-64: one account on two devices is offered nothing twice, nor what was answered before signing in', async () => {
  const id = await conversation(['Rent', 'Trains', 'Bread', 'Work', 'Nights', 'Roads']);
  const phone = app.agent();
  const { agent: desk } = await app.signInAs('both@example.org');
  const { cookie } = await app.signInAs('both@example.org');
  const seen: string[] = [];
  for (const device of [phone, phone, desk, phone, desk, desk]) {
    if (seen.length === 1) phone.setCookie(cookie.name, cookie.value);
    const page = await device.get(perspectivesUrls.home(id));
    seen.push(...page.texts('#statement'));
    await device.submit(page.form('Pass'), 'Pass');
  }
  assert.deepEqual(seen.toSorted(), ['Bread', 'Nights', 'Rent', 'Roads', 'Trains', 'Work']);
  for (const device of [phone, desk]) {
    assert.match((await device.get(perspectivesUrls.home(id))).text, /You have answered every statement/);
  }
  const participants = await app.database.kysely
    .selectFrom('perspectivesParticipant')
    .select('id')
    .where('perspectivesId', '=', id)
    .execute();
  assert.equal(participants.length, 1);
});

test('a flood of statements by one person ends at a limit that says so and keeps the text', async () => {
  const id = await conversation(['Rent']);
  const visitor = app.agent();
  const words = ['apple', 'birch', 'cedar', 'daisy', 'elder', 'fern', 'gorse', 'hazel', 'iris', 'juniper'];
  for (let count = 0; count < 20; count += 1) {
    const sent = await addStatement(visitor, id, `${words[count % 10] ?? ''} ${'x'.repeat(count + 3)} grows`);
    assert.match(sent.text, /Your statement was added/);
    if (count === 0) {
      const soon = await addStatement(visitor, id, 'Far too soon');
      assert.equal(soon.status, 409);
      assert.match(soon.text, /Wait 15 seconds, then add this one\. Your text is kept/);
      assert.deepEqual(soon.form().values('text'), ['Far too soon']);
    }
    app.clock.advance({ seconds: 16 });
  }
  const over = await addStatement(visitor, id, 'One more than anybody may');
  assert.equal(over.status, 409);
  assert.match(over.text, /You have added 20 statements, which is as many as one person may/);
  assert.deepEqual(over.form().values('text'), ['One more than anybody may']);
});

test('a conversation that closes while somebody writes shows them what they wrote, to copy', async () => {
  const id = await conversation(['Rent']);
  const visitor = app.agent();
  const page = await visitor.get(perspectivesUrls.add(id));
  await perspectives.convening.move(person.id, id, 'closed');
  const late = await visitor.submit(
    page.form('Add it').fill({ text: 'It took me an hour to write this', lens: 'do' }),
    'Add it',
  );
  assert.equal(late.status, 409);
  assert.match(late.text, /takes no statements now/);
  assert.match(late.text, /What you wrote was not added\. Copy it .*It took me an hour to write this/);
});

test('whoever erases their answers leaves the result, and the report says that it was calculated again', async () => {
  const id = await conversation(['Rent']);
  await perspectives.addAnswers(
    id,
    Array.from({ length: 9 }, () => ({ seatKind: null, answers: [1 as const] })),
    app.clock.now(),
  );
  const visitor = app.agent();
  await answerAll(visitor, id);
  await perspectives.calculation.calculate(id);
  assert.match((await visitor.get(perspectivesUrls.report(id))).text, /10 people gave 10 answers/);
  const answers = await visitor.get(perspectivesUrls.answers(id));
  await visitor.submit(answers.form('Erase my answers').fill({ sure: 'yes' }));
  await perspectives.calculation.calculate(id);
  const report = await visitor.get(perspectivesUrls.report(id));
  assert.match(report.text, /9 people gave 9 answers/);
  assert.match(
    report.text,
    /One participant has erased their answers; the result was calculated again without them/,
  );
});

/** The button of these words that so few have with the same time of joining. */
function buttonOf(page: Page, words: string, count: number): string {
  const buttons = page.forms.flatMap((form) => form.buttons).filter((each) => each.startsWith(words));
  const joined = (button: string) => /who began .*/.exec(button)?.[0];
  const found = buttons.find(
    (each) => buttons.filter((other) => joined(other) === joined(each)).length === count,
  );
  if (found === undefined) throw new Error(`No such button among ${buttons.join(', ')}`);
  return found;
}

test('a script that answers everything is seen with its pace, set aside, and let back: the figures follow each time', async () => {
  const id = await conversation(['Rent', 'Trains', 'Bread', 'Work', 'Nights', 'Roads']);
  await perspectives.addAnswers(
    id,
    Array.from({ length: 9 }, () => ({ seatKind: null, answers: [1, 1, 1, 1, 1, 1] as const })),
    new Date(app.clock.now().getTime() - 3_600_000),
  );
  const script = app.agent();
  for (let left = 6; left > 0; left -= 1) {
    const page = await script.get(perspectivesUrls.home(id));
    await script.submit(page.form('Disagree'), 'Disagree');
  }
  const figures = async (): Promise<string> => {
    await perspectives.calculation.calculate(id);
    return (await app.agent().get(perspectivesUrls.statements(id))).text;
  };
  assert.match(await figures(), /9 agree, 1 disagree, 0 pass, of 10/);
  const list = await convener.get(perspectivesUrls.participants(id));
  assert.match(list.text, /6 answers in/);
  const aside = await convener.submit(list.form(buttonOf(list, 'Set their answers aside', 1)));
  assert.match(await figures(), /9 agree, 0 disagree, 0 pass, of 9/);
  const refused = await script.get(perspectivesUrls.home(id));
  assert.equal(refused.status, 200);
  await convener.submit(aside.form(buttonOf(aside, 'Let their answers back in', 1)));
  assert.match(await figures(), /9 agree, 1 disagree, 0 pass, of 10/);
});

// Last: a sign-in does not last into the summer.
test('opening and closing hold by the clock of London, in summer too', async () => {
  const { agent } = await app.signInAs('summer@example.org');
  const start = await agent.get(perspectivesUrls.start);
  const run = await agent.submit(
    start.form().fill({
      question: 'What would help in summer?',
      audience: 'link',
      moderation: 'after',
      'seeds-do': 'Parks need water',
      'opens-day': '1',
      'opens-month': '7',
      'opens-year': '2026',
      'closes-day': '2',
      'closes-month': '7',
      'closes-year': '2026',
    }),
    'Save the draft',
  );
  const id = run.path.split('/')[2] as ConversationId;
  await agent.submit(run.form('Open it'), 'Open it');
  const at = (iso: string): void => {
    app.clock.advance({ seconds: (Date.parse(iso) - app.clock.now().getTime()) / 1000 });
  };
  const visitor = app.agent();
  const isOpen = async (): Promise<boolean> =>
    (await visitor.get(perspectivesUrls.home(id))).texts('#statement').length > 0;
  at('2026-06-30T22:59:00Z');
  assert.match((await visitor.get(perspectivesUrls.home(id))).text, /opens on 1 July 2026/);
  assert.equal(await isOpen(), false);
  at('2026-06-30T23:00:00Z');
  assert.equal(await isOpen(), true);
  assert.match((await visitor.get(perspectivesUrls.home(id))).text, /It closes on 2 July 2026 at 11:59pm/);
  const page = await visitor.get(perspectivesUrls.home(id));
  at('2026-07-02T22:59:00Z');
  assert.equal(await isOpen(), false);
  const late = await visitor.submit(page.form('Agree'), 'Agree');
  assert.equal(late.status, 409);
  assert.match(late.text, /This conversation has closed/);
});

test('OPN-64: what somebody puts aside is not asked again today, in the zone of the conversation, and comes back', async () => {
  app.clock.set('2026-06-01T20:00:00Z');
  const id = await conversation(['First', 'Second']);
  const visitor = app.agent();
  const notNow = 'Not now: ask me tomorrow';
  const home = () => visitor.get(perspectivesUrls.home(id));
  const before = await home();
  const [aside] = before.texts('#statement');
  const after = await visitor.submit(before.form(notNow), notNow);
  assert.notEqual(after.texts('#statement')[0], aside);
  assert.match(after.text, /You have answered 0; 1 is left\./);
  await visitor.submit(after.form('Agree'), 'Agree');
  assert.match((await home()).text, /Nothing else today: you put 1 statement aside until tomorrow\./);
  // Somebody else is asked both.
  assert.equal((await answerAll(app.agent(), id)).length, 2);

  const back = await visitor.submit((await home()).form('Ask me now'), 'Ask me now');
  assert.deepEqual(back.texts('#statement'), [aside]);
  await visitor.submit(back.form(notNow), notNow);
  app.clock.set('2026-06-01T22:59:00Z');
  assert.match((await home()).text, /Nothing else today/);
  // Midnight in London.
  app.clock.set('2026-06-01T23:01:00Z');
  assert.deepEqual((await home()).texts('#statement'), [aside]);
});
