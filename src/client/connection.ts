import type { ConnectionState } from '../design-system/patterns/connection-notice.tsx';

export interface Connection {
  close(): void;
}

/**
 * Listens to a session's stream from the version that the page was rendered with. After a break the browser asks for
 * what it missed: the id of the last message goes back as Last-Event-ID.
 */
export function connect(
  eventsUrl: string,
  version: number,
  on: {
    readonly state: (state: ConnectionState) => void;
    readonly changes: (message: unknown) => void;
    /** Something changed that only the people running the session see. */
    readonly staff?: () => void;
  },
): Connection {
  const source = new EventSource(`${eventsUrl}${eventsUrl.includes('?') ? '&' : '?'}since=${version}`);
  source.addEventListener('open', () => on.state('live'));
  source.addEventListener('error', () => on.state(source.readyState === EventSource.CLOSED ? 'off' : 'lost'));
  source.addEventListener('changes', (event: MessageEvent<string>) => on.changes(JSON.parse(event.data)));
  source.addEventListener('staff', () => on.staff?.());
  return { close: () => source.close() };
}
