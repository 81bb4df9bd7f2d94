import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { forumUrls } from '../src/features/forum/index.ts';
import { cleanText } from '../src/platform/forms/fields.ts';
import { startTestApp } from './app.ts';
import { startBrowser } from './browser.ts';
import { makeSpace, reply, startThread } from './forum.ts';

/**
 * Ways in which text was made to run as a program, written anew after the techniques that the OWASP Cross Site
 * Scripting Prevention and XSS Filter Evasion cheat sheets describe. Each would call `ran()`.
 */
const VECTORS: readonly string[] = [
  '<script>ran()</script>',
  '<ScRiPt>ran()</sCrIpT>',
  '<script/x>ran()</script>',
  '<<script>ran();//<</script>',
  '<scr<script>ipt>ran()</scr</script>ipt>',
  '<img src=x onerror=ran()>',
  '<img src=x onerror="ran()"//',
  '<IMG SRC=javascript:ran()>',
  '<img """><script>ran()</script>">',
  '<img src="x` `<script>ran()</script>"` `>',
  '<svg onload=ran()>',
  '<svg><script>ran()</script></svg>',
  '<svg><animate onbegin=ran() attributeName=x dur=1s>',
  '<math><mtext><img src=x onerror=ran()></mtext></math>',
  '<body onload=ran()>',
  '<input autofocus onfocus=ran()>',
  '<details open ontoggle=ran()>x</details>',
  '<video><source onerror=ran()></video>',
  '<iframe src="javascript:ran()"></iframe>',
  '<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
  '<object data="data:text/html,<script>ran()</script>"></object>',
  '<embed src="javascript:ran()">',
  '<base href="javascript:ran()//">',
  '<meta http-equiv=refresh content="0;url=javascript:ran()">',
  '<link rel=stylesheet href="javascript:ran()">',
  '<style>@import "javascript:ran()";body{display:none}</style>',
  '<div style="background:url(javascript:ran());position:fixed;inset:0">x</div>',
  '<form action="javascript:ran()"><button autofocus>x</button></form>',
  '<a href="javascript:ran()">x</a>',
  '<a href="jav&#x09;ascript:ran()">x</a>',
  '<template><script>ran()</script></template>',
  '</title><script>ran()</script>',
  '</textarea><script>ran()</script>',
  '--><script>ran()</script>',
  ']]><script>ran()</script>',
  '"><script>ran()</script>',
  `' onmouseover='ran()`,
  '" autofocus onfocus="ran()" x="',
  '{{constructor.constructor("ran()")()}}',
  '${ran()}',
  '\\u003cscript\\u003eran()\\u003c/script\\u003e',
  '&lt;script&gt;ran()&lt;/script&gt;',
  '&#60;script&#62;ran()&#60;/script&#62;',
  '%3Cscript%3Eran()%3C/script%3E',
  '＜script＞ran()＜/script＞',
  '<scr\u0000ipt>ran()</scr\u0000ipt>',
  '<a\u2028href=javascript:ran()>x</a>',
];
/** The same in the ways that Markdown has of making links, pictures and code. */
const MARKDOWN: readonly string[] = [
  '[click](javascript:ran())',
  '[click](JaVaScRiPt:ran())',
  '[click](java\tscript:ran())',
  '[click](&#106;avascript:ran())',
  '[click](javascript&colon;ran())',
  '[click](\u0001javascript:ran())',
  '[click](vbscript:ran())',
  '[click](data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==)',
  '[click](//evil.example/%0ajavascript:ran())',
  '[click](/\\evil.example)',
  '[click](<javascript:ran()>)',
  '[click](https://ok.example "x" onmouseover=ran())',
  '[click](https://ok.example"onmouseover="ran())',
  '<javascript:ran()>',
  '![x](javascript:ran())',
  '![x](https://evil.example/pixel.png)',
  '![x" onerror="ran()](/forum/attachments/x)',
  '[ref]: javascript:ran()\n\n[ref]',
  '```"><script>ran()</script>\n</code></pre><script>ran()</script>\n```',
  '| a |\n| - |\n| <img src=x onerror=ran()> |',
  '[<img src=x onerror=ran()>](https://ok.example)',
];
/** As every form passes texts on. */
const ALL = [...VECTORS, ...MARKDOWN].map(cleanText);
/** What breaks layouts: no place to break a line, depth, marks that turn directions, and marks upon marks. */
const SHAPES = [
  'W'.repeat(3_000),
  `https://ok.example/${'a'.repeat(2_000)}`,
  `${'>'.repeat(300)} deep`,
  Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- deep`).join('\n'),
  `|${' wide |'.repeat(60)}\n|${' - |'.repeat(60)}`,
  `\`\`\`\n${'code '.repeat(500)}\n\`\`\``,
  '\u202Eturned\u2066 around\u202D and back \u200F',
  `Z${'\u0301'.repeat(400)}`,
].map(cleanText);

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: `Ann "><script>ran()</script>` });
const spaceId = await makeSpace(app, ann.person, { name: '<img src=x onerror=ran()>' });

/** A picture of an attachment that there is not is asked for, which is no harm. */
const NO_SUCH_FILE = /^404 for .*\/forum\/attachments\/x$/;

/** A page of 360 pixels, in which calling `ran` is noticed, as is every dialog. */
async function smallPage(t: TestContext): Promise<{ readonly page: Page; readonly ran: string[] }> {
  const ran: string[] = [];
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone', allow: NO_SUCH_FILE });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.exposeFunction('ran', () => ran.push(page.url()));
  page.on('dialog', (dialog) => {
    ran.push(`a dialog at ${page.url()}`);
    void dialog.dismiss();
  });
  return { page, ran };
}

/** Nothing that a text brought is alive on the page, and the page is as wide as the screen. */
async function assertHarmless(page: Page, ran: readonly string[]): Promise<void> {
  const links = page.locator('main a', { hasText: /^(click|x|ref)$/ });
  for (const link of await links.all()) await link.dispatchEvent('mouseover');
  const alive = await page.evaluate(() => {
    const inMain = [...document.querySelectorAll('main *:not(.govuk-pagination__icon)')];
    const handlers = inMain.filter((each) => each.getAttributeNames().some((name) => name.startsWith('on')));
    const bad = inMain.filter((each) =>
      /^(iframe|object|embed|base|meta|link|style|svg|math|video|template)$/i.test(each.localName),
    );
    const scripts = [...document.querySelectorAll('script')].filter(
      (each) =>
        each.text.includes('ran()') &&
        each.type !== 'application/json' &&
        each.type !== 'application/ld+json',
    );
    const addresses = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
      .map((each) => each.protocol)
      .filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol));
    const elsewhere = [...document.querySelectorAll('img')].filter(
      (each) => !each.src.startsWith(location.origin) && !each.src.startsWith('data:'),
    );
    return {
      found: [...handlers, ...bad, ...scripts, ...elsewhere].map((each) => each.outerHTML.slice(0, 200)),
      addresses,
      width: document.documentElement.scrollWidth,
    };
  });
  assert.deepEqual(alive, { found: [], addresses: [], width: 360 }, page.url());
  assert.deepEqual(ran, []);
}

test('what would call ran() in a page is noticed', async (t) => {
  const { page, ran } = await smallPage(t);
  await page.goto(forumUrls.home);
  await page.evaluate('ran()');
  assert.equal(ran.length, 1);
});

test('FOR-T6: nothing runs that stands in posts, and the layout holds', async (t) => {
  const { threadId } = await startThread(app, ann.person, { spaceId, text: ALL.slice(0, 20).join('\n\n') });
  for (const text of [...ALL.slice(20), ...SHAPES]) {
    app.clock.advance({ minutes: 1 });
    await reply(app, ann.person, threadId, text);
  }
  const { page, ran } = await smallPage(t);
  const pages = Math.ceil((ALL.length - 20 + SHAPES.length + 1) / 20);
  for (let number = 1; number <= pages; number++) {
    await page.goto(`${forumUrls.thread(threadId)}?page=${number}`);
    await assertHarmless(page, ran);
  }
  await page.goto(forumUrls.threadAct(threadId, 'print'));
  assert.deepEqual(ran, []);
});

test('FOR-T6: nothing runs that stands in titles and tags, and the layout holds', async (t) => {
  for (const title of [...VECTORS, 'W'.repeat(150), '\u202Eturned'].map(cleanText)) {
    app.clock.advance({ minutes: 1 });
    const tags = [title.replaceAll(',', '').slice(0, 40)];
    await startThread(app, ann.person, { spaceId, kind: 'discussion', title: title.slice(0, 150), tags });
  }
  const { page, ran } = await smallPage(t);
  for (const path of [
    forumUrls.space(spaceId),
    `${forumUrls.space(spaceId)}?page=2`,
    forumUrls.tags(spaceId),
    forumUrls.home,
  ]) {
    await page.goto(path);
    await assertHarmless(page, ran);
  }
  await page.locator('.se-thread__title a').first().click();
  await assertHarmless(page, ran);
  await page.goto('/search?q=ran');
  await assertHarmless(page, ran);
});

test('FOR-T6: nothing runs that stands in a profile, and the layout holds', async (t) => {
  const form = (await ann.agent.get('/profile/change')).form('Save');
  const part = (from: number, to: number, most: number) => VECTORS.slice(from, to).join(' ').slice(0, most);
  await ann.agent.submit(
    form.fill({
      post: part(0, 4, 120),
      place: part(5, 8, 100),
      workingOn: part(8, 24, 1_000),
      offers: part(24, 47, 1_000),
      needs: 'W'.repeat(900),
      languages: part(10, 16, 200),
      pronouns: '<svg onload=ran()>',
    }),
  );
  const { page, ran } = await smallPage(t);
  for (const path of [`/people/${ann.person.id}`, '/people', '/profile/change']) {
    await page.goto(path);
    await assertHarmless(page, ran);
  }
});

test('FOR-T6: nothing runs that stands in statements, and the layout holds', async (t) => {
  const id = await app.features.perspectives.convening.start(ann.person, {
    context: null,
    question: '<img src=x onerror=ran()> "><script>ran()</script>',
    background: VECTORS.slice(0, 12).map(cleanText).join('\n'),
    audience: 'link',
    moderation: 'before',
    addingAllowed: true,
    opensAt: null,
    closesAt: null,
    seeds: VECTORS.map((text) => ({ text: cleanText(text).slice(0, 140), lens: 'wrong' as const })),
  });
  await app.features.perspectives.convening.move(ann.person.id, id, 'open');
  const { page, ran } = await smallPage(t);
  const home = `/perspectives/${id}`;
  for (const path of [home, `${home}/statements`, `${home}/report`]) {
    await page.goto(path);
    await assertHarmless(page, ran);
  }
});

test('FOR-T6: a text of a megabyte is refused, and the service goes on', async () => {
  const { threadId } = await startThread(app, ann.person, { spaceId });
  const form = (await ann.agent.get(forumUrls.threadAct(threadId, 'reply'))).form('Post reply');
  const answer = await ann.agent.submit(form.fill({ text: 'x'.repeat(1_000_000) }), 'Post reply');
  assert.ok([413, 422].includes(answer.status), String(answer.status));
  assert.equal((await ann.agent.get(forumUrls.thread(threadId))).status, 200);
});
