import { formatCount } from '../../../../design-system/format.ts';
import { StatusText } from '../../../../design-system/patterns/text.tsx';
import { commentUrls } from '../../../comments/shared.ts';
import { pollUrls } from '../../../polls/shared.ts';
import { PaceAndMessages } from '../../components/pace-and-messages.tsx';
import { plenaryUrls } from '../../urls.ts';
import type { ChairModel } from './model.ts';
import { Answered } from './question-view.tsx';

/** What the chair keeps an eye on beside the questions. */
export function Side({ model }: { model: ChairModel }) {
  return (
    <>
      <Elsewhere model={model} />
      <PaceAndMessages model={model} returnTo={plenaryUrls.chair(model.code)} />
      <People model={model} />
      {model.answered.length > 0 && (
        <section aria-labelledby="answered-heading">
          <h2 class="govuk-heading-m" id="answered-heading">
            Answered ({model.answeredCount})
          </h2>
          <ul class="govuk-list govuk-list--spaced">
            {model.answered.map((question) => (
              <Answered key={question.id} model={model} question={question} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Elsewhere({ model }: { model: ChairModel }) {
  const links = [
    model.canModerate && {
      href: plenaryUrls.moderate(model.code),
      text: `Moderate${model.waiting > 0 ? ` (${model.waiting} waiting)` : ''}`,
    },
    model.canModerate && { href: commentUrls.moderate(model.code), text: 'Moderate comments' },
    model.canRunPolls && { href: pollUrls.run(model.code), text: 'Run polls' },
    { href: plenaryUrls.screen(model.code), text: 'Screen for the room' },
  ];
  return (
    <nav aria-label="Beside the questions" class="se-no-print">
      <ul class="govuk-list">
        {links.map(
          (link) =>
            link !== false && (
              <li key={link.href}>
                <a class="govuk-link" href={link.href}>
                  {link.text}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

function People({ model }: { model: ChairModel }) {
  return (
    <section aria-labelledby="people-heading">
      <h2 class="govuk-heading-m" id="people-heading">
        People
      </h2>
      <p class="govuk-body">{formatCount(model.present, 'person has', 'people have')} joined.</p>
      <ul class="govuk-list">
        {model.staff.map(({ id, name, role, isHere }) => (
          <li key={id}>
            <StatusText tone={isHere ? 'done' : 'neutral'}>
              {name} ({role}) {isHere ? 'is here' : 'is not here'}
            </StatusText>
          </li>
        ))}
      </ul>
    </section>
  );
}
