import { relative } from 'node:path';
import { runFile, type FileResult } from './run-file.ts';
import type { Suite } from './suites.ts';

export interface SuiteResult {
  readonly suite: Suite;
  readonly passed: number;
  readonly failures: readonly string[];
  readonly seconds: number;
}

const FILE_TIMEOUT_MS = 5 * 60_000;

/**
 * Runs a suite's files, several at a time, and prints a line for each as it ends; the whole output only
 * of one that failed, or of all when `verbose`.
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
  return {
    suite,
    passed: [...results.values()].reduce((sum, { passed }) => sum + passed, 0),
    failures: [...results].flatMap(([source, { failures }]) =>
      failures.map((failure) => `${source}: ${failure}`),
    ),
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
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '    ');
}
