import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { newEndeavour, takeSeat } from '../../../../test/endeavours.ts';
import type { EndeavourId } from '../endeavour.ts';
import { endeavourUrls } from '../urls.ts';
import { type EndeavourDocument, FORMAT } from './document.ts';

const SEAT = {
  'seat-name': 'Keeper',
  organisation: 'Elsewhere Council',
  kind: 'policy',
  place: 'Elsewhere',
  level: 'Local',
};

const app = await startTestApp();
const { agent: starter, home: startedAt } = await newEndeavour(app);
await takeSeat(app, starter, startedAt, 'Harbour Homes');
const document = await app.features.endeavours.transfer.read(idOf(startedAt));
const { seats } = document;

function idOf(home: string): EndeavourId {
  return (home.split('/').at(-1) ?? '') as EndeavourId;
}

async function count(): Promise<number> {
  const { n } = await app.database.kysely
    .selectFrom('endeavour')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function bring(content: string | Buffer, seat: Partial<typeof SEAT> = SEAT) {
  const { agent } = await app.signInAs('keeper@example.org', { name: 'Keeper' });
  const page = await agent.get(endeavourUrls.bringIn);
  const file = new File([new Uint8Array(Buffer.from(content))], 'endeavour.json');
  return { agent, answer: await agent.submit(page.form('Bring it in').fill({ ...seat, file })) };
}

const changed = (change: Partial<Record<keyof EndeavourDocument, unknown>>): string =>
  JSON.stringify({ ...document, ...change });

test('a file is selected, and the endeavour stands here with a seat of one’s own', async () => {
  const { agent, answer } = await bring(`\uFEFF${JSON.stringify(document)}`);
  assert.equal(answer.status, 200);
  assert.match(answer.text, new RegExp(document.endeavour.title));
  const seatsPage = await agent.get(`${answer.path}/seats`);
  assert.match(seatsPage.text, /Harbour Homes/);
  assert.match(seatsPage.text, /Elsewhere Council/);
});

test('while something else is mended the file is kept, and need not be selected again', async () => {
  const { agent, answer } = await bring(JSON.stringify(document), { ...SEAT, organisation: '' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Enter the organisation or community/);
  assert.match(answer.text, /The file that you selected is kept/);
  const again = await agent.submit(answer.form('Bring it in').fill({ organisation: 'Elsewhere Council' }));
  assert.equal(again.status, 200);
  assert.match(again.text, new RegExp(document.endeavour.title));
});

const NESTED = '['.repeat(200_000);
const other = 'zzzzzzzzzzzzzzzz';

/** What somebody may select, and what they are told. */
const FILES: readonly (readonly [string, () => string | Buffer, RegExp])[] = [
  ['nothing', () => '', /Select the file of the endeavour/],
  ['a ZIP', () => Buffer.from('PK\u0003\u0004'), /select the file endeavour\.json inside it/],
  ['a truncated file', () => JSON.stringify(document).slice(0, -200), /cut off or is no JSON/],
  ['a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0x00]), /cut off or is no JSON/],
  ['deep nesting', () => NESTED, /cut off or is no JSON/],
  ['another list', () => '[1, 2, 3]', /no endeavour/],
  ['a document of another program', () => '{"format":"other/1"}', /no endeavour/],
  ['one of a later version', () => changed({ format: FORMAT.replace('1', '2') }), /newer version/],
  ['a part that is missing', () => changed({ seats: undefined }), /damaged \(at seats\)/],
  ['a part of another kind', () => changed({ seats: 'all' }), /damaged \(at seats\)/],
  [
    'a date that is none',
    () => changed({ members: [{ ...document.members[0], joinedAt: 'soon' }] }),
    /damaged/,
  ],
  ['a word no table knows', () => changed({ seats: [{ ...seats[0], kind: 'owner' }] }), /damaged/],
  [
    'a character that no text holds',
    () => changed({ seats: [{ ...seats[0], name: 'a\u0000b' }] }),
    /damaged/,
  ],
  ['a text without end', () => changed({ seats: [{ ...seats[0], name: 'x'.repeat(30_000) }] }), /damaged/],
  ['the same row twice', () => changed({ seats: [...seats, seats[0]] }), /damaged/],
  [
    'a reference to nothing',
    () => changed({ holdings: [{ ...document.holdings[0], seatId: other }] }),
    /damaged/,
  ],
  ['an id that is none', () => changed({ seats: [{ ...seats[0], id: 'owner' }] }), /damaged/],
  ['what nobody here knows', () => changed({ features: { maps: [] } }), /holds “maps”.*does not know/],
  ['a round that is none', () => changed({ features: { rounds: { rounds: [{}] } } }), /damaged \(at rounds/],
  ['a gigantic file', () => Buffer.alloc(25 * 1024 * 1024, '{'), /smaller than 24MB/],
];

for (const [what, content, words] of FILES) {
  test(`${what}: a sentence says what to do, and nothing is brought in`, async () => {
    const earlier = await count();
    const { answer } = await bring(content());
    assert.equal(answer.status, 422);
    assert.match(answer.text, words);
    assert.equal(await count(), earlier);
  });
}

test('a file cannot reach into an endeavour that is here already', async () => {
  const { agent, home } = await newEndeavour(app);
  const real = (await app.features.endeavours.transfer.read((home.split('/').at(-1) ?? '') as EndeavourId))
    .seats;
  const holdings = document.holdings.map((holding) => ({
    ...holding,
    seatId: real[0]?.['id'],
    untilAt: null,
  }));
  const { answer } = await bring(changed({ holdings }));
  assert.equal(answer.status, 422);
  assert.doesNotMatch((await agent.get(`${home}/seats`)).text, /Person of Harbour Homes/);
});
