import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules.ts';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Imports {
  /** The files seen under the folders given, from the project's root. */
  readonly sources: readonly string[];
  readonly violations: readonly Violation[];
}

const TEST = /\.test\.tsx?$/;

/** Reads the imports of all files in some folders of a project, and which of them break a rule. */
export async function readImports(root: string, folders: readonly string[]): Promise<Imports> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir: root,
      // With TypeScript 7 the default parser sees no module at all, and says that all is well.
      parser: 'swc',
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      doNotFollow: '(^|/)node_modules/',
      validate: true,
      ruleSet: { forbidden: importRules.map((rule) => ({ severity: 'error', ...rule })) },
    },
    {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default', 'types'],
    },
  );
  if (typeof output === 'string') throw new Error('Expected a result, not a report');
  return {
    sources: output.modules
      .map(({ source }) => source)
      .filter((source) => folders.some((folder) => source.startsWith(`${folder}/`))),
    violations: [...fileViolations(output), ...featureCircles(output)],
  };
}

function fileViolations({ summary }: ICruiseResult): readonly Violation[] {
  return summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle === undefined ? to : cycle.map(({ name }) => name).join(' → '),
  }));
}

/** Circles between whole features, which need not be circles between files. */
function featureCircles({ modules }: ICruiseResult): readonly Violation[] {
  const uses = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = featureOf(source);
    if (from === null || TEST.test(source)) continue;
    for (const { resolved } of dependencies) {
      const to = featureOf(resolved);
      if (to !== null && to !== from) uses.set(from, (uses.get(from) ?? new Set()).add(to));
    }
  }
  return [...uses]
    .filter(([feature]) => reachable(feature, uses).has(feature))
    .map(([feature, used]) => ({
      rule: 'no circle of features',
      from: `src/features/${feature}`,
      to: [...used].join(', '),
    }));
}

function featureOf(path: string): string | null {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function reachable(start: string, uses: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const next of uses.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}
