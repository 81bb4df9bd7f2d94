/**
 * - `live`: changes arrive by themselves
 * - `lost`: the connection broke; the browser tries again by itself
 * - `off`: the service has no room for another live page; the page keeps its update link
 * - `refused`: who looks at the page may no longer, or is not signed in any more
 */
export type ConnectionState = 'live' | 'lost' | 'off' | 'refused';

const WORDS: Readonly<Record<Exclude<ConnectionState, 'live'>, string>> = {
  lost: 'Connection lost. You can go on reading and writing: what you send is kept, and sent when the connection is back.',
  off: 'Live updates are off because very many people are here. Use the update link to see what is new.',
  refused:
    'This page is no longer kept up to date: you were signed out, or your role has changed. Copy what you have written, then reload the page.',
};

/** Says in words when live updates have stopped (LIVE-76). In the page from the start, so that it is announced. */
export function ConnectionNotice({ state }: { state: ConnectionState }) {
  return (
    <div role="status">
      {state === 'live' ? null : (
        <div class="se-connection">
          <p class="se-connection__text">{WORDS[state]}</p>
        </div>
      )}
    </div>
  );
}
