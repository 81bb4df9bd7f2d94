/**
 * - `live`: changes arrive by themselves
 * - `lost`: the connection broke; the browser tries again by itself
 * - `off`: the service has no room for another live page; the page keeps its update link
 */
export type ConnectionState = 'live' | 'lost' | 'off';

/** Says in words when live updates have stopped (LIVE-76). In the page from the start, so that it is announced. */
export function ConnectionNotice({ state }: { state: ConnectionState }) {
  return (
    <div role="status">
      {state === 'live' ? null : (
        <div class="se-connection">
          <p class="se-connection__text">
            {state === 'lost'
              ? 'Connection lost. You can go on reading and writing: what you send is kept, and sent when the connection is back.'
              : 'Live updates are off because very many people are here. Use the update link to see what is new.'}
          </p>
        </div>
      )}
    </div>
  );
}
