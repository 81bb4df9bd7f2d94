import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { zip } from '../../../platform/zip.ts';
import { attachedIn, markdownOf, plainName, typeOfName } from './attachment.ts';
import { checkFile } from './check-file.ts';
import { scan } from './scan.ts';

const square = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#0b5a5e' } });

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const docx = (...more: readonly { name: string; content: string }[]) =>
  zip([
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

async function refusal(content: Buffer, type: Parameters<typeof checkFile>[1]): Promise<string> {
  const checked = await checkFile(content, type);
  assert.equal(checked.ok, false);
  return checked.ok ? '' : checked.message;
}

test('FOR-14: what a camera writes into a picture is removed, and the picture is upright', async () => {
  const taken = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: 'Ann Smith' }, IFD3: { GPSLatitude: '53/1 48/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok((await sharp(taken).metadata()).exif !== undefined);
  const checked = await checkFile(taken, 'jpg');
  assert.ok(checked.ok);
  const { exif, xmp, iptc, width, height, orientation } = await sharp(checked.content).metadata();
  assert.deepEqual([exif, xmp, iptc, orientation], [undefined, undefined, undefined, undefined]);
  assert.deepEqual([width, height], [20, 40]);
  assert.equal(checked.content.includes('Ann Smith'), false);
});

test('FOR-14: pictures of every kind come through, and large ones are made smaller', async () => {
  for (const type of ['jpg', 'png', 'webp', 'gif'] as const) {
    const checked = await checkFile(
      await square(2600)
        .toFormat(type === 'jpg' ? 'jpeg' : type)
        .toBuffer(),
      type,
    );
    assert.ok(checked.ok, type);
    const { format, width } = await sharp(checked.content).metadata();
    assert.deepEqual([format, width], [type === 'jpg' ? 'jpeg' : type, 2560]);
  }
});

test('FOR-14: a file that lies about what it is, is empty, cut off or huge, is refused', async () => {
  const png = await square(10).png().toBuffer();
  assert.match(await refusal(png, 'jpg'), /not what its name says. Save it as JPG again/);
  assert.match(await refusal(Buffer.from('<script>alert(1)</script>'), 'png'), /not what its name says/);
  assert.match(await refusal(Buffer.from('MZ\u0090\u0000'), 'pdf'), /not what its name says/);
  assert.match(await refusal(Buffer.from('<svg onload="alert(1)"/>'), 'gif'), /not what its name says/);
  assert.match(await refusal(Buffer.alloc(0), 'pdf'), /empty/);
  assert.match(await refusal(Buffer.from([0x4d, 0x5a, 0, 1]), 'txt'), /not text/);
  assert.match(
    await refusal((await square(400).jpeg().toBuffer()).subarray(0, 900), 'jpg'),
    /cannot be read/,
  );
  // A few kilobytes that would unpack to 200 MB.
  const huge = await square(8000).png({ palette: true, colours: 2 }).toBuffer();
  assert.ok(huge.length < 200_000);
  assert.match(await refusal(huge, 'png'), /too large/);
});

test('FOR-14: what hides behind a picture does not come along', async () => {
  const both = Buffer.concat([await square(10).png().toBuffer(), Buffer.from('<script>alert(1)</script>PK')]);
  const checked = await checkFile(both, 'png');
  assert.ok(checked.ok);
  assert.equal(checked.content.includes('script'), false);
});

test('FOR-14: documents are taken as they are, but not with macros, nor if they unpack to far more', async () => {
  const plain = docx();
  assert.deepEqual(await checkFile(plain, 'docx'), { ok: true, content: plain });
  assert.match(await refusal(zip([{ name: 'a.txt', content: 'a' }]), 'docx'), /not what its name says/);
  assert.match(await refusal(docx({ name: 'word/vbaProject.bin', content: 'x' }), 'docx'), /macros/);
  const claims = docx({ name: 'word/big.xml', content: 'x' });
  // What the last entry of the directory says of itself: that it is packed, and how much it unpacks to.
  const entry = claims.lastIndexOf('PK\u0001\u0002');
  claims.writeUInt16LE(8, entry + 10);
  claims.writeUInt32LE(0xfffffff0, entry + 24);
  assert.match(await refusal(claims, 'docx'), /far larger than it seems/);
  assert.match(await refusal(plain.subarray(0, plain.length - 30), 'docx'), /cannot be read/);
});

test('FOR-14: a part that unpacks to much is not unpacked to find out what the file is', async () => {
  const zeros = Buffer.alloc(200 * 1024 * 1024);
  const packed = deflateRawSync(zeros);
  const name = Buffer.from('[Content_Types].xml');
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(8, 4);
  about.writeUInt32LE(crc32(zeros), 10);
  about.writeUInt32LE(packed.length, 14);
  about.writeUInt32LE(zeros.length, 18);
  about.writeUInt16LE(name.length, 22);
  const bomb = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, name, packed]);
  const before = process.memoryUsage().rss;
  assert.equal((await checkFile(bomb, 'docx')).ok, false);
  assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024);
});

test('a virus check says clean, not clean, or nothing; without one everything is clean', async () => {
  const says = (code: number) => scan(['sh', '-c', `cat > /dev/null; exit ${code}`], Buffer.from('x'));
  assert.deepEqual(
    [
      await says(0),
      await says(1),
      await says(2),
      await scan(['no-such-program'], Buffer.alloc(9)),
      await scan([], Buffer.alloc(1)),
    ],
    ['clean', 'infected', 'unknown', 'unknown', 'clean'],
  );
  // It reads what it is given.
  const grep = ['grep', '-q', '-v', 'EICAR'];
  assert.equal(await scan(grep, Buffer.from('harmless\n')), 'clean');
  assert.equal(await scan(grep, Buffer.from('EICAR\n')), 'infected');
});

test('names are those of files, and what a text shows is found in it', () => {
  const rules = { mostBytes: 1, types: ['jpg', 'pdf'], scan: [] };
  assert.deepEqual(
    ['a.JPEG', 'a.pdf.exe', 'b.pdf', 'c.png', 'pdf'].map((name) => typeOfName(name, rules)),
    ['jpg', undefined, 'pdf', undefined, undefined],
  );
  assert.equal(plainName('C:\\fakepath\\..\\a"b\n<c>.pdf'), 'a_b__c_.pdf');
  assert.equal(plainName(`${'x'.repeat(300)}.pdf`).length, 100);
  const id = '0123456789abcdef' as never;
  const markdown = markdownOf(id, { name: 'a.png', size: 9, type: 'png', description: 'A [gate] *open*' });
  assert.equal(markdown, String.raw`![A \[gate\] \*open\*](/forum/attachments/0123456789abcdef)`);
  assert.deepEqual(attachedIn(`${markdown} and ${markdown}`), [id]);
});
