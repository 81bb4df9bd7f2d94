import MarkdownIt, { type Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

export interface MarkdownOptions {
  /** What a link leads to instead of the address that was written; null takes the link away and leaves its words. */
  readonly resolveLink?: (address: string) => string | null;
  /** Pictures are shown only from addresses that begin so; none are shown without it. */
  readonly picturesFrom?: string;
}

/** Headings in a text stand below those of the page: its own first level is the page's third. */
const HEADINGS: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6' };
/** Quotes in quotes in quotes …: deeper ones are shown as they are written. */
const DEEPEST = 12;

/** Whole web addresses, e-mail addresses, and pages of this site. */
const SAFE_ADDRESS = /^(https?:\/\/[^\s\\]|mailto:[^\s]|\/(?![\\/])|#)/i;

const markdown = new MarkdownIt('default', {
  html: false,
  linkify: true,
  breaks: true,
  typographer: false,
  maxNesting: DEEPEST,
});
// "example.org" alone is no address, and neither is a file name such as notes.md.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
// What may be linked is decided below, once, for everything that comes out.
markdown.validateLink = (address) => !/^\s*(javascript|vbscript|data|file):/i.test(address);

/**
 * Text in the small Markdown subset that `docs/markdown.md` describes, as HTML that is safe to put on a page: headings,
 * lists, links, quotes, tables, code and emphasis. Markup in the text is shown as text. What comes out has passed an
 * allow-list of elements, attributes and kinds of address.
 */
export function renderMarkdown(text: string, options: MarkdownOptions = {}): string {
  const env = {};
  const tokens = markdown.parse(text, env);
  closeGapsInLevels(tokens);
  if (options.resolveLink !== undefined) resolveLinks(tokens, options.resolveLink);
  const clean = sanitizeHtml(markdown.renderer.render(tokens, markdown.options, env), allowList(options));
  return clean
    .replaceAll('<table>', '<div class="se-scroll" tabindex="0" role="group" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>');
}

/** The first heading is of the first level, and each is at most one level below the one it belongs to. */
function closeGapsInLevels(tokens: readonly Token[]): void {
  const above: number[] = [];
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const written = Number(token.tag.slice(1));
      while ((above.at(-1) ?? 0) >= written) above.pop();
      above.push(written);
    }
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${above.length}`;
  }
}

function resolveLinks(tokens: readonly Token[], resolve: (address: string) => string | null): void {
  for (const token of tokens) {
    if (token.type === 'link_open') token.attrSet('href', resolve(String(token.attrGet('href') ?? '')) ?? '');
    if (token.children !== null) resolveLinks(token.children, resolve);
  }
}

function allowList({ picturesFrom }: MarkdownOptions): sanitizeHtml.IOptions {
  return {
    allowedTags:
      'h3 h4 h5 h6 p br hr blockquote ul ol li pre code strong em s a table thead tbody tr th td img'.split(
        ' ',
      ),
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'], img: ['src', 'alt', 'loading'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonBooleanAttributes: [],
    transformTags: {
      ...Object.fromEntries(
        Object.entries(HEADINGS).map(([from, to]) => [from, sanitizeHtml.simpleTransform(to, {})]),
      ),
      a: (tagName, { href }) => ({
        tagName,
        attribs: typeof href === 'string' && SAFE_ADDRESS.test(href) ? { href, ...relOf(href) } : {},
      }),
      img: (tagName, { src, alt }) => ({
        tagName,
        attribs: { src: src ?? '', alt: alt ?? '', loading: 'lazy' },
      }),
    },
    exclusiveFilter: ({ tag, attribs }) =>
      tag === 'img' && (picturesFrom === undefined || !isFrom(attribs['src'] ?? '', picturesFrom)),
  };
}

function isFrom(address: string, prefix: string): boolean {
  return address.startsWith(prefix) && /^[\w\-/]*$/.test(address.slice(prefix.length));
}

/** Other sites are told nothing, and gain nothing by being named here. */
function relOf(address: string): { readonly rel?: string } {
  return address.startsWith('/') || address.startsWith('#') ? {} : { rel: 'nofollow ugc noopener' };
}

/** How a part ends that needs no full stop before the next one: also with a bracket or a quotation mark after it. */
const ENDED = /[\p{Terminal_Punctuation}…][\p{Pe}\p{Pf}"'*]*$/u;

/**
 * The words of a text without its marks, in one line. A heading, an item or a row that ends without a mark gets a full
 * stop, and a cell a comma, so that it does not run into what follows, neither for the eye nor when it is read aloud.
 */
export function plainText(text: string): string {
  const parts: { words: string; row: number }[] = [];
  let rows = 0;
  let isInRow = false;
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'tr_open') rows += 1;
    if (token.type === 'tr_open' || token.type === 'tr_close') isInRow = token.type === 'tr_open';
    const words = wordsOf(token).replace(/\s+/g, ' ').trim();
    if (words !== '') parts.push({ words, row: isInRow ? rows : 0 });
  }
  return parts
    .map(({ words, row }, at) => {
      const next = parts[at + 1];
      if (next === undefined || ENDED.test(words)) return words;
      return words + (row > 0 && next.row === row ? ',' : '.');
    })
    .join(' ');
}

/** The beginning of {@link plainText}, for lists and feeds; at most `most` characters. */
export function plainWords(text: string, most: number): string {
  const words = plainText(text);
  const characters = [...words];
  return characters.length <= most
    ? words
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** What somebody reads of a part: a picture has no words. */
function wordsOf({ type, content, children }: Token): string {
  switch (type) {
    case 'inline':
      return (children ?? []).map(wordsOf).join('');
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'image':
      return '';
    default:
      return content;
  }
}
