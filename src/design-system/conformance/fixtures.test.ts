import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { render } from 'preact-render-to-string';
import { componentNames, fixturesOf } from './fixture.ts';
import { formAdapters } from './form-adapters.tsx';
import { normaliseHtml } from './normalise-html.ts';
import { COMPONENTS_NOT_OFFERED, EXAMPLES_NOT_OFFERED } from './not-offered.ts';
import { pageAdapters } from './page-adapters.tsx';

const adapters = { ...formAdapters, ...pageAdapters };

describe('components render what govuk-frontend renders', () => {
  it('knows every component of govuk-frontend, as ours or as one we do not offer', () => {
    const known = [...Object.keys(adapters), ...Object.keys(COMPONENTS_NOT_OFFERED)];
    assert.deepEqual(known.toSorted(), componentNames().toSorted());
  });

  it('lists no example of a component that is not ours', () => {
    assert.deepEqual(
      Object.keys(EXAMPLES_NOT_OFFERED).filter((name) => !(name in adapters)),
      [],
    );
  });

  for (const [component, adapt] of Object.entries(adapters)) {
    const listed = EXAMPLES_NOT_OFFERED[component] ?? {};
    const fixtures = fixturesOf(component);

    it(`${component}: lists only examples that exist`, () => {
      const names = new Set(fixtures.map(({ name }) => name));
      assert.deepEqual(
        Object.keys(listed).filter((name) => !names.has(name)),
        [],
      );
    });

    for (const { name, options, html } of fixtures) {
      const actual = () => normaliseHtml(render(adapt(options)));
      const expected = normaliseHtml(html);
      if (name in listed) {
        it(`${component}: "${name}" is still not offered`, () => {
          assert.notEqual(actual(), expected, 'It matches now: take it off the list.');
        });
      } else {
        it(`${component}: ${name}`, () => {
          assert.equal(actual(), expected);
        });
      }
    }
  }
});
