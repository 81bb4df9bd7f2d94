import type { FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import { render } from 'preact-render-to-string';
import { RecentMap } from '../platform/recent-map.ts';
import type { Attributes } from './components/attributes.ts';
import { ReaderZone } from './reader-zone.ts';

/** Some ten megabytes, of posts of a usual length. */
const MOST_KEPT = 3_000;
/** In UTF-16 code units, of the properties as JSON. */
const LONGEST_KEPT = 10_000;

/**
 * An element whose HTML inside is kept for as long as it is asked for again, for parts that stand alike on the pages of
 * many readers. It is kept by the properties of `Inside` and by the reader's time zone, so that it is never older than
 * what it is made from: `Inside` shows nothing else.
 */
export function keptInside<Props extends object>(
  Element: 'article' | 'li',
  Inside: FunctionComponent<Props>,
): FunctionComponent<{ of: Props; class: string; id?: string } & Attributes<'article', 'aria-labelledby'>> {
  const kept = new RecentMap<string, string>(MOST_KEPT);

  function htmlOf(props: Props, zone: string): string {
    const key = JSON.stringify([props, zone]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const html = render(
      <ReaderZone.Provider value={zone}>
        <Inside {...props} />
      </ReaderZone.Provider>,
    );
    if (key.length <= LONGEST_KEPT) kept.set(key, html);
    return html;
  }

  return ({ of, ...attributes }) => {
    const html = htmlOf(of, useContext(ReaderZone));
    // oxlint-disable-next-line react/no-danger -- Preact has made it
    return <Element {...attributes} dangerouslySetInnerHTML={{ __html: html }} />;
  };
}
