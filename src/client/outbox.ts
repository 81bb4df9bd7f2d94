/** Something to send that must arrive once: the server knows it again by what it is, so it may be sent twice. */
export interface Parcel {
  /** A later parcel of the same key replaces this one while it waits. */
  readonly key: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

export interface Delivered {
  readonly status: number;
  readonly body: unknown;
}

const STORE = 'outbox';
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A server that is away or overloaded; everything else is an answer. */
const TRY_AGAIN = new Set([429, 502, 503, 504]);

type Listener = (parcel: Parcel, delivered: Delivered) => void;

/**
 * Sends parcels one after the other and keeps them on the device until the server has answered: also over a lost
 * connection or a reload (LIVE-76). Waits grow, with a random part, so that a hall does not return in one second.
 */
class Outbox {
  #waiting: Parcel[] = load();
  #isSending = false;
  #tries = 0;
  readonly #listeners = new Set<Listener>();

  constructor() {
    addEventListener('online', () => void this.#send());
    if (this.#waiting.length > 0) void this.#send();
  }

  /** Calls the listener at every answer, also to a parcel that another page began. */
  onDelivered(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(parcel: Parcel): void {
    this.#waiting = [...this.#waiting.filter((each) => each.key !== parcel.key), parcel];
    save(this.#waiting);
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let parcel = this.#waiting[0]; parcel !== undefined; parcel = this.#waiting[0]) {
      const delivered = await deliver(parcel);
      if (delivered === undefined) break;
      this.#tries = 0;
      const sent = parcel;
      this.#waiting = this.#waiting.filter((each) => each !== sent);
      save(this.#waiting);
      for (const listener of this.#listeners) listener(sent, delivered);
    }
    this.#isSending = false;
    if (this.#waiting.length > 0) this.#sendLater();
  }

  #sendLater(): void {
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries);
    this.#tries += 1;
    // oxlint-disable-next-line no-restricted-properties -- browser code; it only spreads retries
    setTimeout(() => void this.#send(), longest * (0.5 + Math.random() / 2));
  }
}

/** The server's answer, or undefined when there was none worth keeping. */
async function deliver(parcel: Parcel): Promise<Delivered | undefined> {
  try {
    const response = await fetch(parcel.url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: encode(parcel.fields),
    });
    if (TRY_AGAIN.has(response.status)) return undefined;
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body };
  } catch {
    return undefined;
  }
}

function encode(fields: Parcel['fields']): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(name, each);
  return body;
}

function load(): Parcel[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as Parcel[];
  } catch {
    return [];
  }
}

function save(parcels: readonly Parcel[]): void {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(parcels));
  } catch {
    // Storage is full or forbidden: the parcels live as long as the page.
  }
}

let outbox: Outbox | undefined;

/** The page's outbox, opened when it is first needed. */
export function theOutbox(): Outbox {
  outbox ??= new Outbox();
  return outbox;
}
