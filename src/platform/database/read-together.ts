/**
 * Reads the same for many who ask at once: whoever asks while a read of that key waits to begin shares it, and whoever
 * asks while one is under way waits for the next. So everyone is answered by a read that began after they asked, as
 * `gatherReads` does for things of many keys, and nobody waits for a read of another key.
 */
export function readTogether<Value>(read: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const reading = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<Value>>();

  async function readNext(key: string): Promise<Value> {
    // Without one under way: at the end of this turn, so that what arrives together is read together.
    await (reading.get(key) ?? new Promise(setImmediate));
    waiting.delete(key);
    const answer = read(key);
    const ended = answer.then(
      () => undefined,
      () => undefined,
    );
    reading.set(key, ended);
    void ended.then(() => {
      if (reading.get(key) === ended) reading.delete(key);
    });
    return answer;
  }

  return (key) => {
    let asked = waiting.get(key);
    if (asked === undefined) {
      asked = readNext(key);
      waiting.set(key, asked);
    }
    return asked;
  };
}
