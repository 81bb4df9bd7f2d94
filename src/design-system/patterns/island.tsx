import type { ComponentChildren } from 'preact';
import { ConnectionNotice } from './connection-notice.tsx';

export interface IslandProps {
  /** Which component brings it to life: a key of `src/client/islands.tsx`. */
  name: string;
  /** What that component is given, as JSON. */
  model: unknown;
  children: ComponentChildren;
}

/**
 * A part of a page that scripts keep up to date. The server renders the component and sends what it was rendered
 * from; the browser renders the notice of the connection and the same component on the same model again, and then on
 * newer ones. Without scripts it
 * is a plain part of the page.
 */
export function Island({ name, model, children }: IslandProps) {
  return (
    <>
      <div data-island={name}>
        <ConnectionNotice state="live" />
        {children}
      </div>
      <script
        type="application/json"
        data-island-model={name}
        // oxlint-disable-next-line react/no-danger -- JSON with every "<" escaped, which no parser takes for markup
        dangerouslySetInnerHTML={{ __html: JSON.stringify(model).replaceAll('<', '\\u003c') }}
      />
    </>
  );
}
