import { get, type IncomingMessage } from 'node:http';

export interface TestStream {
  readonly events: { readonly id: number; readonly data: Record<string, unknown> }[];
  /** Resolves with the first event that fits, those of the past included. Rejects after 5 seconds. */
  until(fits: (data: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  readonly isOpen: boolean;
  close(): void;
}

const PATIENCE_MS = 5_000;

/** Opens a live stream as a browser does. */
export async function openStream(
  url: URL,
  cookies: ReadonlyMap<string, string>,
  lastEventId?: number,
): Promise<TestStream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const again = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
    get(url, { headers: { cookie, accept: 'text/event-stream', ...again } }, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`The stream was answered with ${response.statusCode}.`);
  const events: TestStream['events'] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let isOpen = true;
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      if (data !== undefined)
        events.push({ id: Number(id), data: JSON.parse(data) as Record<string, unknown> });
    }
    for (const check of waiting) check();
  });
  response.on('close', () => (isOpen = false));
  response.on('error', () => (isOpen = false));
  return {
    events,
    get isOpen() {
      return isOpen;
    },
    close: () => response.destroy(),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(`No such event came; there were ${JSON.stringify(events.map((each) => each.data))}`),
          );
        }, PATIENCE_MS);
        function check(): void {
          const found = events.find(({ data }) => fits(data));
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(found.data);
        }
        waiting.add(check);
        check();
      }),
  };
}
