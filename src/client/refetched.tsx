import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ConnectionNotice, type ConnectionState } from '../design-system/patterns/connection-notice.tsx';
import { announceLater, announceNow } from './announce.ts';
import { connect } from './connection.ts';
import { sendInPlace } from './in-place.ts';

/** What the model of a page that asks for itself again must carry. */
export interface RefetchedModel {
  readonly version: number;
  /** The stream that says when something has changed. */
  readonly eventsUrl: string;
  /** Said at the next pause when it has become another, such as "3 questions wait". */
  readonly announcement?: string;
  /** Said at once when it has become another: the state of the session. */
  readonly urgentAnnouncement?: string;
}

/** What a view is given in the browser, beside its model. */
export interface RefetchedProps<Model> {
  readonly model: Model;
  /** What forms of this page that were sent in place were about, since the page was opened. */
  readonly handled?: ReadonlySet<string>;
}

/** No page asks more often than this, however much happens. */
const WAIT_MS = 500;
/** The service is away for a moment: the page asks again after this long. */
const RETRY_MS = 5_000;
/** Without a stream the page asks this often. */
const WITHOUT_STREAM_MS = 15_000;
/** Signed out, or a role taken away: no use to ask again. */
const REFUSED: readonly number[] = [401, 403, 404];

const NOT_SENT = 'Not sent: the service cannot be reached. Try again in a moment.';

/**
 * Makes a page that shows its model keep itself up to date: when the stream says that something changed, the page
 * asks its own address for the new model as JSON and renders it in place. What is typed or chosen stays, also when
 * the service is away or the person is signed out. Forms with `data-in-place` are sent without leaving it.
 */
export function refetched<Model extends RefetchedModel>(View: ComponentType<RefetchedProps<Model>>) {
  return function Refetched({ model: first }: { model: Model }) {
    const [model, setModel] = useState(first);
    const [state, setState] = useState<ConnectionState>('live');
    const [told, setTold] = useState<string | null>(null);
    const [handled, setHandled] = useState<ReadonlySet<string>>(new Set());
    const shown = useRef(first);
    const { eventsUrl, version } = first;

    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isBroken = false;
      let isOff = false;
      // The answer to one's own act says what it has changed: no need to say it again.
      let isAnswered = false;

      function take(next: Model): void {
        const news = next.announcement;
        if (news !== undefined && news !== shown.current.announcement && !isAnswered) announceLater(news);
        isAnswered = false;
        const urgent = next.urgentAnnouncement;
        if (urgent !== undefined && urgent !== shown.current.urgentAnnouncement) announceNow(urgent);
        shown.current = next;
        setModel(next);
      }
      async function refetch(): Promise<void> {
        const response = await fetch(location.href, { headers: { accept: 'application/json' } });
        if (response.ok) {
          take((await response.json()) as Model);
          if (isOff) refetchIn(WITHOUT_STREAM_MS);
        } else if (REFUSED.includes(response.status)) {
          connection.close();
          setState('refused');
        } else throw new Error(`${response.status} for ${location.pathname}`);
      }
      function refetchIn(ms: number): void {
        timer ??= setTimeout(() => {
          timer = undefined;
          refetch().catch(() => refetchIn(RETRY_MS));
        }, ms);
      }
      const refetchSoon = (): void => refetchIn(WAIT_MS);
      const connection = connect(eventsUrl, version, {
        state(next) {
          // What changed for staff alone is not repeated to a stream that comes back.
          if (next === 'live' && isBroken) refetchSoon();
          isBroken = next !== 'live';
          isOff = next === 'off';
          if (isOff) refetchIn(WITHOUT_STREAM_MS);
          setState(next);
        },
        changes: refetchSoon,
        staff: refetchSoon,
      });
      const stopSending = sendInPlace({
        done(sent) {
          announceNow(sent.told);
          isAnswered = true;
          setTold(sent.told);
          setHandled((before) => new Set([...before, sent.about]));
          refetch()
            .catch(refetchSoon)
            .finally(() => setTimeout(sent.refocus));
        },
        unreachable() {
          announceNow(NOT_SENT);
          setTold(NOT_SENT);
        },
      });
      return () => {
        clearTimeout(timer);
        connection.close();
        stopSending();
      };
    }, [eventsUrl, version]);

    return (
      <>
        <ConnectionNotice state={state} />
        {told !== null && <p class="se-told">{told}</p>}
        <View model={model} handled={handled} />
      </>
    );
  };
}
