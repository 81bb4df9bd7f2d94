import { existsSync, globSync } from 'node:fs';
import { preparePgliteImage } from './database/pglite-image.ts';
import { killRunning } from './runner/run-file.ts';
import { compiled, runSuite, type SuiteResult } from './runner/run-suite.ts';
import { startServices, type Services } from './runner/services.ts';
import { ToolMissing } from './runner/tools.ts';
import { filesOf, select, suites, type Selection, type Suite } from './runner/suites.ts';

const USAGE = `Usage: npm test [-- [--verbose] [SUITE or PATH]...]
Suites: ${suites.map(({ key }) => key).join(', ')}, database (pglite and postgres)
Paths: a test file or a folder, such as src/features/people`;

interface Planned {
  readonly suite: Suite;
  readonly files: readonly string[];
}

async function main(words: readonly string[]): Promise<number> {
  const verbose = words.includes('--verbose');
  const selection = select(
    words.filter((word) => word !== '--verbose'),
    existsSync,
  );
  if ('unknown' in selection) return refuse(`There is no suite or path ${selection.unknown}.\n${USAGE}`);
  const plan = planOf(selection);
  const complaint = complaintAbout(plan, selection);
  if (complaint !== null) return refuse(complaint);

  const busy = plan.filter(({ files }) => files.length > 0);
  stopWhenTold();
  // Otherwise the first files would each make it.
  if (busy.some(({ suite }) => suite.database === 'pglite')) await preparePgliteImage();
  const services = await startServices(new Set(busy.flatMap(({ suite }) => suite.services)));
  const results: SuiteResult[] = [];
  try {
    for (const { suite, files } of busy) {
      console.log(`\n── ${suite.title}: ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
      results.push(await runSuite(suite, files, environment(suite, services), verbose));
    }
  } finally {
    await services.stop();
  }
  summarise(results, selection);
  return results.every(({ failures }) => failures.length === 0) ? 0 : 1;
}

/** Taken from the sources, so that what an earlier build left behind is not run. */
function planOf({ suites: chosen, paths }: Selection): readonly Planned[] {
  const sources = globSync('{src,test,scripts,bench}/**/*.test.{ts,tsx}').toSorted();
  return chosen.map((suite) => ({ suite, files: filesOf(suite, sources, paths) }));
}

function complaintAbout(plan: readonly Planned[], { paths }: Selection): string | null {
  const unbuilt = plan.flatMap(({ files }) => files).find((file) => !existsSync(compiled(file)));
  if (unbuilt !== undefined) return `${unbuilt} is not built: run npm run build first.`;
  if (plan.every(({ files }) => files.length === 0)) return 'No test files found.';
  const empty = plan.find(({ files }) => files.length === 0);
  return paths.length === 0 && empty !== undefined ? `${empty.suite.title}: found no test files` : null;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}

function environment(suite: Suite, services: Services): NodeJS.ProcessEnv {
  const database = suite.database === null ? {} : { TEST_DATABASE: suite.database };
  return { ...process.env, ...services.env, ...database };
}

/** Leaving in order lets every program that was started, and every folder, be cleared away. */
function stopWhenTold(): void {
  process.once('exit', killRunning);
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

function summarise(results: readonly SuiteResult[], { suites: chosen, paths }: Selection): void {
  console.log();
  for (const { suite, passed, failures, unsteady, notTried, seconds } of results) {
    const ok = failures.length === 0 ? '✔' : '✖';
    console.log(`${ok} ${suite.title}: ${passed} passed, ${failures.length} failed, ${seconds.toFixed(1)} s`);
    for (const failure of failures) console.log(`    ${failure}`);
    for (const each of unsteady) console.log(`    passed only when run again, alone: ${each}`);
    for (const each of notTried) console.log(`    ${each}`);
  }
  if (chosen.length < suites.length || paths.length > 0) {
    console.log('Only a part was run. The whole: npm test');
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failures.length, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ToolMissing)) throw error;
  process.exitCode = refuse(error.message);
}
