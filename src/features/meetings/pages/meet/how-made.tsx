import { Details } from '../../../../design-system/components/details.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { type Draw, weightsWords } from '../../meeting.ts';

/** What LRN-25 lets everybody see of how groups were made. */
export function HowMade({ draw }: { draw: Draw }) {
  return (
    <Details summary="How the groups were made">
      <p class="govuk-body">
        {formatCount(draw.people, 'person wanted', 'people wanted')} to meet, and{' '}
        {formatCount(draw.groups, 'group was', 'groups were')} made so that the people in each differ as much
        as they can in organisation, place and level.{' '}
        {weightsWords(draw.weights) !== '' &&
          `The organisers chose that ${weightsWords(draw.weights)}. Counted so, there are within the groups `}
        {weightsWords(draw.weights) === '' && 'Within the groups there are '}
        {formatCount(draw.total, 'such difference')}
        {draw.best === null ? '' : `; ${draw.best} is the most there could have been`}.
      </p>
      <p class="govuk-body">
        Nobody is put together twice with the same person, nor with anybody they have blocked, muted or been
        introduced to.
      </p>
      <Unmet draw={draw} />
    </Details>
  );
}

/** What was aimed for in a draw, and what of it does not hold, with the swaps made since. */
export function Unmet({ draw }: { draw: Draw }) {
  const { repeats, notOfFour, sameOrganisation, leftOut, swaps } = draw;
  return (
    <ul class="govuk-list govuk-list--bullet">
      <li>
        {repeats === 0
          ? 'No two people are together who had been put together before.'
          : `${formatCount(repeats, 'pair')} had been put together before.`}
      </li>
      <li>
        {notOfFour === 0
          ? 'Every group has four people.'
          : `${formatCount(notOfFour, 'group does', 'groups do')} not have four people, because the number does not divide, or four would have brought people together again.`}
      </li>
      <li>
        {sameOrganisation === 0
          ? 'No group has two people of one organisation.'
          : `${formatCount(sameOrganisation, 'pair is', 'pairs are')} from one organisation.`}
      </li>
      {leftOut > 0 && <li>For {formatCount(leftOut, 'person', 'people')} there was nobody new this time.</li>}
      {swaps > 0 && (
        <li>
          Two people have swapped groups {swaps === 1 ? 'once' : `${swaps} times`} since, as both wanted. The
          numbers here are those of the groups as they are now.
        </li>
      )}
    </ul>
  );
}
