import type { TestEvent } from 'node:test/reporters';

/** One line of what {@link tally} writes. */
export type Line =
  | { readonly failed: string }
  | {
      readonly passed: number;
      readonly notPassed: number;
      readonly skipped: readonly string[];
      readonly notTried: readonly string[];
    };

/** With this a test says why a machine does not let it be tried: `t.skip(\`${NOT_TRIED} …\`)`. */
export const NOT_TRIED = 'Cannot be tried here:';

/**
 * A reporter of node:test that writes JSON lines for the runner: the name of every failed test, then the
 * counts. Suites (`describe`) are not counted, their tests are.
 */
export default async function* tally(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let notPassed = 0;
  const skipped: string[] = [];
  const notTried: string[] = [];
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, skip, todo, details } = event.data;
    if (typeof skip === 'string' && skip.startsWith(NOT_TRIED)) notTried.push(`${name}. ${skip}`);
    else if (isSet(skip) || isSet(todo)) skipped.push(name);
    else if (details.type === 'suite') continue;
    else if (event.type === 'test:pass') passed += 1;
    else {
      notPassed += 1;
      yield `${JSON.stringify({ failed: name } satisfies Line)}\n`;
    }
  }
  yield `${JSON.stringify({ passed, notPassed, skipped, notTried } satisfies Line)}\n`;
}

/** A skip or todo is true or its reason. */
function isSet(value: string | boolean | undefined): boolean {
  return value !== undefined && value !== false;
}
