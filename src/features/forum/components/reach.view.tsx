import { WarningText } from '../../../design-system/components/warning-text.tsx';
import { formatCount } from '../../../design-system/format.ts';
import { countReached, type Reached } from '../posts/reaching.ts';

/** How many people a post will reach through the organisations that it mentions, before it is sent. */
export function ReachWarning({ reached }: { reached: readonly Reached[] }) {
  if (reached.length === 0) return null;
  const count = countReached(reached);
  return (
    <section aria-labelledby="reach-heading">
      <h2 class="govuk-heading-m" id="reach-heading">
        Before you post
      </h2>
      <WarningText>
        {count === 0
          ? 'This mentions an organisation, and nobody of it reads this space: nobody is told.'
          : `This tells ${formatCount(count, 'person', 'people')} who can read this space. To tell fewer, take the @ away or mention some of them by name.`}
      </WarningText>
      <ul class="govuk-list govuk-list--bullet">
        {reached.map(({ name, people }) => (
          <li>
            {name}: {formatCount(people.length, 'person', 'people')}
          </li>
        ))}
      </ul>
    </section>
  );
}
