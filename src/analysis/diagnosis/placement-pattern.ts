/** Which of the five patterns the answers to a question show: what SAY-1 to SAY-5 and the advice rest on (SHAPE-18). */
import type { BetweenOrganisations } from '../agreement/between-organisations.ts';
import { isNoResult } from '../status.ts';
import type { Diagnosis } from './diagnose.ts';
import type { Question } from './instrument.ts';
import type { Placement } from './placement.ts';
import { reaches, type DiagnosisSettings } from './settings.ts';

export type PatternKind =
  /** SAY-1: each organisation agrees with itself, and almost all disagreement is between them. */
  | 'almost all between'
  /** SAY-2. */
  | 'most between'
  /** SAY-3: more between organisations than by chance, but most inside them. */
  | 'some between'
  /** SAY-4: no more between organisations than by chance. */
  | 'inside'
  /** SAY-5. */
  | 'cannot tell';

export interface PlacementPattern {
  readonly kind: PatternKind;
  readonly between: BetweenOrganisations;
  /** Organisations that may be shown and largely agree with themselves, and those that do not. */
  readonly agreeing: readonly string[];
  readonly others: readonly string[];
}

/** Null where people do not disagree, or nothing can be placed. */
export function placementPattern(diagnosis: Diagnosis, question: Question): PlacementPattern | null {
  const { settings } = diagnosis;
  const { disagreement, placement } = diagnosis.questions[question];
  if (isNoResult(disagreement) || isNoResult(placement) || isNoResult(placement.between)) return null;
  if (!reaches(disagreement.disagreement, settings.highDisagreement)) return null;
  const inside = agreementInside(diagnosis, placement);
  const { between } = placement;
  return { kind: kindOf(between, inside.allAgree, settings), between, ...inside };
}

function kindOf(
  { share, expected, test }: BetweenOrganisations,
  allAgree: boolean,
  settings: DiagnosisSettings,
): PatternKind {
  if ('status' in test) return 'cannot tell';
  if (share <= expected) return 'inside';
  if (test.p > settings.pLevel) return 'cannot tell';
  if (!reaches(share, settings.mostBetween)) return 'some between';
  return allAgree && reaches(share, settings.almostAllBetween) ? 'almost all between' : 'most between';
}

/** Organisations without an alpha are neither said to agree with themselves nor not to. */
function agreementInside({ shown, settings }: Diagnosis, { alphaInside }: Placement) {
  const organisations = shown?.organisations ?? [];
  const alphas = organisations.flatMap((organisation) => {
    const alpha = alphaInside.get(organisation);
    return alpha === undefined || isNoResult(alpha) ? [] : { organisation, alpha: alpha.alpha };
  });
  const agreeing = alphas.filter(({ alpha }) => reaches(alpha, settings.alphaInside));
  const others = alphas.filter(({ alpha }) => !reaches(alpha, settings.alphaInside));
  return {
    allAgree: agreeing.length > 0 && agreeing.length === organisations.length,
    agreeing: agreeing.map(({ organisation }) => organisation),
    others: others.map(({ organisation }) => organisation),
  };
}
