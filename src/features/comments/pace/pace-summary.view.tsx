import { formatNumber } from '../../../design-system/format.ts';
import { PACE_KINDS, type PaceCounts, type PaceKind } from './signal.ts';

const NAMES: Readonly<Record<PaceKind, string>> = {
  slower: 'want it slower',
  louder: 'want it louder',
  'cannot-follow': 'cannot follow',
};

/** The signals of the last two minutes, for the chair and the speakers: numbers, nobody's name. */
export function PaceSummary({ counts }: { counts: PaceCounts }) {
  if (PACE_KINDS.every((kind) => counts[kind] === 0)) {
    return <p class="govuk-body">Nobody has signalled about the pace in the last 2 minutes.</p>;
  }
  return (
    <dl class="se-figures" aria-label="Signals of the last 2 minutes">
      {PACE_KINDS.map((kind) => (
        <div key={kind}>
          <dt>{NAMES[kind]}</dt>
          <dd>{formatNumber(counts[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}
