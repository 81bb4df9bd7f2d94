// Checks who imports whom; first it proves, on planted violations, that it would see one.
import { globSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRules } from './import-rules.ts';
import { readImports, type Violation } from './imports.ts';
import { plantedRules, plantViolations } from './planted-violations.ts';

const FOLDERS = ['src', 'test', 'scripts'];

/** What is wrong with the check itself: rules that it does not see broken. */
async function blindSpots(): Promise<readonly string[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'endeavour-shape-')));
  try {
    plantViolations(folder);
    const { violations } = await readImports(folder, ['src']);
    const seen = new Set(violations.map(({ rule }) => rule));
    const rules = new Set([...plantedRules, ...importRules.map(({ name }) => name ?? '(no name)')]);
    return [...rules]
      .filter((rule) => !seen.has(rule))
      .map((rule) => `The rule “${rule}” does not see the import planted to break it.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function unseen(sources: readonly string[]): readonly string[] {
  const all = FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`));
  const seen = new Set(sources);
  return all.filter((file) => !seen.has(file)).map((file) => `${file} was not looked at.`);
}

function describe({ rule, from, to }: Violation): string {
  const comment = importRules.find(({ name }) => name === rule)?.comment ?? '';
  return `${from} imports ${to}\n  ${rule}${comment === '' ? '' : `: ${comment}`}`;
}

const { sources, violations } = await readImports(process.cwd(), FOLDERS);
const problems = [...(await blindSpots()), ...unseen(sources), ...violations.map(describe)];
for (const problem of problems) console.log(problem);
console.log(`${sources.length} files, ${problems.length} problems`);
process.exitCode = problems.length === 0 && sources.length > 0 ? 0 : 1;
