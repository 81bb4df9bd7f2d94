import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import type { Carried } from '../../thread.ts';

/** What a question brought along from its session. */
export function CarriedFacts({ carried }: { carried: Carried }) {
  const { votes, label, state, speakers } = carried;
  return (
    <SummaryList
      rows={[
        { key: 'In the session', value: state },
        {
          key: 'Votes',
          value: formatCount(votes, 'person wanted this answered', 'people wanted this answered'),
        },
        ...(label === null ? [] : [{ key: 'Label', value: label }]),
        ...(speakers.length === 0
          ? []
          : [
              {
                key: 'Asked of',
                value: (
                  <ul class="govuk-list">
                    {speakers.map(({ name, state: each }) => (
                      <li>
                        {name}: {each}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
      ]}
    />
  );
}
