import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { OWED_AFTER_DAYS, type OwedAnswer } from '../../addressing/addressee.ts';
import { owedIn } from '../../addressing/addressing.repository.ts';
import { AnswersBy } from '../../components/asked.view.tsx';
import type { ForumPages } from '../../pages.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Questions to somebody that have waited a week or more, for everybody who reads the space (FOR-46). */
export function owedPage({ app, db, clock, rights }: ForumPages): void {
  const access = rights.to('mayRead');
  app.get(forumUrls.spaceAct(':space', 'owed'), { config: { access } }, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const before = new Date(clock.now().getTime() - OWED_AFTER_DAYS * DAY_MS);
    return reply.page({
      title: 'Answers still to come',
      breadcrumbs: crumbs(space),
      content: <OwedPage space={space} owed={await owedIn(db, space.id, before)} />,
    });
  });
}

function OwedPage({ space, owed }: { space: Space; owed: readonly OwedAnswer[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={space.name}>Answers still to come</PageHeading>
        <p class="govuk-body">
          Open questions to a person or an organisation that were asked {OWED_AFTER_DAYS} days ago or earlier.
          The oldest come first.
        </p>
        {owed.length === 0 && <EmptyState title="No question has waited that long." />}
        <ul class="govuk-list govuk-list--spaced">
          {owed.map((each) => (
            <li>
              <a class="govuk-link" href={forumUrls.thread(each.threadId)}>
                {each.title}
              </a>
              <br />
              {each.name}, asked <Time value={each.askedAt} format="date" />
              <AnswersBy answersBy={each.answersBy} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
