import type { FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import { RecentMap } from '../platform/recent-map.ts';
import type { Attributes } from './components/attributes.ts';
import { ReaderZone } from './reader-zone.ts';
import { htmlFromBytes, renderBytes } from './render-page.ts';

/** Some ten megabytes, of posts of a usual length. */
const MOST_KEPT = 3_000;
/** In UTF-16 code units, of the properties as JSON. */
const LONGEST_KEPT = 10_000;
/** Of one object, for readers who see it in different ways or time zones. */
const MOST_WAYS = 4;

interface KeptProps<Props> extends Attributes<'article', 'aria-labelledby'> {
  readonly of: Props;
  /**
   * An object that never changes and from which, with `as`, all of `of` follows: then it is kept for as long as that
   * object. Otherwise it is kept by `of` as JSON.
   */
  readonly by?: object;
  readonly as?: string;
  readonly class: string;
  readonly id?: string;
}

/**
 * An element whose HTML inside is kept for as long as it is asked for again, for parts that stand alike on the pages of
 * many readers. It is kept by what `Inside` is made from and by the reader's time zone, so that it is never older:
 * `Inside` shows nothing else.
 */
export function keptInside<Props extends object>(
  Element: 'article' | 'li',
  Inside: FunctionComponent<Props>,
): FunctionComponent<KeptProps<Props>> {
  const recent = new RecentMap<string, Buffer>(MOST_KEPT);
  const byObject = new WeakMap<object, RecentMap<string, Buffer>>();

  const inside = (props: Props, zone: string): Buffer =>
    renderBytes(
      <ReaderZone.Provider value={zone}>
        <Inside {...props} />
      </ReaderZone.Provider>,
    );

  function keptRecently(props: Props, zone: string): Buffer {
    const key = JSON.stringify([props, zone]);
    const known = recent.get(key);
    if (known !== undefined) return known;
    const bytes = inside(props, zone);
    if (key.length <= LONGEST_KEPT) recent.set(key, bytes);
    return bytes;
  }

  function keptWith(object: object, key: string, props: Props, zone: string): Buffer {
    const ways = byObject.get(object) ?? new RecentMap<string, Buffer>(MOST_WAYS);
    byObject.set(object, ways);
    const known = ways.get(key);
    if (known !== undefined) return known;
    const bytes = inside(props, zone);
    ways.set(key, bytes);
    return bytes;
  }

  return ({ of, by, as = '', ...attributes }) => {
    const zone = useContext(ReaderZone);
    const bytes = by === undefined ? keptRecently(of, zone) : keptWith(by, `${zone} ${as}`, of, zone);
    // oxlint-disable-next-line react/no-danger -- Preact has made it
    return <Element {...attributes} dangerouslySetInnerHTML={{ __html: htmlFromBytes(bytes) }} />;
  };
}
