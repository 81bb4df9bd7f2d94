import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import type { ParsedMail } from 'mailparser';
import { startTestApp } from './app.ts';
import { expectAccessible, startBrowser } from './browser.ts';
import { giveRole, makeSession } from './sessions.ts';
import { startSmtp } from './smtp.ts';

const smtp = await startSmtp();
const app = await startTestApp({ listen: true, jobs: true, settings: { SMTP_URL: smtp.url } });
const browser = await startBrowser(app);

const QUESTION = 'Who meets people at the gate on a Friday afternoon?';
const ANSWER = 'We do: two of us wait there from noon.';
const PHONE = { width: 360, height: 740 };
const OTHERS = {
  ben: { name: 'Ben Cole', organisation: 'Lantern Housing' },
  cat: { name: 'Cat Dune', organisation: 'Ravenhill Prison' },
  dev: { name: 'Dev East', organisation: 'Probation North' },
};

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name }).first().click();
}

let shots = 0;

/** Looks at a page: whatever a delegate comes past is accessible and fits a phone. */
async function see(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('main').getByText(words).first().waitFor();
  await expectAccessible(page);
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  shots += 1;
  await page.screenshot({ path: `${folder}/delegate-${shots}.png`, fullPage: true });
}

/** The newest message to an address, once everything that is due has been handed to the mail server. */
async function mailTo(email: string): Promise<ParsedMail> {
  app.clock.advance({ minutes: 5 });
  await app.features.notices.sendDue();
  const found = smtp.messages.findLast(
    ({ to }) => to !== undefined && !Array.isArray(to) && to.text === email,
  );
  assert.ok(found, `No message came to ${email}.`);
  return found;
}

it('a delegate’s question is answered after the session, and they meet people whom they did not know', async (test) => {
  const session = await makeSession(app);
  const at = `/s/${session.code}`;
  const { person: organiserPerson } = await app.signInAs('olu@example.org', { name: 'Olu Example' });
  for (const role of ['organiser', 'chair'] as const) await giveRole(app, session, role, organiserPerson);
  await app.signInAs('nia@example.org', { name: 'Nia Frost', organisation: 'Harbour Trust' });
  const organiser = await browser.page(test, { as: 'olu@example.org' });
  const phone = await browser.page(test, { size: 'phone', as: 'nia@example.org' });
  await phone.setViewportSize(PHONE);
  const phoneOf = async (name: string): Promise<Page> => {
    const page = await browser.page(test, { size: 'phone', as: `${name}@example.org` });
    await page.setViewportSize(PHONE);
    return page;
  };

  // Joined, on a phone, by the code on the screen.
  await phone.goto('/');
  await see(phone, 'Join code');
  await phone.getByLabel('Join code').fill(session.code);
  await press(phone, 'Join');
  await see(phone, session.title);
  await press(phone, /^Join/);
  await see(phone, 'Ask a question');

  // Asked.
  await press(phone, 'Ask a question');
  await phone.getByLabel('Your question').fill(QUESTION);
  await see(phone, 'Your question');
  await press(phone, 'Send question');
  await see(phone, 'Your question was received.');

  // Closed without an answer.
  await organiser.goto(`${at}/chair`);
  await organiser.getByText('Last call for votes', { exact: true }).first().click();
  await press(organiser, 'Begin the last call');
  await organiser.getByText('Closing: last call for votes').first().waitFor();
  await press(organiser, 'Close the session');
  await organiser.getByText('A closed session never goes live again.').waitFor();
  await press(organiser, 'Close the session');
  await organiser.getByText('Closed', { exact: true }).first().waitFor();

  // Found again in the forum, from one's own questions and from the archive.
  await phone.goto(`${at}/mine`);
  await see(phone, QUESTION);
  await phone.getByRole('main').getByRole('link', { name: QUESTION }).first().click();
  await see(phone, 'Go on talking about it in the forum');
  await phone.goto(`${at}/archive`);
  await see(phone, QUESTION);
  await phone.getByRole('link', { name: /^Reply in the forum.*at the gate/ }).click();
  await see(phone, QUESTION);
  const thread = new URL(phone.url()).pathname;

  // Answered in the forum.
  for (const [name, details] of Object.entries(OTHERS)) {
    const { person } = await app.signInAs(`${name}@example.org`, details);
    await giveRole(app, session, 'observer', { ...person, email: null });
  }
  const ben = await phoneOf('ben');
  await ben.goto(thread);
  await ben.getByLabel('Your reply').fill(ANSWER);
  await press(ben, 'Post reply');
  await see(ben, ANSWER);

  // Told by e-mail, and back by its link.
  const mail = await mailTo('nia@example.org');
  const words = mail.text ?? '';
  assert.ok(words.includes(ANSWER), words);
  const link = /https?:\S+\/forum\/\S+/.exec(words)?.[0] ?? '';
  await phone.goto(link);
  await see(phone, ANSWER);

  // Accepted, and kept with the session.
  await press(phone, /^This answers it/);
  await see(phone, 'Accepted answer');
  await phone.goto(`${at}/archive`);
  await see(phone, /1 accepted answer/);
  await see(phone, /Answered later the same day/);

  // Put together with people whom one has not met.
  for (const name of ['nia', 'ben', 'cat', 'dev'] as const) {
    const page = name === 'nia' ? phone : name === 'ben' ? ben : await phoneOf(name);
    await page.goto(`${at}/meet`);
    await see(page, 'Meet three people');
    await press(page, 'I want to meet people');
    await see(page, 'You are on the list.');
  }
  await organiser.goto(`${at}/organise/meet`);
  await press(organiser, 'Put people together now');
  await see(organiser, '4 people in 1 group');
  assert.match((await mailTo('nia@example.org')).text ?? '', /You meet .*Ben Cole/s);
  await phone.goto(`${at}/meet`);
  await see(phone, 'cat@example.org');

  // Introduced to somebody else, who says yes.
  const { agent } = await app.signInAs('eve@example.org', {
    name: 'Eve Gray',
    organisation: 'Northport Council',
  });
  await agent.submit(
    (await agent.get('/profile/change')).form('Save').fill({ offers: 'A bus from the gate' }),
  );
  const eve = await phoneOf('eve');
  await phone.goto('/people');
  await see(phone, 'Name, organisation or subject');
  await phone.getByLabel('Name, organisation or subject').fill('Eve Gray');
  await press(phone, 'Find');
  await see(phone, 'Eve Gray');
  await phone.getByRole('link', { name: 'Eve Gray', exact: true }).click();
  await see(phone, 'Ask to be introduced');
  await press(phone, 'Ask to be introduced');
  await phone
    .getByLabel('Why would you like to meet?')
    .fill('You run the bus that people take from the gate.');
  await see(phone, 'Ask to be introduced to Eve Gray');
  await phone.getByRole('button', { name: 'Ask', exact: true }).click();
  await see(phone, 'Your request is sent');
  assert.equal(await phone.getByRole('link', { name: 'eve@example.org' }).count(), 0);
  await eve.goto('/introductions');
  await see(eve, 'You run the bus');
  await press(eve, /^Yes, introduce us/);
  await see(eve, 'nia@example.org');
  await phone.reload();
  await see(phone, 'eve@example.org');
});
