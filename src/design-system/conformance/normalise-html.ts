/**
 * HTML in one canonical form, one tag or text a line, so that two pieces that mean the same compare
 * equal: attributes and class names sorted, entities decoded, indentation dropped. A space that can be
 * seen or heard (beside an inline element) stays.
 *
 * For well-formed markup only, as components and govuk-frontend's fixtures are.
 */
export function normaliseHtml(html: string): string {
  return lines(parse(html), 0).join('\n');
}

/** Stands around raw HTML that a test hands to a component; it is not part of the result. */
export const RAW_ELEMENT = 'raw-html';

interface Element {
  tag: string;
  attributes: Map<string, string>;
  children: Node[];
}
type Node = Element | string;

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'small', 'span', 'strong', 'time']);
const TOKEN =
  /<!--.*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*(\/?)>|[^<]+/gs;
const ATTRIBUTE = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;

function parse(html: string): Node[] {
  const root: Element = { tag: '', attributes: new Map(), children: [] };
  const open = [root];
  for (const token of html.matchAll(TOKEN)) {
    const [text, closing, opening, attributes = '', selfClosing] = token;
    const parent = open.at(-1) ?? root;
    if (closing) open.pop();
    else if (opening) {
      const element: Element = { tag: opening, attributes: parseAttributes(attributes), children: [] };
      parent.children.push(element);
      if (!selfClosing && !VOID.has(opening)) open.push(element);
    } else if (!text.startsWith('<!--')) parent.children.push(decode(text));
  }
  return unwrapRaw(root.children);
}

function unwrapRaw(nodes: readonly Node[]): Node[] {
  const unwrapped = nodes.flatMap((node): Node[] => {
    if (typeof node === 'string') return [node];
    const children = unwrapRaw(node.children);
    return node.tag === RAW_ELEMENT ? children : [{ ...node, children }];
  });
  return unwrapped.reduce<Node[]>((joined, node) => {
    const last = joined.at(-1);
    return typeof node === 'string' && typeof last === 'string'
      ? [...joined.slice(0, -1), last + node]
      : [...joined, node];
  }, []);
}

function parseAttributes(source: string): Map<string, string> {
  const found = [...source.matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single, bare]): [string, string] => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ],
  );
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  ctdot: '\u22ef',
  copy: '©',
};

function decode(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name ?? ''] ?? whole;
    },
  );
}

function lines(nodes: readonly Node[], depth: number): string[] {
  const indent = '  '.repeat(depth);
  return nodes.flatMap((node, index) => {
    if (typeof node === 'string') {
      const text = visibleText(node, nodes[index - 1], nodes[index + 1]);
      return text === '' ? [] : [`${indent}"${text}"`];
    }
    return [`${indent}<${node.tag}${attributeText(node)}>`, ...lines(node.children, depth + 1)];
  });
}

function attributeText({ attributes }: Element): string {
  return [...attributes]
    .map(([name, value]) => ` ${name}="${name === 'class' ? sortedWords(value) : value}"`)
    .join('');
}

function sortedWords(text: string): string {
  return text.split(/\s+/).filter(Boolean).toSorted().join(' ');
}

function visibleText(text: string, before: Node | undefined, after: Node | undefined): string {
  const middle = text.trim().replace(/\s+/g, ' ');
  const leading = edge(/^\s*/.exec(text)?.[0] ?? '', before);
  if (middle === '') return leading && edge(text, after);
  return leading + middle + edge(/\s*$/.exec(text)?.[0] ?? '', after);
}

/** The space between a text and its neighbour: seen beside inline content; at the end of a parent only if meant. */
function edge(space: string, neighbour: Node | undefined): string {
  if (space === '') return '';
  if (neighbour === undefined) return space.includes('\n') ? '' : ' ';
  return typeof neighbour === 'string' || INLINE.has(neighbour.tag) ? ' ' : '';
}
