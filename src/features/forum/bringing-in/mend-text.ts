import { convert } from 'html-to-text';
import { MAX_POST_LENGTH } from '../post.ts';

const DEEPEST_HTML = 50;
/** Longer HTML is cut, and then its text is too long in any case. */
const MOST_HTML = 40 * MAX_POST_LENGTH;

/** The words of HTML with its lists and quotes, as Markdown takes them. */
export function wordsOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: MOST_HTML, maxDepth: DEEPEST_HTML },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}

/** A link or picture in Markdown that does not name a whole web address: it led to a place in the old forum, or to one of ours by chance. */
const OWN_ADDRESS = /(!?)\[([^\]\n]*)\]\(\s*<?(?!https?:\/\/|mailto:)([^)\s>]*)>?(?:\s[^)\n]*)?\)/gi;

/**
 * The text with only the words of pictures and of links that lead to no whole web address.
 *
 * @returns how many there were of them, too
 */
export function withoutOwnAddresses(text: string): { readonly text: string; readonly pictures: number } {
  let pictures = 0;
  const mended = text.replaceAll(OWN_ADDRESS, (_whole, isPicture: string, words: string) => {
    pictures += 1;
    // Discourse writes the size of a picture behind its words.
    const said = words.replace(/\|[\d,x% ]+$/, '').trim();
    return isPicture === '' ? words : `(picture: ${said === '' ? 'not described' : said})`;
  });
  return { text: mended, pictures };
}

const QUOTE = /\[quote(?:="([^",\]]*)[^\]]*)?\]([^]*?)\[\/quote\]/gi;

/** Discourse marks a quote in its own way; Markdown marks its lines. */
export function markedQuotes(text: string): string {
  return text.replaceAll(QUOTE, (_whole, author: string | undefined, words: string) => {
    const lines = words.trim().split(/\r?\n/);
    const from = author === undefined || author === '' ? [] : [`${author} wrote:`, ''];
    return ['', ...[...from, ...lines].map((line) => `> ${line}`.trimEnd()), '', ''].join('\n');
  });
}
