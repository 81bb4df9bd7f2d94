import assert from 'node:assert/strict';
import test from 'node:test';
import type { AgreementDocument } from '../../analysis/agreement/document/types.ts';
import { assertClose } from '../../analysis/testing/assert-close.ts';
import { analyse, temporaryFiles } from '../testing/run-analyse.ts';

const { fileOf } = temporaryFiles();

async function documentOf(content: string, ...options: string[]): Promise<AgreementDocument> {
  const { code, out, err } = await analyse('agreement', fileOf(content), '--json', ...options);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return JSON.parse(out) as AgreementDocument;
}

function assertNear(actual: number | null, expected: number): void {
  assertClose(actual ?? NaN, expected);
}

const HEADER = 'rater,organisation,item,value\n';

/** RATERS-9 as a file: nine raters of three departments, five statements, two "can't say". */
const ROWS = [
  [5, 4, 2, 1, 3],
  [5, 5, 1, 2, 3],
  [4, 4, 2, 1, ''],
  [2, 4, 4, 3, 3],
  [1, 5, 5, 4, 2],
  [2, 4, 4, '', 3],
  [1, 4, 5, 5, 5],
  [2, 3, 4, 5, 1],
  [1, 4, 5, 4, 4],
];
const DEPARTMENTS = ['DfE', 'HMRC', 'MoJ'];
const RATERS_9 =
  HEADER +
  ROWS.flatMap((row, rater) =>
    row.map((value, item) => `r${rater + 1},${DEPARTMENTS[Math.floor(rater / 3)]},S${item + 1},${value}\n`),
  ).join('');

test('the worked example has its head and its items in the document (CLI-10, CLI-11)', async () => {
  const { items, ...document } = await documentOf(RATERS_9);
  assert.equal(document.schema, 'endeavour.agreement/1');
  assert.deepEqual([document.seed, document.generator], [1, 'xoshiro128**']);
  assert.match(document.version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(document.scale, { min: 1, max: 5 });
  assert.deepEqual(document.counts, { raters: 9, organisations: 3, items: 5, ratings: 43, missing: 2 });
  assert.deepEqual(
    items.map(({ item, n, missing, median, finding }) => [item, n, missing, median, finding]),
    [
      ['S1', 9, 0, 2, 'no clearer than chance'],
      ['S2', 9, 0, 4, 'agreed'],
      ['S3', 9, 0, 4, 'no clearer than chance'],
      ['S4', 8, 1, 3.5, 'no clearer than chance'],
      ['S5', 8, 1, 3, 'no clearer than chance'],
    ],
  );
  const first = items[0]!;
  assert.deepEqual(first.distribution, [3, 3, 0, 1, 2]);
  assertNear(first.vanDerEijkA, 0.012345679);
  assertNear(first.polarisation, 0.4938271605);
  assertNear(first.adMedian, 1.2222222222);
  assertNear(first.chance.low, -0.2037037037);
  assertNear(first.chance.median, 0.1481481481);
  assertNear(first.chance.high, 0.5555555556);
});

test('the worked example has its alphas and its decomposition in the document (CLI-10, CLI-14)', async () => {
  const { alpha, decomposition } = await documentOf(RATERS_9);
  assertNear(alpha.nominal, 0.0435684647);
  assertNear(alpha.ordinal, 0.035883399);
  assertNear(alpha.interval, 0.0567307692);
  assert.deepEqual(Object.keys(alpha.withinOrganisation), DEPARTMENTS);
  assertNear(alpha.withinOrganisation['DfE']!.ordinal, 0.8473581213);
  assertNear(decomposition.etaSquared, 0.7622619735);
  assertNear(decomposition.nullMean, 0.2642815926);
  assertNear(decomposition.p, 0.0142857143);
  const [, , , fourth, fifth] = decomposition.items;
  assertNear(fourth!.etaSquared, 0.9028697572);
  assertNear(fourth!.omegaSquared, 0.8475530533);
  assertNear(fourth!.icc1, 0.8944241316);
  assertNear(fifth!.icc1, -0.4554455446);
});

test('pooled ω² and ICC(1) come from added squares, degrees of freedom and group sizes (CLI-13)', async () => {
  const { decomposition } = await documentOf(RATERS_9);
  const [between, within, betweenDegrees, withinDegrees] = [55.0416666667, 17.1666666667, 10, 28];
  const meanWithin = within / withinDegrees;
  const groupSize = (3 * 2 * 3 + 2 * 2 * 2.625) / betweenDegrees;
  assertClose(
    decomposition.omegaSquared ?? NaN,
    (between - betweenDegrees * meanWithin) / (between + within + meanWithin),
  );
  const meanBetween = between / betweenDegrees;
  assertClose(
    decomposition.icc1 ?? NaN,
    (meanBetween - meanWithin) / (meanBetween + (groupSize - 1) * meanWithin),
  );
});

test('the fields stand in the order of the document (CLI-10)', async () => {
  const document = await documentOf(RATERS_9);
  assert.equal(
    Object.keys(document).join(),
    'schema,version,seed,generator,scale,counts,items,alpha,decomposition,notes',
  );
  assert.equal(
    Object.keys(document.items[0] ?? {}).join(),
    'item,n,missing,distribution,median,adMedian,vanDerEijkA,polarisation,chance,finding',
  );
  assert.equal(Object.keys(document.decomposition).join(), 'etaSquared,nullMean,p,omegaSquared,icc1,items');
});

test('columns in any order, quotes, spaces, CRLF, a byte order mark and other columns are read (CLI-2)', async () => {
  const lines = ROWS.flatMap((row, rater) =>
    row.map(
      (value, item) =>
        `x, ${value} ,"S${item + 1}", r${rater + 1},"${DEPARTMENTS[Math.floor(rater / 3)]}"\r\n`,
    ),
  );
  const awkward = `\uFEFFnote,value, item ,"rater",organisation\r\n${lines.join('')}`;
  assert.deepEqual(await documentOf(awkward), await documentOf(RATERS_9));
});

test('the same file, options and seed give the same bytes, also with random labelings (CLI-5)', async () => {
  const rater = (r: number) => `r${r},o${r % 4},a,${1 + ((r * 7) % 5)}\nr${r},o${r % 4},b,${1 + (r % 3)}\n`;
  const many = `${HEADER}${Array.from({ length: 40 }, (_, r) => rater(r)).join('')}`;
  const file = fileOf(many);
  const first = await analyse('agreement', file, '--json', '--seed', '7');
  assert.equal((await analyse('agreement', file, '--json', '--seed', '7')).out, first.out);
  assert.match((await analyse('agreement', file)).out, /expected by chance, about p = \d\.\d{3}\)/);
  const document = JSON.parse(first.out) as AgreementDocument;
  assert.equal(document.seed, 7);
  const note = document.notes.find(({ code }) => code === 'P_FROM_RANDOM_LABELINGS');
  assert.equal(note?.detail['draws'], 9999);
  const p = document.decomposition.p ?? NaN;
  assertClose(p * 10_000, Math.round(p * 10_000), 'p in ten thousandths', 1e-6);
});

test('with one organisation all of the decomposition is null, and a note says why (CLI-3, CLI-13)', async () => {
  const { decomposition, notes } = await documentOf(`${HEADER}a,X,i,1\nb,X,i,2\nc,X,i,5\n`);
  assert.deepEqual(decomposition, {
    etaSquared: null,
    nullMean: null,
    p: null,
    omegaSquared: null,
    icc1: null,
    items: [{ item: 'i', etaSquared: null, omegaSquared: null, icc1: null }],
  });
  assert.ok(notes.some(({ code }) => code === 'ONE_ORGANISATION'));
});

test('too few answers are null and noted, never NaN; the finding is "no clearer than chance" (CLI-3, CLI-11)', async () => {
  const { items, notes, decomposition } = await documentOf(
    `${HEADER}a,X,i,1\nb,Y,i,2\na,X,j,\nb,Y,j,\na,X,k,5\nb,Y,k,\n`,
  );
  const [i, j, k] = items;
  assert.deepEqual([i?.n, i?.finding, i?.adMedian], [2, 'no clearer than chance', 0.5]);
  assert.deepEqual(j, {
    item: 'j',
    n: 0,
    missing: 2,
    distribution: [0, 0, 0, 0, 0],
    median: null,
    adMedian: null,
    vanDerEijkA: null,
    polarisation: null,
    chance: { low: null, median: null, high: null },
    finding: 'no clearer than chance',
  });
  assert.deepEqual([k?.vanDerEijkA, k?.adMedian, k?.missing], [1, null, 1]);
  assert.equal(notes.filter(({ code }) => code === 'TOO_FEW_ANSWERS').length, 3);
  assert.deepEqual([decomposition.etaSquared, decomposition.p], [null, null]);
});

test('raters without any answer are dropped, with their organisation (CLI-12)', async () => {
  const rows = `${HEADER}a,X,i,1\nb,X,i,2\nc,Y,i,5\nc2,Y,i,4\nd,Z,i,\nd,Z,j,\na,X,j,3\n`;
  const { counts, items, alpha, notes } = await documentOf(rows);
  assert.deepEqual(counts, { raters: 4, organisations: 2, items: 2, ratings: 5, missing: 0 });
  assert.deepEqual(
    items.map(({ missing }) => missing),
    [0, 0],
  );
  assert.deepEqual(Object.keys(alpha.withinOrganisation), ['X', 'Y']);
  assert.ok(notes.some(({ code, detail }) => code === 'RATERS_WITHOUT_ANSWERS' && detail['raters'] === 1));
});

test('too few people to test leave p null, with the share to expect by chance (CLI-14)', async () => {
  const { decomposition, notes } = await documentOf(`${HEADER}a,X,i,1\nb,X,i,2\nc,X,i,1\nd,Y,i,5\ne,Y,i,4\n`);
  assert.equal(decomposition.p, null);
  assertNear(decomposition.nullMean, 0.25);
  const note = notes.find(({ code }) => code === 'NOT_TESTABLE');
  assertClose(Number(note?.detail['smallestPossibleP']), 0.1);
});

test('scales may be negative, and of two categories (CLI-3)', async () => {
  const rows = `${HEADER}a,X,i,-3\nb,X,i,3\nc,Y,i,0\nd,Y,i,+1\n`;
  const wide = await documentOf(rows, '--min=-3', '--max', '3');
  assert.deepEqual(wide.items[0]?.distribution, [1, 0, 0, 1, 1, 0, 1]);
  assert.equal(wide.items[0]?.median, 0.5);
  const narrow = await documentOf(`${HEADER}a,X,i,0\nb,X,i,1\nc,Y,i,0\n`, '--min', '0', '--max', '1');
  assert.deepEqual(
    [narrow.items[0]?.vanDerEijkA, narrow.items[0]?.finding],
    [null, 'no clearer than chance'],
  );
  assert.ok(narrow.notes.some(({ code }) => code === 'TOO_FEW_CATEGORIES'));
});

test('a header without lines is a document with nothing in it (CLI-1)', async () => {
  const { counts, items, notes } = await documentOf(HEADER);
  assert.deepEqual(counts, { raters: 0, organisations: 0, items: 0, ratings: 0, missing: 0 });
  assert.deepEqual(items, []);
  assert.ok(notes.length > 0);
});

test('without --json people read sentences, a table and the notes', async () => {
  const { code, out } = await analyse('agreement', fileOf(RATERS_9));
  assert.equal(code, 0);
  assert.match(out, /9 raters, 3 organisations, 5 items; 43 ratings from 1 to 5, 2 "can't say"/);
  assert.match(out, /^S2 +9 +0 +0 0 1 6 2 +4 +0\.33 +0\.78 +−0\.20 to 0\.56 +agreed$/m);
  assert.match(out, /With 5 items, about 1 would look agreed/);
  assert.match(
    out,
    /76% of the disagreement is between organisations \(26% expected by chance, p = 0\.014\)/,
  );
  assert.match(out, /^S5 +0\.07 +none +none$/m);
  assert.match(out, /^MoJ +.*0\.44/m);
});

test('an organisation may bear any name', async () => {
  const { alpha } = await documentOf(
    `${HEADER}a,__proto__,i,1\nb,__proto__,i,2\nc,10,i,3\nd,constructor,i,3\n`,
  );
  assert.deepEqual(Object.keys(alpha.withinOrganisation).toSorted(), ['10', '__proto__', 'constructor']);
});
