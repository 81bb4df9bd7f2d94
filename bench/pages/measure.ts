import { inParallel } from '../live/hall.ts';
import { percentiles } from '../live/percentiles.ts';

export interface Load {
  readonly connections: number;
  readonly seconds: number;
  /** Requests before the first one that counts. */
  readonly warmUp: number;
  /** Ends after so many, even if time is left. */
  readonly most?: number;
}

export interface Measured {
  readonly requestsPerSecond: number;
  readonly ms: ReturnType<typeof percentiles>;
  readonly bytes: number;
}

/** Asks again and again on every connection, until the time is over or `most` have been asked. `ask` returns the bytes of an answer, or throws. */
export async function measure(
  { connections, seconds, warmUp, most = Infinity }: Load,
  ask: (number: number) => Promise<number>,
): Promise<Measured> {
  let number = 0;
  let bytes = 0;
  const timed = async (): Promise<number> => {
    const from = performance.now();
    bytes = await ask(number++);
    return performance.now() - from;
  };
  await inParallel(Array.from({ length: warmUp }), connections, timed);
  const times: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1_000;
  const isOver = (): boolean => performance.now() >= until || number >= warmUp + most;
  await inParallel(Array.from({ length: connections }), connections, async () => {
    while (!isOver()) times.push(await timed());
  });
  const requestsPerSecond = Math.round((times.length / (performance.now() - from)) * 1_000);
  return { requestsPerSecond, ms: percentiles(times), bytes };
}
