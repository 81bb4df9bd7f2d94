import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type Page, chromium } from 'playwright-core';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { type Assets, Layout, type LayoutProps } from '../layout.tsx';
import { renderPage } from '../render-page.ts';
import { ContentPage } from './content-page.tsx';
import { FormPage } from './form-page.tsx';
import { LivePage, ProjectorPage } from './live-page.tsx';
import { ORIGIN, builtAssets, serve } from './serve.ts';
import { TypingApp } from './typing-app.tsx';

const QUESTION = `${'Who in this room could decide that tomorrow, and what would it take? '.repeat(4)}Who else?`;

const pages = new Map([
  ['/form', page({ title: 'Form', hasErrors: true, backLink: '/' }, <FormPage />)],
  ['/content', page({ title: 'Content', breadcrumbs: [{ text: 'Home', href: '/' }] }, <ContentPage />)],
  ['/live', page({ title: 'Live', wide: true }, <LivePage />)],
  ['/projector', page({ title: 'Projector', bare: true }, <ProjectorPage>{QUESTION}</ProjectorPage>)],
  ['/typing', `<!DOCTYPE html><title>Typing</title><div>${render(<TypingApp version={1} />)}</div>`],
]);

const WIDTHS = [320, 375, 1280];

let browser: Browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
});
after(() => browser.close());

describe('every component', () => {
  for (const path of ['/form', '/content', '/live', '/projector']) {
    for (const width of WIDTHS) {
      it(`is accessible and fits on ${path}, ${width} pixels wide`, async () => {
        await withPage(path, { width, height: 800 }, async (open, complaints) => {
          // This experimental rule does not see that a name of several parts includes the text.
          const { violations } = await new AxeBuilder({ page: open })
            .disableRules('label-content-name-mismatch')
            .analyze();
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
            [],
          );
          assert.equal(await open.evaluate(() => document.documentElement.scrollWidth), width);
          assert.deepEqual(complaints, []);
        });
      });
    }
  }

  it('fits a question of 300 characters on a projector', async () => {
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
    ] as const) {
      await withPage('/projector', { width, height }, async (open) => {
        assert.equal(await open.evaluate(() => document.documentElement.scrollHeight), height);
      });
    }
  });
});

describe('forms in the browser', () => {
  it('move focus to the error summary, and from its link to the control', async () => {
    await withPage('/form', { width: 1280, height: 800 }, async (open) => {
      assert.equal(await open.evaluate(() => document.activeElement?.className), 'govuk-error-summary');
      await open.getByRole('link', { name: 'Choose who should answer' }).click();
      assert.equal(await open.evaluate(() => document.activeElement?.id), 'speaker');
    });
  });

  it('count characters as the server does', async () => {
    await withPage('/form', { width: 1280, height: 800 }, async (open) => {
      assert.equal(await open.getByText('You have 994 characters remaining').first().isVisible(), true);
    });
  });

  it('show what belongs to a choice only when it is made', async () => {
    await withPage('/form', { width: 1280, height: 800 }, async (open) => {
      const name = open.getByLabel('Name of the speaker');
      assert.equal(await name.isVisible(), false);
      await open.getByLabel('One speaker').check();
      assert.equal(await name.isVisible(), true);
    });
  });

  it('never change what a person has typed or chosen', async () => {
    await withPage('/typing', { width: 1280, height: 800 }, async (open) => {
      await open.fill('#input', 'mine');
      await open.fill('#textarea', 'mine too');
      await open.selectOption('#select', 'c');
      await open.check('#radios-3');
      await open.uncheck('#boxes-2');
      await open.check('#boxes-3');
      for (const version of [1, 2, 3]) {
        await showVersion(open, version);
        assert.equal(await open.textContent('p'), `Version ${version}`);
        assert.deepEqual(await answers(open), {
          input: 'mine',
          textarea: 'mine too',
          select: 'c',
          radios: 'c',
          boxes: 'c',
        });
      }
    });
  });
});

function page(props: Omit<LayoutProps, 'assets' | 'children'>, content: ComponentChildren): string {
  return renderPage(
    <Layout
      {...props}
      assets={assets()}
      nav={[
        { text: 'Questions', href: '/', current: true },
        { text: 'Polls', href: '/polls' },
      ]}
      account={{ text: 'Amina Okafor', href: '/account', signOut: { action: '/sign-out', csrf: 'token' } }}
    >
      {content}
    </Layout>,
  ).toString();
}

function assets(): Assets {
  const manifest = JSON.parse(readFileSync(join(builtAssets, 'manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >;
  const href = (source: string) => `/static/${manifest[source]?.file}`;
  return { styles: [href('src/design-system/styles/main.scss')], scripts: [href('src/client/main.ts')] };
}

async function withPage(
  path: string,
  viewport: { width: number; height: number },
  look: (page: Page, complaints: string[]) => Promise<void>,
): Promise<void> {
  const context = await serve(browser, { viewport }, pages);
  try {
    const open = await context.newPage();
    const complaints: string[] = [];
    open.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    open.on('pageerror', (error) => complaints.push(error.message));
    await open.goto(ORIGIN + path);
    await look(open, complaints);
  } finally {
    await context.close();
  }
}

/** As text, because the compiler would rewrite an import for Node. */
function showVersion(open: Page, version: number): Promise<void> {
  return open.evaluate(
    `import('/modules/gallery/typing-app.js').then(({ show }) =>
      show(document.querySelector('div'), ${version}, ${version === 1}))`,
  );
}

function answers(open: Page): Promise<Record<string, unknown>> {
  return open.evaluate(() =>
    Object.fromEntries(new FormData(document.querySelector('form') as HTMLFormElement)),
  );
}
