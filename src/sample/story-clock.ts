import { type Clock, systemClock } from '../platform/clock.ts';

/** The real time, but for while a story of the past is told: then it stands where the story is. */
export class StoryClock implements Clock {
  readonly #real: Clock;
  #told: Date | null = null;

  constructor(real: Clock = systemClock) {
    this.#real = real;
  }

  now(): Date {
    return this.#told === null ? this.#real.now() : new Date(this.#told);
  }

  tell(at: Date): void {
    this.#told = at;
  }

  endStory(): void {
    this.#told = null;
  }
}
