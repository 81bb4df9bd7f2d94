import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { type Hall, openHall } from '../../../test/hall.ts';
import type { QuestionId } from '../questions/index.ts';

const app = await startTestApp({ listen: true, jobs: true });
const browser = await startBrowser(app);

const target = (hall: Hall, questionId: QuestionId) => ({ sessionId: hall.session.id, questionId });
/** The button that does something about a question; its name holds the question's words for those who do not see it. */
const act = (page: Page, words: string, about: string) =>
  page.getByRole('button', { name: new RegExp(`^${words}\\W+${about.replaceAll('?', '\\?')}`) });
const card = (page: Page, text: string) =>
  page.locator('.se-card', { has: page.locator('.se-card__text', { hasText: text }) });

/** A window in which somebody who runs the session works on one of its pages. */
async function at(
  test: TestContext,
  hall: Hall,
  email: string,
  path: string,
  options: { readonly scripts?: boolean; readonly size?: 'phone' | 'desktop' } = {},
): Promise<Page> {
  const page = await browser.page(test, { as: email, allow: /40[39]|422/, ...options });
  await page.goto(hall.path(path));
  return page;
}

describe('two moderators', () => {
  async function room() {
    const hall = await openHall(app, { moderation: 'before' });
    const [mo, sam] = [await hall.staff('Mo Hassan', 'moderator'), await hall.staff('Sam Lee', 'moderator')];
    return { hall, mo, sam };
  }

  it('see what arrives without a reload, and nothing moves under what is being typed', async (test) => {
    const { hall, mo } = await room();
    await hall.ask('The first question');
    const page = await at(test, hall, mo.email, '/moderate');
    const first = card(page, 'The first question');
    await first.getByText('Do not show').first().click();
    await first.getByLabel('What you add for the asker').fill('Half a sen');
    await expectAccessible(page);
    await hall.ask('The second question');
    await card(page, 'The second question').waitFor();
    assert.equal(await first.getByLabel('What you add for the asker').inputValue(), 'Half a sen');
    assert.equal(
      await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value),
      'Half a sen',
    );
    await page.getByRole('link', { name: 'To look at (2)' }).waitFor();
  });

  it('never undo each other: who comes second sees it before and after, and keeps what was typed', async (test) => {
    const { hall, mo, sam } = await room();
    const id = await hall.ask('Who decides?');
    const page = await at(test, hall, mo.email, '/moderate');
    const mine = card(page, 'Who decides?');
    await mine.getByText('Do not show').first().click();
    await mine.getByLabel('Why?').selectOption('off-topic');
    await mine.getByLabel('What you add for the asker').fill('Not about prison');
    app.clock.advance({ seconds: 5 });
    assert.ok((await hall.moderation.publish(sam.actor, target(hall, id))).ok);
    await mine.getByText('Somebody else has just decided about this question').waitFor();
    await expectAccessible(page);
    await mine.getByRole('button', { name: 'Do not show' }).click();
    await page.getByRole('alert').getByText('Sam Lee decided about it').waitFor();
    await expectAccessible(page);
    assert.equal(await page.getByLabel('What you add for the asker').inputValue(), 'Not about prison');
    assert.ok(await page.getByLabel('It is not a question or comment on the topic').isChecked());
    const question = await app.database.kysely
      .selectFrom('question')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst();
    assert.equal(question?.state, 'published');
  });

  it('decide without leaving the page, and go on with the next by keyboard', async (test) => {
    const { hall, mo } = await room();
    for (const text of ['The first question', 'The second question', 'The third question']) {
      await hall.ask(text);
    }
    const page = await at(test, hall, mo.email, '/moderate');
    const third = card(page, 'The third question');
    await third.getByText('Do not show').first().click();
    await third.getByLabel('What you add for the asker').fill('Kept');
    await act(page, 'Publish', 'The first question').focus();
    await page.keyboard.press('Enter');
    await page.getByText('The question is shown to everyone.').first().waitFor();
    await card(page, 'The first question').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('The second question'));
    assert.equal(await third.getByLabel('What you add for the asker').inputValue(), 'Kept');
    assert.match((await page.locator('#live-region').textContent()) ?? '', /shown to everyone/);
    await page.keyboard.press('Enter');
    await card(page, 'The second question').waitFor({ state: 'detached' });
    await expectAccessible(page);
  });

  it('are told what is missing on the page where it can be mended', async (test) => {
    const { hall, mo } = await room();
    await hall.ask('Buy my book?');
    const page = await at(test, hall, mo.email, '/moderate', { size: 'phone' });
    await card(page, 'Buy my book?').getByText('Do not show').first().click();
    await card(page, 'Buy my book?').getByLabel('What you add for the asker').fill('In the foyer');
    await act(page, 'Do not show', 'Buy my book?').click();
    await page.getByRole('link', { name: 'Choose why it is not shown' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'reason');
    assert.equal(await page.getByLabel('What you add for the asker').inputValue(), 'In the foyer');
    await expectAccessible(page);
  });

  it('work on a phone, with every list accessible', async (test) => {
    const { hall, mo, sam } = await room();
    const seat = await hall.seat('Shelter');
    const [declined, shown, merged] = [
      await hall.ask('Is anybody listening to us at all?', { seat }),
      await hall.ask('Who pays for housing?'),
      await hall.ask('Who is paying for the housing?'),
    ];
    await hall.moderation.decline(
      sam.actor,
      target(hall, declined),
      'off-topic',
      'Ask about leaving prison.',
    );
    await hall.replies.requestSecondLook(seat, declined, { note: 'It is about that.', text: '' });
    await hall.moderation.publish(sam.actor, target(hall, shown));
    await hall.moderation.merge(sam.actor, target(hall, merged), shown);
    await hall.ask('Write to me at ann@example.org about averyverylongwordwithoutanyspacesatallinit');
    app.clock.advance({ minutes: 5 });
    const page = await at(test, hall, mo.email, '/moderate', { size: 'phone' });
    await page.getByText('A question has waited 5 minutes').waitFor();
    await expectAccessible(page);
    for (const view of ['second-looks', 'shown', 'merged', 'set-aside']) {
      await page.goto(hall.path(`/moderate?view=${view}`));
      await expectAccessible(page);
    }
    for (const id of [declined, shown, merged]) {
      await page.goto(hall.path(`/moderate/${id}`));
      for (const details of await page.locator('summary').all()) await details.click();
      await expectAccessible(page);
    }
    await page.goto(hall.path('/moderate/floor'));
    await expectAccessible(page);
  });

  it('do all of it without scripts', async (test) => {
    const { hall, mo } = await room();
    await hall.ask('Who decides?');
    await hall.ask('Buy my book?');
    const page = await at(test, hall, mo.email, '/moderate', { scripts: false });
    await act(page, 'Publish', 'Who decides?').click();
    await page.getByText('The question is shown to everyone.').waitFor();
    await expectAccessible(page);
    await card(page, 'Buy my book?').getByText('Do not show').first().click();
    await card(page, 'Buy my book?').getByLabel('Why?').selectOption('commercial');
    await act(page, 'Do not show', 'Buy my book?').click();
    await page.getByText('The question is not shown.').waitFor();
    await page.getByRole('link', { name: 'Not shown (1)' }).click();
    await page.getByRole('button', { name: 'Show it after all' }).click();
    await page.getByText('The question is shown after all.').waitFor();
  });
});
