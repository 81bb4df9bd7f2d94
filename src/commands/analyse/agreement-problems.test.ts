import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { analyse, temporaryFiles } from '../testing/run-analyse.ts';

const { folder, fileOf } = temporaryFiles();
const HEADER = 'rater,organisation,item,value\n';

const WRONG: [content: string, message: RegExp][] = [
  ['', /line 1, column 1: The columns "rater" and .* are missing/],
  ['rater,organisation,item\n', /line 1, column 1: The column "value" is missing/],
  ['rater,organisation,item,value,item\n', /line 1, column 31: The column "item" is named twice/],
  [`${HEADER}a,X,i,4\nb,X,i,four\n`, /line 3, column 7: value: "four" is not a whole number/],
  [`${HEADER}a,X,i,4.5\n`, /line 2, column 7: value: "4.5" is not a whole number/],
  [`${HEADER}a,X,i,6\n`, /line 2, column 7: value: 6 is out of range. Enter a whole number from 1 to 5/],
  [`${HEADER}a,X,i,4\na,X,i,4\n`, /line 3, column 5: item: Rater "a" has already rated item "i"/],
  [`${HEADER}a,X,i,\na,X,i,4\n`, /line 3, column 5: item: Rater "a" has already rated/],
  [`${HEADER}a,X,i,4\na,Y,j,4\n`, /line 3, column 3: organisation: Rater "a" belongs to "X"/],
  [`${HEADER}a,X,i\n`, /line 2, column 5: This line has 3 columns, the first line has 4/],
  [`${HEADER}a,X,i,4,5\n`, /line 2, column 9: This line has 5 columns/],
  [`${HEADER},X,i,4\n`, /line 2, column 1: rater: Enter the rater/],
  [`${HEADER}a,X,"i,4\n`, /line 2, column 5: The quote that opens here is not closed/],
];

test('wrong input ends with 2 and names file, line and column (CLI-1, CLI-2)', async () => {
  for (const [content, message] of WRONG) {
    const file = fileOf(content);
    const { code, out, err } = await analyse('agreement', file, '--json');
    assert.equal(code, 2, content);
    assert.equal(out, '', content);
    assert.match(err, message);
    assert.ok(err.startsWith(`${file}, line `), err);
  }
});

test('bytes that are no UTF-8 text are named by their place (CLI-2)', async () => {
  const file = fileOf(Buffer.concat([Buffer.from(`${HEADER}a,X,caf`), Buffer.from([0xe9, 0x2c, 0x34])]));
  const { code, err } = await analyse('agreement', file);
  assert.equal(code, 2);
  assert.match(err, /line 2, column 8: This is not UTF-8 text/);
});

test('a file that is not there, and a folder, are named (CLI-1)', async () => {
  const nowhere = await analyse('agreement', path.join(folder, 'nowhere.csv'));
  assert.deepEqual([nowhere.code, nowhere.out], [2, '']);
  assert.match(nowhere.err, /nowhere\.csv: There is no such file/);
  const { code, err } = await analyse('agreement', folder);
  assert.equal(code, 2);
  assert.match(err, /This is a folder/);
});

test('wrong options end with 2 (CLI-1)', async () => {
  const file = fileOf(`${HEADER}a,X,i,4\n`);
  for (const options of [
    ['--min', 'low'],
    ['--max=4.5'],
    ['--min=5', '--max=5'],
    ['--max=100000'],
    ['--seed', '-1'],
    ['--seed=1.5'],
    ['--unknown'],
    ['another.csv'],
  ]) {
    const { code, out, err } = await analyse('agreement', file, ...options);
    assert.equal(code, 2, options.join(' '));
    assert.equal(out, '');
    assert.notEqual(err, '');
  }
  assert.equal((await analyse('agreement')).code, 2);
  assert.equal((await analyse('unknown')).code, 2);
  assert.equal((await analyse('agreement', '--help')).code, 0);
});
