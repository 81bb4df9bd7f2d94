import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signInPath } from '../src/features/people/urls.ts';
import { startTestApp } from './app.ts';
import { expectAccessible, startBrowser } from './browser.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);

for (const size of ['phone', 'desktop'] as const) {
  for (const scripts of [true, false]) {
    test(`the page to sign in is accessible on a ${size} with scripts ${scripts ? 'on' : 'off'}`, async (t) => {
      const page = await browser.page(t, { size, scripts });
      await page.goto(signInPath());
      await expectAccessible(page);
    });
  }
}

test('no script runs in a page with scripts off, and noscript shows', async (t) => {
  const html =
    '<body><p>words</p><script>document.body.append(" ran")</script><noscript>no script</noscript>';
  const shown = async (scripts: boolean): Promise<string> => {
    const page = await browser.page(t, { scripts });
    await page.goto(`data:text/html,${encodeURIComponent(html)}`);
    return (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  };
  assert.equal(await shown(true), 'words ran');
  assert.equal(await shown(false), 'words no script');
});

test('whoever a page is opened for is signed in', async (t) => {
  const page = await browser.page(t, { as: 'amina@example.org' });
  await page.goto('/no-such-page');
  assert.equal(await page.getByRole('link', { name: 'amina' }).count(), 1);
});

test('every fault of a page is listed, with where it is', async (t) => {
  const page = await browser.page(t, { scripts: false });
  await page.setContent(
    '<!doctype html><title>x</title><main><img src="data:,"><div style="width:200vw">w</div></main>',
  );
  await assert.rejects(expectAccessible(page), (error: Error) => {
    assert.match(error.message, /html-has-lang/);
    assert.match(error.message, /image-alt .*\n {2}at img/);
    assert.match(error.message, /\d+ pixels wider than the window/);
    return true;
  });
});

test('a script error, a refused style and a missing file fail the test they happen in', async () => {
  const ends: (() => unknown)[] = [];
  const page = await browser.page({ after: (end) => ends.push(end as () => unknown) });
  await page.goto(signInPath());
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p><img src="/static/none.png">');
    setTimeout(() => {
      throw new Error('oh no');
    });
  });
  await page.waitForLoadState('networkidle');
  await assert.rejects(
    async () => {
      for (const end of ends) await end();
    },
    (error: Error) => {
      assert.match(error.message, /Script error: oh no/);
      assert.match(error.message, /Console: .*style/);
      assert.match(error.message, /404 for .*none\.png/);
      return true;
    },
  );
});
