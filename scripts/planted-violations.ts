import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const feature = 'src/features';

/** For every import rule, files that break it. */
const planted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'analysis is pure': {
    'src/analysis/rank.ts': `import { readFileSync } from 'node:fs'; readFileSync('x');`,
  },
  'the platform knows no domain': {
    'src/platform/mail.ts': `import type { A } from '../features/a/index.ts'; export type B = A;`,
  },
  "a feature's public face": {
    [`${feature}/c/service.ts`]: `import { rule } from '../a/rules.ts'; rule();`,
    [`${feature}/a/rules.ts`]: `export const rule = () => {};`,
  },
  'the composition root is the top': {
    [`${feature}/a/routes.ts`]: `import { app } from '../../app.ts'; app();`,
    'src/app.ts': `export const app = () => {};`,
  },
  'SQL only in a repository': {
    [`${feature}/a/service.ts`]: `import { sql } from 'kysely'; sql();`,
    'node_modules/kysely/package.json': `{ "name": "kysely", "main": "index.js" }`,
    'node_modules/kysely/index.js': `export const sql = () => {};`,
  },
  'views only show': {
    [`${feature}/a/pages/ask/view.tsx`]: `import { url } from '../../../../platform/url.ts'; url();`,
    'src/platform/url.ts': `export const url = () => {};`,
  },
  'views and policies do no input or output': {
    [`${feature}/a/policy.ts`]: `import { find } from './repository.ts'; find();`,
    [`${feature}/a/repository.ts`]: `export const find = () => {};`,
  },
  'views and policies use no built-in module': {
    [`${feature}/b/policy.ts`]: `import { readFileSync } from 'node:fs'; readFileSync('x');`,
  },
  'the browser gets browser code': {
    'src/client/main.ts': `import { url } from '../platform/url.ts'; url();`,
  },
  'the browser has no built-in module': {
    'src/client/disk.ts': `import { readFileSync } from 'node:fs'; readFileSync('x');`,
  },
  'nobody reaches into the client': { 'src/platform/page.ts': `import '../client/main.ts';` },
  'no barrel files': {
    'src/platform/forms/index.ts': `export * from '../url.ts';`,
    'src/platform/form.ts': `import './forms/index.ts';`,
  },
  'the product runs without its tests': {
    'src/platform/clock.ts': `import '../../test/database.ts';`,
    'test/database.ts': `export {};`,
  },
  'the product runs without development dependencies': {
    'src/platform/check.ts': `import { fc } from 'fast-check'; fc();`,
    'package.json': `{ "dependencies": { "kysely": "1" }, "devDependencies": { "fast-check": "1" } }`,
    'node_modules/fast-check/package.json': `{ "name": "fast-check", "main": "index.js" }`,
    'node_modules/fast-check/index.js': `export const fc = () => {};`,
  },
  'no circles': {
    'src/platform/egg.ts': `import type { Hen } from './hen.ts'; export interface Egg { from: Hen }`,
    'src/platform/hen.ts': `import type { Egg } from './egg.ts'; export interface Hen { from: Egg }`,
  },
  'no circle of features': {
    [`${feature}/a/index.ts`]: `import '../b/index.ts'; export type A = 1;`,
    [`${feature}/b/index.ts`]: `export {};`,
    [`${feature}/b/x.ts`]: `import type { A } from '../a/index.ts'; export const x: A = 1;`,
  },
  'everything resolves': { 'src/platform/gone.ts': `import './no-such-file.ts';` },
};

export const plantedRules: readonly string[] = Object.keys(planted);

/** Writes a small project into a folder, in which every import rule is broken. */
export function plantViolations(folder: string): void {
  for (const files of Object.values(planted)) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
  }
}
