import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { freePort } from '../../test/ports.ts';
import { newInstallation, runEndeavour } from '../../test/program.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

const isEmbedded = process.env['TEST_DATABASE'] !== 'postgres';
const folder = temporaryFolder('commands').path;
/** Made by the first test, and used by those after it. */
const installation = await newInstallation();

/** The join code of the sample that it is filled with. */
let code = '';

interface Ending {
  readonly code: number | NodeJS.Signals | null;
  readonly output: string;
}

async function run(args: readonly string[], settings: Record<string, string> = {}): Promise<Ending> {
  const program = runEndeavour(args, { ...installation, ...settings });
  const code = await program.ended;
  return { code, output: program.output() };
}

/** What stands in the output as JSON; messages stand before it. */
function jsonIn({ output }: Ending): Record<string, unknown> {
  return JSON.parse(output.slice(output.indexOf('{'))) as Record<string, unknown>;
}

test('migrate brings a new database up to date, and an up-to-date one nowhere', async () => {
  const first = await run(['migrate', '--json']);
  assert.equal(first.code, 0, first.output);
  if (isEmbedded)
    assert.deepEqual((jsonIn(first)['migrated'] as string[]).slice(0, 2), ['0001_people', '0002_sessions']);
  assert.equal((await run(['migrate'])).output, 'The database is up to date.\n');
});

test('there are no links where there is no sample', async () => {
  const links = await run(['sample', '--links']);
  assert.equal(links.code, 1);
  assert.match(links.output, /does not hold the sample\. To load it/);
});

test('sample fills a new installation once, and makes new links whenever it is asked', async () => {
  const loaded = await run(['sample']);
  assert.equal(loaded.code, 0, loaded.output);
  assert.match(loaded.output, /Loading the sample …\nJoin the live sample as a delegate: +http/);
  const again = await run(['sample', '--json']);
  assert.match(again.output, /^The sample was loaded before/);
  const links = jsonIn(await run(['sample', '--links', '--json']));
  assert.notDeepEqual(links['links'], jsonIn(again)['links']);
  code = String(links['code']);
  assert.equal(code, jsonIn(again)['code']);
});

test('a session is written as JSON to standard output, or as CSV into a new folder', async () => {
  const exported = await run(['session', 'export', code]);
  assert.equal(exported.code, 0, exported.output);
  const document = jsonIn(exported);
  assert.equal(document['schema'], 'endeavour.session/1');
  const out = `${folder}/csv`;
  const csv = await run(['session', 'export', code, '--format', 'csv-folder', '--out', out, '--bom']);
  assert.equal(csv.output, `Wrote ${out}.\n`);
  assert.deepEqual(readdirSync(out).toSorted(), [
    'answers.csv',
    'comments.csv',
    'moderation.csv',
    'polls.csv',
    'questions.csv',
    'votes.csv',
  ]);
  assert.match(readFileSync(`${out}/questions.csv`, 'utf8'), /^\ufeffsession,joining,id,/);
  const twice = await run(['session', 'export', code, '--format', 'csv-folder', '--out', out]);
  assert.equal(twice.code, 1);
  assert.match(twice.output, /is not empty\. Choose a new one/);
});

test('a session that is not there is told in a sentence', async () => {
  const unknown = await run(['session', 'export', 'zzzzzz']);
  assert.equal(unknown.code, 1);
  assert.equal(unknown.output, 'There is no session zzzzzz. Give its join code or its id.\n');
});

test('a backup of one installation makes another one like it', async () => {
  const file = `${folder}/all.ndjson.gz`;
  const written = await run(['backup', file, '--json']);
  assert.equal(written.code, 0, written.output);
  const counts = jsonIn(written);
  assert.ok(Number(counts['rows']) > 1000 && Number(counts['bytes']) > 1000);
  const twice = await run(['backup', file]);
  assert.equal(twice.code, 1);
  assert.equal(twice.output, `${file} is there already. Choose another name.\n`);

  const copy = await newInstallation();
  const restored = await run(['restore', file], copy);
  assert.equal(restored.code, 0, restored.output);
  assert.match(restored.output, /^Restored [\d,]+ rows into \d+ tables\.\n$/);
  const ofOriginal = jsonIn(await run(['session', 'export', code]));
  const ofCopy = jsonIn(await run(['session', 'export', code], copy));
  assert.deepEqual({ ...ofCopy, exportedAt: '' }, { ...ofOriginal, exportedAt: '' });
  const refused = await run(['restore', file], copy);
  assert.equal(refused.code, 1);
  assert.match(refused.output, /This database is not empty/);
});

test('a file that is no backup leaves nothing behind but the empty database', async () => {
  const file = `${folder}/letter.txt`;
  writeFileSync(file, 'Dear all');
  const restored = await run(['restore', file], await newInstallation());
  assert.equal(restored.code, 1);
  assert.match(restored.output, /It is not a backup of Shared Endeavour/);
  assert.doesNotMatch(restored.output, /\n +at /);
});

if (isEmbedded) {
  test('while the service runs on a folder, a backup says how to make one', async () => {
    const program = runEndeavour(['start'], { ...installation, PORT: String(await freePort()) });
    await program.says('is ready');
    const file = `${folder}/meanwhile.ndjson.gz`;
    const refused = await run(['backup', file]);
    assert.equal(refused.code, 1);
    assert.match(refused.output, /Another Shared Endeavour process is using the folder .*Stop it first/);
    assert.equal(existsSync(file), false);
    program.signal('SIGTERM');
    assert.equal(await program.ended, 0);
  });

  test('a backup of a folder without a database makes none', async () => {
    const empty = `${folder}/empty`;
    mkdirSync(empty);
    const refused = await run(['backup', `${folder}/x.gz`], { DATA_DIR: empty });
    assert.equal(refused.code, 1);
    assert.match(refused.output, /There is no database in the folder/);
    assert.deepEqual(readdirSync(empty), []);
  });
}

test('wrong settings end a command with 2 and a sentence', async () => {
  const wrong = await run(['migrate'], { PORT: 'x' });
  assert.equal(wrong.code, 2);
  assert.equal(wrong.output, 'PORT must be a whole number from 1 to 65535.\n');
});
