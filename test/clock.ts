import type { Clock } from '../src/platform/clock.ts';

/** Stands still until it is moved. Begins at nine on a Monday morning in London, before summer time. */
export class FakeClock implements Clock {
  #now = new Date('2026-03-02T09:00:00Z');

  now(): Date {
    return new Date(this.#now);
  }

  /** An ISO 8601 time with its offset. */
  set(time: string): void {
    this.#now = new Date(time);
  }

  advance(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
    this.#now = new Date(this.#now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }
}
