import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { plainText, plainWords, renderMarkdown } from './markdown.ts';

const TAGS = new Set(
  'h3 h4 h5 h6 p br hr blockquote ul ol li pre code strong em s a table thead tbody tr th td img div html head body'.split(
    ' ',
  ),
);
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  ol: ['start'],
  img: ['src', 'alt', 'loading'],
  div: ['class', 'tabindex', 'role', 'aria-label'],
};

/** What is wrong with HTML that a browser is to show; empty where nothing can run. */
function dangers(html: string): string[] {
  const found: string[] = [];
  const $ = load(html);
  $('*').each((_, element) => {
    if (!('tagName' in element)) return;
    if (!TAGS.has(element.tagName)) found.push(`<${element.tagName}>`);
    for (const [name, value] of Object.entries(element.attribs)) {
      if (!(ATTRIBUTES[element.tagName] ?? []).includes(name)) found.push(`${element.tagName} ${name}`);
      if (name === 'href' && !/^(https?:|mailto:|[/#])/i.test(value)) found.push(`href ${value}`);
      if (name === 'href' && /^\s*\/\//.test(value)) found.push(`href ${value}`);
      if (name === 'src' && !value.startsWith('/pictures/')) found.push(`src ${value}`);
    }
  });
  return found;
}

/** Written for this product after the ways in which such filters have been got round. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<body onload=alert(1)>',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '<form action=/sign-out method=post><button>x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<base href="//evil.example/">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](javascript&colon;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](\\\\evil.example)',
  '[x](https://good.example" onmouseover="alert(1))',
  '[x](https://good.example "t\\" onmouseover=\\"alert(1)")',
  '![x](https://evil.example/spy.png)',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x](/pictures/../../sign-out)',
  '![x](/pictures/a?b=c)',
  '![x"onerror="alert(1)](/pictures/a)',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '[x]: javascript:alert(1)\n\n[x]',
  '`<script>alert(1)</script>`',
  '    <script>alert(1)</script>',
  '```"><script>alert(1)</script>\n<script>alert(1)</script>\n```',
  '| <script>alert(1)</script> |\n| --- |\n| <img src=x onerror=alert(1)> |',
  '# <script>alert(1)</script>',
  '> <script>alert(1)</script>',
  '* <svg onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<a\u0000 href="javascript:alert(1)">x</a>',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<p style="position:fixed;inset:0">cover</p>',
  '<div id="main-content" class="govuk-button">x</div>',
  '[x](https://example.org/<script>alert(1)</script>)',
  'https://example.org/"onmouseover="alert(1)',
  '<x onclick=alert(1)>x</x>',
  '<template><script>alert(1)</script></template>',
  '<xmp><script>alert(1)</script></xmp>',
];

const options = { picturesFrom: '/pictures/' };

test('FOR-T6: no attack of the list makes anything that runs, calls out or covers the page', () => {
  for (const attack of ATTACKS) {
    const html = renderMarkdown(attack, options);
    assert.deepEqual(dangers(html), [], `${attack}\n${html}`);
    assert.deepEqual(dangers(renderMarkdown(`Before ${attack} after\n\n${attack}`, options)), [], attack);
  }
});

test('FOR-T6: nothing that is put together from pieces of attacks does either', () => {
  const marks = [
    '<',
    '>',
    '"',
    "'",
    '`',
    '[',
    ']',
    '(',
    ')',
    '!',
    '&',
    '\n',
    '\\',
    ' ',
    '#',
    '|',
    '*',
    '\u0000',
    '\t',
  ];
  const words = 'script img svg javascript: data: onerror= alert(1) href= src= //e.example &#106; &colon; x';
  const pieces = fc.constantFrom(...marks, ...words.split(' '), ...ATTACKS);
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      assert.deepEqual(dangers(renderMarkdown(parts.join(''), options)), []);
    }),
    { numRuns: 1_500 },
  );
});

test('what people write looks as they meant it', () => {
  const html = renderMarkdown(
    '# What we tried\n\nA **phone** _before_ the `gate`, ~~not~~ after:\n\n1. one\n2. two\n\n> Quoted\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nSee https://example.org/a and [this](/forum).',
  );
  for (const expected of [
    '<h3>What we tried</h3>',
    '<strong>phone</strong>',
    '<em>before</em>',
    '<code>gate</code>',
    '<s>not</s>',
    '<ol>\n<li>one</li>',
    '<blockquote>',
    'aria-label="Table"><table>',
    '<a href="https://example.org/a" rel="nofollow ugc noopener">',
    '<a href="/forum">this</a>',
  ]) {
    assert.ok(html.includes(expected), `${expected}\n${html}`);
  }
});

test('a link can be led elsewhere, or lose its address and keep its words', () => {
  const resolveLink = (address: string) => (address === 'person:1' ? '/people/1' : null);
  const html = renderMarkdown('[@Ann](person:1) and [x](https://example.org)', { resolveLink });
  assert.equal(html, '<p><a href="/people/1">@Ann</a> and <a>x</a></p>\n');
});

test('FOR-T6: deep quotes and a megabyte are done with in a moment', () => {
  const began = performance.now();
  assert.deepEqual(dangers(renderMarkdown(`${'>'.repeat(5_000)} deep`)), []);
  assert.deepEqual(dangers(renderMarkdown('['.repeat(20_000))), []);
  assert.deepEqual(dangers(renderMarkdown('*a_ '.repeat(20_000))), []);
  assert.ok(performance.now() - began < 10_000);
});

test('the words of a text fit a line', () => {
  assert.equal(
    plainWords('# A & B\n\n**bold** <x> [link](/a)\n\n* one\n* two', 100),
    'A & B. bold <x> link. one. two',
  );
  assert.equal(
    plainWords(
      'a**b**c `x<y`  \nnext\nline \\* &amp; ![alt](/picture)\n\n| h |\n| - |\n| cell |\n\n```\ncode\n```\n---\nend',
      100,
    ),
    'abc x<y next line * &. h. cell. code. end',
  );
  assert.equal(plainWords('word '.repeat(10), 12), 'word word w…');
});

test('a heading does not run into the text below it, and what ends with a mark gets no other', () => {
  assert.equal(
    plainText(
      '## What we tried\n\nWe changed the *gate*.\n\n## Did it help?\n\n- Yes (mostly.)\n- “No!”\n- 好。\n- 👍',
    ),
    'What we tried. We changed the gate. Did it help? Yes (mostly.) “No!” 好。 👍',
  );
  assert.equal(
    plainText('| From | To |\n| - | - |\n| Prison | Health |\n| Police | |\n\nend'),
    'From, To. Prison, Health. Police. end',
  );
  assert.equal(plainText('![](/picture)\n\n***\n\n'), '');
});

test('headings leave out no level, wherever a text begins', () => {
  const levels = (text: string) =>
    [...renderMarkdown(text).matchAll(/<h(\d)>/g)].map(([, level]) => Number(level));
  assert.deepEqual(levels('## Where\n\n## What\n\n#### Deep\n\n# Top'), [3, 3, 4, 3]);
});
