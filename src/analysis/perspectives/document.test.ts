import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { analysePerspectives } from './analyse-perspectives.ts';
import type { PerspectivesOptions } from './options.ts';
import {
  assertWhole,
  BOUNDARIES,
  camps,
  conversationOf,
  type Extra,
  type Row,
} from '../testing/conversations.ts';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const SCHEMA = JSON.parse(readFileSync('docs/perspectives.schema.json', 'utf8')) as Schema;
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(SCHEMA);

/** A schema with its references followed; of alternatives the one that is an object. */
function resolved(schema: Schema): Schema {
  if (schema.oneOf !== undefined) {
    return resolved(schema.oneOf.find((each) => each.properties ?? each.$ref ?? each.items) ?? {});
  }
  if (schema.$ref === undefined) return schema;
  const path = schema.$ref.replace('#/', '').split('/');
  return resolved(path.reduce((at, key) => (at as Record<string, Schema>)[key]!, SCHEMA));
}

function assertOrder(value: unknown, schema: Schema, where: string): void {
  const { properties, items } = resolved(schema);
  if (Array.isArray(value)) value.forEach((each, at) => assertOrder(each, items ?? {}, `${where}[${at}]`));
  else if (typeof value === 'object' && value !== null && properties !== undefined) {
    const known = Object.keys(properties);
    const keys = Object.keys(value);
    assert.deepEqual(
      keys,
      known.filter((key) => keys.includes(key)),
      where,
    );
    for (const [key, part] of Object.entries(value)) assertOrder(part, properties[key]!, `${where}.${key}`);
  }
}

const CASES: Readonly<Record<string, { readonly rows: readonly Row[]; readonly extra?: Extra }>> = {
  ...BOUNDARIES,
  'lenses and organisations': {
    rows: camps(30, 18),
    extra: {
      lensOf: (statement) => (['wrong', 'do', 'works'] as const)[Number(statement) % 3]!,
      organisationOf: (person) => (Number(person) < 40 ? `O ${Number(person) % 3}` : null),
      metadata: ['4'],
      moderation: { '5': 0, '7': -1 },
      more: ['90'],
    },
  },
};

const OPTIONS: readonly PerspectivesOptions[] = [
  { method: 'default' },
  { method: 'polis' },
  { method: 'polis', supportTest: true },
  { method: 'default', supportTest: false, groups: 3 },
  { method: 'default', strictModeration: true, lens: 'do', minCell: 3 },
  ...([1, 2, 5] as const).flatMap((groups): PerspectivesOptions[] => [
    { method: 'default', groups },
    { method: 'polis', groups },
  ]),
];

for (const [name, { rows, extra }] of Object.entries(CASES)) {
  test(`OPN-97, OPN-98: a document of ${name} is as its schema says, its fields in order`, () => {
    for (const options of OPTIONS) {
      const { document } = analysePerspectives(conversationOf(rows, extra), options);
      const written = JSON.parse(JSON.stringify(document)) as unknown;
      assert.ok(validate(written), JSON.stringify([options, validate.errors]));
      assertWhole(document);
      assertOrder(written, SCHEMA, 'document');
      assert.equal('fixedK' in document.method.options, options.groups !== undefined);
    }
  });
}

test('OPN-97: the schema refuses what is left out, unknown or not a number', () => {
  const { document } = analysePerspectives(conversationOf(camps(5, 5)));
  const { notes, ...rest } = document;
  assert.equal(validate(rest), false);
  assert.equal(validate({ ...document, more: notes }), false);
  assert.equal(validate({ ...document, seed: null }), false);
});

test('OPN-97: the schema is the one that was agreed', (t) => {
  const agreed = ['../shared/spec', '../../shared/spec'].find((folder) => existsSync(folder));
  if (agreed === undefined) return t.skip('it needs ../shared/spec');
  assert.deepEqual(SCHEMA, JSON.parse(readFileSync(`${agreed}/perspectives.schema.json`, 'utf8')));
});
