import { formatStatistic } from '../../../../analysis/agreement/format.ts';
import { DotPlot } from '../../../../design-system/charts/dot-plot.tsx';
import { GroupedDots } from '../../../../design-system/charts/grouped-dots.tsx';
import { formatPercent } from '../../../../design-system/format.ts';
import type { StoredResult, StoredSpread } from '../../results/stored-result.ts';

const POINTS = ['1', '2', '3', '4', '5'];
const LOW = 'strongly disagree';
const HIGH = 'strongly agree';

/** How the answers to one item or statement spread, by organisation where that may be shown. */
export function Spread({
  spread,
  words,
}: {
  spread: StoredSpread;
  words: StoredResult['organisationWords'];
}) {
  const { id, text, n, cantSay, counts, groups, median, agreement, chance, sentences } = spread;
  const share = cantSay === 0 ? '' : ` (${formatPercent(cantSay / (n + cantSay))})`;
  const figures =
    agreement === null || chance === null
      ? ''
      : ` Median ${median ?? '–'}. Agreement (A) ${formatStatistic(agreement)}; by chance ${formatStatistic(chance.low)} to ${formatStatistic(chance.high)}.`;
  const note = `${sentences.join(' ')} ${n} rated it, ${cantSay}${share} can't say.${figures}`;
  if (groups === null) {
    return (
      <DotPlot
        id={`spread-${id}`}
        title={text}
        points={POINTS.map((label, index) => ({ label, count: counts[index] ?? 0 }))}
        lowLabel={LOW}
        highLabel={HIGH}
        note={note}
      />
    );
  }
  return (
    <GroupedDots
      id={`spread-${id}`}
      title={text}
      groups={groups.map(({ name, counts: own, cantSay: beside }) => ({ label: name, counts: own, beside }))}
      points={POINTS}
      lowLabel={LOW}
      highLabel={HIGH}
      besideLabel="?"
      note={`${note} ? is “I can't say”. Dots are people, by ${words.one}.`}
    />
  );
}
