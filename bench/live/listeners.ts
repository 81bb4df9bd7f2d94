import { connect, type Socket } from 'node:net';

export interface ReceivedEvent {
  readonly data: string;
  readonly bytes: number;
  /** performance.now() of this process. */
  readonly at: number;
}

export interface ListenerOptions {
  readonly ports: () => readonly number[];
  readonly path: string;
  /** The headers of one connection, each line ended. */
  readonly headers: string;
  /** Reads every event in full; the others are only counted. */
  readonly onEvent?: (event: ReceivedEvent) => void;
  /** Comes back after a break, with the last id, as browsers do. */
  readonly reconnects: boolean;
}

const MARK = Buffer.from('\nevent: ');
const END = Buffer.from('\n\n');

/** Counts of all streams together. */
export interface Counts {
  deliveries: number;
  open: number;
  reconnects: number;
}

/** One browser's stream, read as cheaply as can be: the machine is shared with the server. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #counts: Counts;
  #socket: Socket | undefined;
  #isOpen = false;
  #isClosed = false;
  #rest = Buffer.alloc(0);
  #lastId: string | undefined;
  #which: number;

  constructor(options: ListenerOptions, counts: Counts, which: number) {
    this.#options = options;
    this.#counts = counts;
    this.#which = which;
  }

  /** Resolves when the server has answered 200. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const ports = this.#options.ports();
      const port = ports[this.#which % ports.length] as number;
      const socket = connect({ host: '127.0.0.1', port });
      this.#socket = socket;
      const last = this.#lastId === undefined ? '' : `last-event-id: ${this.#lastId}\r\n`;
      socket.write(
        `GET ${this.#options.path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\n${last}${this.#options.headers}\r\n`,
      );
      socket.on('data', (chunk: Buffer) => {
        if (!this.#isOpen) {
          if (!chunk.subarray(0, 15).toString().startsWith('HTTP/1.1 200')) {
            socket.destroy();
            reject(new Error(`The stream was refused: ${chunk.subarray(0, 60).toString()}`));
            return;
          }
          this.#isOpen = true;
          this.#counts.open += 1;
          resolve();
        }
        this.#read(chunk);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (this.#isOpen) this.#counts.open -= 1;
        this.#isOpen = false;
        if (this.#isClosed || !this.#options.reconnects) return;
        this.#comeBack();
        reject(new Error('The stream broke before it began.'));
      });
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.destroy();
  }

  #comeBack(): void {
    this.#counts.reconnects += 1;
    this.#which += 1;
    setTimeout(() => void this.open().catch(() => undefined), 500 + Math.random() * 2_000);
  }

  #read(chunk: Buffer): void {
    if (this.#options.onEvent === undefined && !this.#options.reconnects) {
      for (let at = chunk.indexOf(MARK); at !== -1; at = chunk.indexOf(MARK, at + MARK.length))
        this.#counts.deliveries += 1;
      return;
    }
    const at = performance.now();
    let buffer = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let end = buffer.indexOf(END); end !== -1; end = buffer.indexOf(END)) {
      this.#take(buffer.subarray(0, end), at);
      buffer = buffer.subarray(end + END.length);
    }
    this.#rest = Buffer.from(buffer);
  }

  #take(block: Buffer, at: number): void {
    if (!block.includes(MARK)) return;
    this.#counts.deliveries += 1;
    const head = block.subarray(0, 32).toString();
    this.#lastId = /^id: (\d+)/.exec(head)?.[1] ?? this.#lastId;
    if (this.#options.onEvent === undefined) return;
    const data = block.subarray(block.indexOf('data: ') + 6).toString();
    this.#options.onEvent({ data, bytes: block.length + END.length, at });
  }
}
