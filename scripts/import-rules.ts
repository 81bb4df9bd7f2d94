import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Packages that do no input or output, which `src/analysis` may use. */
const PURE_LIBRARIES: readonly string[] = [];

const TEST = '\\.test\\.tsx?$';

/**
 * Who may import whom, as regular expressions on paths from the project's root. `$1` in a `to` stands for
 * what the first group of its `from` matched.
 */
export const importRules: IForbiddenRuleType[] = [
  {
    name: 'analysis is pure',
    comment: 'src/analysis imports only itself and the pure libraries listed in scripts/import-rules.ts.',
    from: { path: '^src/analysis/', pathNot: TEST },
    to: {
      pathNot: ['^src/analysis/', ...PURE_LIBRARIES.map((name) => `(^|/)node_modules/${name}/`)],
    },
  },
  {
    name: 'the platform knows no domain',
    comment: 'src/platform and src/design-system never import features or analysis.',
    from: { path: '^src/(platform|design-system)/' },
    to: { path: '^src/(features|analysis)/' },
  },
  {
    name: "a feature's public face",
    comment:
      'Of another feature, import only its index.ts, or its shared.ts: what is pure and also runs in the browser.',
    from: { path: '^src/features/([^/]+)/', pathNot: TEST },
    to: {
      path: '^src/features/[^/]+/',
      pathNot: ['^src/features/$1/', '^src/features/[^/]+/(index|shared)\\.ts$'],
    },
  },
  {
    name: 'the composition root is the top',
    comment: 'app.ts puts the parts together; no part imports it.',
    from: { path: '^src/(platform|design-system|analysis|features|client)/', pathNot: TEST },
    to: { path: '^src/(main|cli|app)\\.ts$' },
  },
  {
    name: 'SQL only in a repository',
    comment: 'Inside a feature only repository.ts talks SQL.',
    from: { path: '^src/features/', pathNot: ['repository\\.ts$', TEST] },
    to: {
      path: '(^|/)node_modules/(kysely|pg|@electric-sql/pglite)/',
    },
  },
  {
    name: 'views only show',
    comment: 'A view imports types and the design system: no service, repository, routes or platform code.',
    from: { path: '^src/features/.*view\\.tsx$' },
    to: {
      path: ['^src/platform/', '(service|repository|routes|live|page)\\.tsx?$'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'views and policies do no input or output',
    comment: 'view.tsx and policy.ts import no service, no repository and no mechanism that reads or writes.',
    from: { path: '^src/features/.*(view\\.tsx|policy\\.ts)$' },
    to: {
      path: ['(service|repository)\\.ts$', '^src/platform/(database|http|mail|jobs|live|record)/'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'views and policies use no built-in module',
    from: { path: '^src/features/.*(view\\.tsx|policy\\.ts)$' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'the browser gets browser code',
    comment:
      'src/client imports itself, analysis, the design system, and views it hydrates with their models.',
    from: { path: '^src/client/', pathNot: TEST },
    to: {
      path: '^src/',
      pathNot: ['^src/(client|analysis|design-system)/', '^src/features/.*(view\\.tsx|model\\.ts)$'],
    },
  },
  {
    name: 'the browser has no built-in module',
    from: { path: '^src/client/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'nobody reaches into the client',
    comment: 'Code made for the browser is not part of the server.',
    from: { path: '^src/', pathNot: ['^src/client/', TEST] },
    to: { path: '^src/client/' },
  },
  {
    name: 'no barrel files',
    comment: "No index.ts but a feature's.",
    from: {},
    to: {
      path: '(^|/)index\\.tsx?$',
      pathNot: ['^src/features/[^/]+/(index|shared)\\.ts$', '(^|/)node_modules/'],
    },
  },
  {
    name: 'the product runs without its tests',
    comment: 'Only tests import tests, the harness or scripts.',
    from: { path: '^src/', pathNot: TEST },
    to: { path: ['^(test|scripts)/', TEST] },
  },
  {
    name: 'the product runs without development dependencies',
    from: { path: '^src/', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no circles',
    comment: 'Two files that need each other are one, or lack a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything resolves',
    from: {},
    to: { couldNotResolve: true },
  },
];
