import type { EndeavourSeatId } from '../endeavour.ts';

export type EdgeSide = 'in' | 'out';

/** What one seat says of an item. */
export interface EdgeView {
  readonly seatId: EndeavourSeatId;
  readonly side: EdgeSide;
  readonly reason: string;
  readonly saidAt: Date;
}

/** Something that is, or is not, part of what the endeavour is about. */
export interface EdgeItem {
  readonly id: string;
  readonly text: string;
  readonly views: readonly EdgeView[];
}

export type EdgeState = 'in' | 'out' | 'contested' | 'not-said';

/** Contested as soon as two seats say different things: nobody decides for the others. */
export function edgeState(views: readonly Pick<EdgeView, 'side'>[]): EdgeState {
  const sides = new Set(views.map(({ side }) => side));
  if (sides.size > 1) return 'contested';
  const [only] = sides;
  return only ?? 'not-said';
}
