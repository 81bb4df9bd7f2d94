/**
 * Whether people agree as much as they think (SHAPE-15): perceived agreement less actual agreement.
 *
 * In words: perceived = (mean of the perception item − 1) / 4, actual = 1 − D. Range −1 … 1. The two scales are not
 * calibrated to each other, so both parts are shown, never the gap alone.
 */
import { isNoResult, notEnoughData, type NotEnoughData } from '../status.ts';
import type { Disagreement } from './disagreement.ts';
import type { ItemResult } from './item-result.ts';
import { SCALE } from './instrument.ts';
import type { DiagnosisSettings } from './settings.ts';

export interface Perception {
  readonly perceived: number;
  readonly actual: number;
  readonly gap: number;
  readonly finding: 'false consensus' | 'false conflict' | null;
}

const FEWEST_ANSWERS = 5;

export function perception(
  item: ItemResult,
  disagreement: Disagreement | NotEnoughData,
  { perceptionGap }: Pick<DiagnosisSettings, 'perceptionGap'>,
): Perception | NotEnoughData<'fewer_than_5_answers' | 'no_disagreement_measured'> {
  if (isNoResult(disagreement)) return notEnoughData('no_disagreement_measured');
  if (item.mean === null || item.n < FEWEST_ANSWERS) return notEnoughData('fewer_than_5_answers');
  const perceived = (item.mean - SCALE.min) / (SCALE.max - SCALE.min);
  const actual = 1 - disagreement.disagreement;
  const gap = perceived - actual;
  return { perceived, actual, gap, finding: findingOf(gap, perceptionGap) };
}

function findingOf(gap: number, threshold: number): Perception['finding'] {
  if (gap > threshold + 1e-9) return 'false consensus';
  return gap < -threshold - 1e-9 ? 'false conflict' : null;
}
