import { relative } from 'node:path';
import { runFile, type FileResult } from './run-file.ts';
import type { Suite } from './suites.ts';

export interface SuiteResult {
  readonly suite: Suite;
  readonly passed: number;
  readonly failures: readonly string[];
  /** What failed beside other files and passed when its file was run again, alone. */
  readonly unsteady: readonly string[];
  readonly notTried: readonly string[];
  readonly seconds: number;
}

const FILE_TIMEOUT_MS = 8 * 60_000;

/**
 * Runs a suite's files, several at a time, and prints a line for each as it ends; the whole output only of one that
 * failed, or of all when `verbose`. Files that failed are run once more at the end, alone: on a busy machine a wait may
 * be too short. What passes only then is named in the summary, never kept quiet.
 */
export async function runSuite(
  suite: Suite,
  sources: readonly string[],
  env: NodeJS.ProcessEnv,
  verbose: boolean,
): Promise<SuiteResult> {
  const started = performance.now();
  const results = new Map<string, FileResult>();
  const waiting = [...sources];
  const work = async (): Promise<void> => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
      const result = await runFile(compiled(source), env, FILE_TIMEOUT_MS);
      results.set(source, result);
      print(source, result, verbose);
    }
  };
  await Promise.all(Array.from({ length: suite.concurrency }, work));
  const unsteady: string[] = [];
  const failed = [...results].filter(([, { failures }]) => failures.length > 0);
  for (const [source, first] of failed) {
    console.log(`… again, alone: ${source}`);
    const second = await runFile(compiled(source), env, FILE_TIMEOUT_MS);
    print(source, second, verbose);
    results.set(source, second);
    if (second.failures.length === 0) unsteady.push(...first.failures.map((each) => `${source}: ${each}`));
  }
  return {
    suite,
    passed: [...results.values()].reduce((sum, { passed }) => sum + passed, 0),
    failures: [...results].flatMap(([source, { failures }]) =>
      failures.map((failure) => `${source}: ${failure}`),
    ),
    unsteady,
    notTried: [...results].flatMap(([source, { notTried }]) => notTried.map((each) => `${source}: ${each}`)),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Where the build puts a source file. */
export function compiled(source: string): string {
  return `dist/${source.replace(/\.tsx?$/, '.js')}`;
}

function print(source: string, result: FileResult, verbose: boolean): void {
  const ok = result.failures.length === 0;
  const time = `${result.seconds.toFixed(1)} s`;
  console.log(`${ok ? '✔' : '✖'} ${relative('.', source)}  ${result.passed} passed, ${time}`);
  if (verbose || !ok) console.log(indent(result.output));
  for (const failure of result.failures) console.log(`  ✖ ${failure}`);
  for (const each of result.notTried) console.log(`  – ${each}`);
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '    ');
}
