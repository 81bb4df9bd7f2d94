import { READING_NAMES } from '../../analysis/diagnosis/advice.ts';
import { READING_MEANS } from './results/guide.ts';
import type { ClosedRound } from './round.ts';
import { diagnosisUrls } from './urls.ts';

/** The answer to "What kind of problem is it?" on an endeavour's home. */
export function ShapeInShort({
  endeavourId,
  latest,
}: {
  endeavourId: string;
  latest: ClosedRound | undefined;
}) {
  const result = latest?.result ?? null;
  return (
    <>
      <p class="govuk-body">
        {result === null
          ? 'Nobody has said yet.'
          : `${READING_NAMES[result.reading]}. ${READING_MEANS[result.reading]}`}
      </p>
      <p class="govuk-body">
        <a
          class="govuk-link"
          href={
            latest === undefined
              ? diagnosisUrls.shape(endeavourId)
              : diagnosisUrls.round(endeavourId, latest.id)
          }
        >
          {result === null ? 'The shape of the problem' : 'See what was found'}
        </a>
      </p>
    </>
  );
}
