import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ConnectionNotice, type ConnectionState } from '../design-system/patterns/connection-notice.tsx';
import { connect } from './connection.ts';

/** What the model of a page that asks for itself again must carry. */
export interface RefetchedModel {
  readonly version: number;
  /** The stream that says when something has changed. */
  readonly eventsUrl: string;
}

/** No page asks more often than this, however much happens. */
const WAIT_MS = 500;

/**
 * Makes a page that shows its model keep itself up to date: when the stream says that something changed, the page
 * asks its own address for the new model as JSON and renders it in place. What is typed or chosen stays.
 */
export function refetched<Model extends RefetchedModel>(View: ComponentType<{ model: Model }>) {
  return function Refetched({ model: first }: { model: Model }) {
    const [model, setModel] = useState(first);
    const [state, setState] = useState<ConnectionState>('live');
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

    useEffect(() => {
      async function refetch(): Promise<void> {
        timer.current = undefined;
        const response = await fetch(location.href, { headers: { accept: 'application/json' } });
        // Signed out, or a role taken away: the whole page says so.
        if (response.ok) setModel((await response.json()) as Model);
        else location.reload();
      }
      function refetchSoon(): void {
        timer.current ??= setTimeout(() => void refetch().catch(() => undefined), WAIT_MS);
      }
      const connection = connect(first.eventsUrl, first.version, {
        state: setState,
        changes: refetchSoon,
        staff: refetchSoon,
      });
      return () => {
        clearTimeout(timer.current);
        connection.close();
      };
    }, []);

    return (
      <>
        <ConnectionNotice state={state} />
        <View model={model} />
      </>
    );
  };
}
