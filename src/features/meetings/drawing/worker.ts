import { type Drawn, drawGroups, type DrawProblem } from './groups.ts';

export interface DrawTask {
  readonly problem: DrawProblem;
  readonly seed: number;
}

/** One draw, in a thread of its own: the event loop goes on taking votes. */
export function draw({ problem, seed }: DrawTask): Drawn {
  return drawGroups(problem, seed);
}
